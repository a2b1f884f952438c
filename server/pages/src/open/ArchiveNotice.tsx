import type { OpenedPackage } from '@siegelpost/shared/transfer/transfer';
import { Groups } from '../frame/Digest.tsx';
import type { Fact } from '../frame/Facts.tsx';
import { Icon } from '../frame/Icon.tsx';
import type { Text } from '../text/text.ts';
import { useText } from '../text/TextContext.tsx';

/** That the authority's archive can read message and answer, where the author has sealed to it. */
export function ArchiveNotice({ opened }: { readonly opened: OpenedPackage }) {
  const { say } = useText();
  if (opened.archiveFingerprints.length === 0) return null;
  return (
    <p className="kern-body with-icon">
      <Icon name="info" />
      <span>{say('opened.archive')}</span>
    </p>
  );
}

/** The archive's key, for whoever compares keys. */
export function archiveFacts({ archiveFingerprints }: OpenedPackage, { say }: Text): Fact[] {
  return archiveFingerprints.map((fingerprint) => [
    say('opened.archiveFingerprint'),
    <Groups key={fingerprint} hex={fingerprint} size={4} />,
  ]);
}
