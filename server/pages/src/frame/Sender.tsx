import { Breakable } from './Breakable.tsx';
import { Icon } from './Icon.tsx';

/** Whom a message comes from; both are foreign text that was made visible. */
export function Sender({ name, address }: { readonly name: string; readonly address: string | null }) {
  return (
    <div className="sender">
      <span className="sender__mark">
        <Icon name="mail" />
      </span>
      <p className="sender__words">
        <bdi className="sender__name">{name}</bdi>
        {address && address !== name && (
          <bdi className="kern-body kern-body--muted sender__address">
            <Breakable text={address} />
          </bdi>
        )}
      </p>
    </div>
  );
}
