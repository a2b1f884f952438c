import { Spinner, Text } from '@fluentui/react-components';
import type { PackageId } from '@siegelpost/shared/api/ids';
import { useEffect, useState } from 'react';
import type { ReceivedMail } from '../../mailbox/mailbox.ts';
import { asFailure, type Failure } from '../parts/failure.ts';
import { FailureNotice } from '../parts/FailureNotice.tsx';
import { usePane } from '../parts/pane.ts';
import { useStyles } from '../parts/useStyles.ts';
import { AnswerView } from './AnswerView.tsx';
import { useAnswer } from './useAnswer.ts';
import { findPackage } from './findPackage.ts';

type Found =
  | { readonly step: 'looking' }
  | { readonly step: 'found'; readonly packageId: PackageId }
  | { readonly step: 'none' }
  | { readonly step: 'failed'; readonly failure: Failure };

/** Finds the answer a notification is about, and opens it. */
export function AnswerOfMail({ mail }: { mail: ReceivedMail }) {
  const { text } = usePane();
  const styles = useStyles();
  const [found, setFound] = useState<Found>({ step: 'looking' });
  useEffect(() => {
    let current = true;
    findPackage(mail)
      .then((packageId): Found => (packageId ? { step: 'found', packageId } : { step: 'none' }))
      .catch((error: unknown): Found => ({ step: 'failed', failure: asFailure(error) }))
      .then((seen) => current && setFound(seen))
      .catch(() => undefined);
    return () => {
      current = false;
    };
  }, [mail]);
  if (found.step === 'found') return <AnswerScreen key={found.packageId} packageId={found.packageId} />;
  return (
    <div className={styles.screen}>
      {found.step === 'looking' && <Spinner label={text.say('app.loading')} />}
      {found.step === 'none' && (
        <>
          <Text weight="semibold">{text.say('answers.none')}</Text>
          <Text>{text.say('answers.noneHint')}</Text>
        </>
      )}
      {found.step === 'failed' && <FailureNotice failure={found.failure} />}
    </div>
  );
}

/** An answer of one of the clerk's conversations. */
export function AnswerScreen({ packageId }: { packageId: PackageId }) {
  const { text } = usePane();
  const styles = useStyles();
  const { state, retry } = useAnswer(packageId);
  switch (state.step) {
    case 'opening':
      return (
        <div className={styles.screen}>
          <Spinner label={text.say('answers.opening')} />
        </div>
      );
    case 'failed':
      return (
        <div className={styles.screen}>
          <FailureNotice failure={state.failure} onRetry={retry} />
        </div>
      );
    case 'open':
      return <AnswerView answer={state.answer} />;
  }
}
