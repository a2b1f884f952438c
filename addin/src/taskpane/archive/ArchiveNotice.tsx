import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
} from '@fluentui/react-components';
import type { ArchiveFacts } from '@siegelpost/shared/transfer/transfer';
import { FailureNotice } from '../parts/FailureNotice.tsx';
import { Fingerprint } from '../parts/Fingerprint.tsx';
import { usePane } from '../parts/pane.ts';
import { Status } from '../parts/Status.tsx';
import type { ArchiveState } from './useArchive.ts';

/** That the authority's archive can read along, in plain words; or why nothing can be sent without it. */
export function ArchiveNotice({ archive }: { readonly archive: ArchiveState }) {
  const { text } = usePane();
  switch (archive.step) {
    case 'not-demanded':
      return null;
    case 'checking':
      return <Status>{text.say('archive.checking')}</Status>;
    case 'known':
      return (
        <MessageBar intent="info" layout="multiline">
          <Facts facts={archive.facts} />
        </MessageBar>
      );
    case 'changed':
      return (
        <MessageBar intent="warning" layout="multiline" role="alert">
          <MessageBarBody>
            <MessageBarTitle>{text.say('archive.changedTitle')}</MessageBarTitle>
            {text.say('archive.changed')} <Fingerprint hex={archive.facts.fingerprint} />
          </MessageBarBody>
          <MessageBarActions>
            <Button onClick={archive.accept}>{text.say('archive.accept')}</Button>
          </MessageBarActions>
        </MessageBar>
      );
    case 'failed':
      return <FailureNotice failure={archive.failure} onRetry={archive.retry} />;
  }
}

function Facts({ facts }: { readonly facts: ArchiveFacts }) {
  const { text } = usePane();
  return (
    <MessageBarBody>
      <MessageBarTitle>{text.say('archive.title')}</MessageBarTitle>
      {text.say(facts.trust === 'certified' ? 'archive.certified' : 'archive.firstUse', {
        name: facts.name || text.say('archive.unnamed'),
      })}{' '}
      <Fingerprint hex={facts.fingerprint} />
    </MessageBarBody>
  );
}
