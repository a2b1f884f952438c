import type { OpenedPackage } from '@siegelpost/shared/transfer/transfer';
import { Icon } from '../frame/Icon.tsx';
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
