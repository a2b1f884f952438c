import type { ReactNode } from 'react';
import { Icon } from './Icon.tsx';

/** What ties an input to its label, hint and error. */
export interface FieldAria {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': boolean;
}

/** A form field of KERN: label, hint, input, error. */
export function Field(props: {
  readonly id: string;
  readonly label: ReactNode;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly children: (aria: FieldAria) => ReactNode;
}) {
  const { id, error, hint } = props;
  const describedBy = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ');
  return (
    <div className={error ? 'kern-form-input kern-form-input--error' : 'kern-form-input'}>
      <label className="kern-label" htmlFor={id}>
        {props.label}
      </label>
      {hint && (
        <div className="kern-hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      {props.children({ id, 'aria-describedby': describedBy || undefined, 'aria-invalid': Boolean(error) })}
      <div role="alert">
        {error && (
          <p className="kern-body with-icon danger" id={`${id}-error`}>
            <Icon name="danger" />
            <span>{error}</span>
          </p>
        )}
      </div>
    </div>
  );
}
