import { Text } from '@fluentui/react-components';
import type { PackageId } from '@siegelpost/shared/api/ids';
import { useEffect, useState } from 'react';
import type { ReceivedMail } from '../../mailbox/mailbox.ts';
import { asFailure, type Failure } from '../parts/failure.ts';
import { FailureNotice } from '../parts/FailureNotice.tsx';
import { usePane } from '../parts/pane.ts';
import { ScreenTitle } from '../parts/ScreenTitle.tsx';
import { useStyles } from '../parts/useStyles.ts';
import { Waiting } from '../parts/Waiting.tsx';
import { AnswerView } from './AnswerView.tsx';
import { useAnswer } from './useAnswer.ts';
import { findPackage, type NamedPackage } from './findPackage.ts';
import { OwnSending } from '../sent/OwnSending.tsx';

type Found =
  | { readonly step: 'looking' }
  | { readonly step: 'found'; readonly named: NamedPackage }
  | { readonly step: 'none' }
  | { readonly step: 'failed'; readonly failure: Failure };

interface Props {
  readonly mail: ReceivedMail;
  readonly onReadAnswer: (packageId: PackageId) => void;
}

/** Finds what a mail is about: the answer that a notification tells of, or the sending whose link it carries. */
export function AnswerOfMail({ mail, onReadAnswer }: Props) {
  const { text } = usePane();
  const styles = useStyles();
  const [found, setFound] = useState<Found>({ step: 'looking' });
  useEffect(() => {
    let current = true;
    findPackage(mail)
      .then((named): Found => (named ? { step: 'found', named } : { step: 'none' }))
      .catch((error: unknown): Found => ({ step: 'failed', failure: asFailure(error) }))
      .then((seen) => current && setFound(seen))
      .catch(() => undefined);
    return () => {
      current = false;
    };
  }, [mail]);
  if (found.step === 'found') {
    const { packageId, by } = found.named;
    return by === 'link' ? (
      <OwnSending key={packageId} packageId={packageId} onReadAnswer={onReadAnswer} />
    ) : (
      <AnswerScreen key={packageId} packageId={packageId} />
    );
  }
  return (
    <div className={styles.screen}>
      {found.step === 'looking' && <Waiting label={text.say('app.loading')} />}
      {found.step === 'none' && (
        <>
          <ScreenTitle>{text.say('answers.none')}</ScreenTitle>
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
          <Waiting label={text.say('answers.opening')} />
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
