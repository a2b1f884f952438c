import { makeStyles, Text, tokens } from '@fluentui/react-components';
import type { PackageEvent } from '@siegelpost/shared/api/care';
import { useEffect, useState } from 'react';
import { asFailure, type Failure } from '../parts/failure.ts';
import { Disclosure } from '../parts/Disclosure.tsx';
import { FailureNotice } from '../parts/FailureNotice.tsx';
import { useAccess, usePane } from '../parts/pane.ts';
import { useStyles } from '../parts/useStyles.ts';
import { Waiting } from '../parts/Waiting.tsx';
import type { SentItem } from './sentItem.ts';

const useOwnStyles = makeStyles({
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    borderLeft: `2px solid ${tokens.colorNeutralStroke1}`,
  },
  event: {
    display: 'flex',
    flexDirection: 'column',
    paddingBlock: tokens.spacingVerticalXS,
    paddingLeft: tokens.spacingHorizontalM,
  },
});

/** What happened to a sending, asked for only when somebody wants to know. */
export function SentHistory({ item, subject }: { readonly item: SentItem; readonly subject: string }) {
  const { text } = usePane();
  const styles = useStyles();
  const [shown, setShown] = useState(false);
  return (
    <div className={styles.stack}>
      <Disclosure
        label={text.say('sent.history')}
        subject={subject}
        shown={shown}
        onToggle={() => setShown(!shown)}
      />
      {shown && <Events item={item} />}
    </div>
  );
}

type Loaded =
  | { readonly step: 'loading' }
  | { readonly step: 'list'; readonly events: readonly PackageEvent[] }
  | { readonly step: 'failed'; readonly failure: Failure };

function Events({ item }: { readonly item: SentItem }) {
  const { text } = usePane();
  const styles = useStyles();
  const own = useOwnStyles();
  const { state, retry } = useEvents(item);
  if (state.step === 'loading') return <Waiting label={text.say('sent.historyLoading')} />;
  if (state.step === 'failed') return <FailureNotice failure={state.failure} onRetry={retry} />;
  return (
    <>
      <ol className={own.list}>
        {state.events.toReversed().map((event, index) => (
          // Two equal events at one moment differ in nothing but their place.
          <li key={`${event.at}-${index}`} className={own.event}>
            <Text size={200} className={styles.break}>
              {text.say(`sent.event.${event.kind}`, valuesOf(event, item, text))}
            </Text>
            <Text size={200} className={styles.quiet}>
              {text.dateAndTime(event.at)}
            </Text>
          </li>
        ))}
      </ol>
      <Text size={200} className={styles.quiet}>
        {text.say('sent.historyWho')}
      </Text>
    </>
  );
}

function useEvents({ summary }: SentItem) {
  const { api } = useAccess();
  const [state, setState] = useState<Loaded>({ step: 'loading' });
  const [tries, setTries] = useState(0);
  useEffect(() => {
    let current = true;
    api
      .events(summary.packageId)
      .then(({ events }): Loaded => ({ step: 'list', events }))
      .catch((error: unknown): Loaded => ({ step: 'failed', failure: asFailure(error) }))
      .then((loaded) => current && setState(loaded))
      .catch(() => undefined);
    return () => {
      current = false;
    };
    // A summary read again may have more behind it.
  }, [api, summary, tries]);
  return { state, retry: () => setTries(tries + 1) };
}

/** The server knows files by their place alone; the clerk's own record has their names. */
function valuesOf(
  { reader, bodyIndex }: PackageEvent,
  { record }: SentItem,
  text: ReturnType<typeof usePane>['text'],
) {
  const place = bodyIndex ?? 0;
  const file = record?.fileNames[place] ?? text.say('sent.fileNumber', { number: place + 1 });
  return { reader: reader ?? '', file };
}
