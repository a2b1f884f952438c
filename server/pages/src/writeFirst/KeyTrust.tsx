import type { Addressee } from '@siegelpost/shared/transfer/writing';
import { Breakable } from '../frame/Breakable.tsx';
import { Groups } from '../frame/Digest.tsx';
import { type Fact, Facts } from '../frame/Facts.tsx';
import { Icon } from '../frame/Icon.tsx';
import { visibleText } from '../text/visibleText.ts';
import { useWriteFirstText } from './writeFirstText.ts';

/** Whose key is sealed to and what vouches for it; how to make sure of it for whoever wants to know. */
export function KeyTrust(props: { readonly addressee: Addressee; readonly organisation: string }) {
  const { say } = useWriteFirstText();
  const { addressee, organisation } = props;
  const owner = ownerName(addressee);
  const address = visibleText(addressee.owner.address);
  const certified = addressee.trust === 'certified';
  const facts: Fact[] = [
    [say('key.fingerprint', { owner }), <Groups key="fingerprint" hex={addressee.fingerprint} size={4} />],
    ...(addressee.organisationFingerprint
      ? [
          [
            say('key.organisation'),
            <Groups key="organisation" hex={addressee.organisationFingerprint} size={4} />,
          ] as const,
        ]
      : []),
    ...(addressee.archive
      ? [
          [
            say('key.archiveFingerprint'),
            <Groups key="archive" hex={addressee.archive.fingerprint} size={4} />,
          ] as const,
        ]
      : []),
  ];
  return (
    <div className="key-trust">
      <p className={certified ? 'kern-body with-icon success' : 'kern-body with-icon'}>
        <Icon name={certified ? 'success' : 'info'} />
        <span>{say(certified ? 'key.certified' : 'key.firstUse', { organisation })}</span>
      </p>
      {addressee.archive && (
        <p className="kern-body with-icon">
          <Icon name="info" />
          <span>{say('key.archive')}</span>
        </p>
      )}
      <details className="more">
        <summary>{say('key.title')}</summary>
        <p className="kern-body">
          <Breakable text={say(addressee.archive ? 'key.onlyArchive' : 'key.only', { owner, address })} />
        </p>
        <p className="kern-body">
          <Breakable
            text={say(certified ? 'key.certifiedWhy' : 'key.firstUseWhy', { organisation, address })}
          />
        </p>
        <Facts facts={facts} />
      </details>
    </div>
  );
}

/** How a person or office is called; foreign text made visible. */
export function ownerName({ owner }: Pick<Addressee, 'owner'>): string {
  return visibleText(owner.name || owner.address);
}
