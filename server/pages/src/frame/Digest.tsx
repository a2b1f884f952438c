import { useText } from '../text/TextContext.tsx';

/** A file's digest in groups of eight, to be compared by people. */
export function Digest({ digest }: { readonly digest: string }) {
  const { say } = useText();
  return (
    <p className="kern-body kern-body--small digest">
      <span>{say('files.digest')}: </span>
      <Groups hex={digest} size={8} />
    </p>
  );
}

/** Hexadecimal digits in groups that break between lines only at their ends. */
export function Groups({ hex, size }: { readonly hex: string; readonly size: number }) {
  const groups = hex.toUpperCase().match(new RegExp(`.{1,${size}}`, 'g')) ?? [];
  return <span className="code">{groups.join(' ')}</span>;
}
