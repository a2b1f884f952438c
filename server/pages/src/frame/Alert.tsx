import type { ReactNode } from 'react';
import { Icon, type IconName } from './Icon.tsx';

type AlertKind = 'info' | 'success' | 'warning' | 'danger';

const LOOK = {
  info: ['kern-alert kern-alert--info', 'info'],
  success: ['kern-alert kern-alert--success', 'success'],
  warning: ['kern-alert kern-alert--warning', 'warning'],
  danger: ['kern-alert kern-alert--danger', 'danger'],
} as const satisfies Record<AlertKind, readonly [string, IconName]>;

/** A box that stands out. `role` is for what appears while one is reading. */
export function Alert(props: {
  readonly kind: AlertKind;
  readonly title?: string;
  readonly role?: 'alert' | 'status';
  readonly children?: ReactNode;
}) {
  const [className, icon] = LOOK[props.kind];
  return (
    <div className={className} role={props.role}>
      {props.title && (
        <div className="kern-alert__header">
          <Icon name={icon} />
          <h2 className="kern-title">{props.title}</h2>
        </div>
      )}
      {props.children && (
        <div className={props.title ? 'kern-alert__body' : 'kern-alert__body with-icon'}>
          {!props.title && <Icon name={icon} />}
          <div>{props.children}</div>
        </div>
      )}
    </div>
  );
}
