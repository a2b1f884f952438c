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
            <BreakableAddress address={address} />
          </bdi>
        )}
      </p>
    </div>
  );
}

/** Broken between lines before its `@`, where a narrow screen must break it. */
function BreakableAddress({ address }: { readonly address: string }) {
  const at = address.lastIndexOf('@');
  if (at < 0) return address;
  return (
    <>
      {address.slice(0, at)}
      <wbr />
      {address.slice(at)}
    </>
  );
}
