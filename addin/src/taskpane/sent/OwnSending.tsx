import { Text } from '@fluentui/react-components';
import type { PackageId } from '@siegelpost/shared/api/ids';
import { FailureNotice } from '../parts/FailureNotice.tsx';
import { usePane } from '../parts/pane.ts';
import { ScreenTitle } from '../parts/ScreenTitle.tsx';
import { useStyles } from '../parts/useStyles.ts';
import { Waiting } from '../parts/Waiting.tsx';
import { SentCard } from './SentCard.tsx';
import { useSent } from './useSent.ts';

interface Props {
  readonly packageId: PackageId;
  readonly onReadAnswer: (packageId: PackageId) => void;
}

/** How the sending stands whose link a mail carries; for its author only, as the server sees to. */
export function OwnSending({ packageId, onReadAnswer }: Props) {
  const { text } = usePane();
  const styles = useStyles();
  const { state, refresh, care } = useSent();
  const item =
    state.step === 'list' ? state.items.find(({ summary }) => summary.packageId === packageId) : undefined;
  return (
    <div className={styles.screen}>
      <ScreenTitle>{text.say('sent.one')}</ScreenTitle>
      {state.step === 'loading' && <Waiting label={text.say('sent.loading')} />}
      {state.step === 'failed' && <FailureNotice failure={state.failure} onRetry={refresh} />}
      {state.step === 'list' && !item && <Text>{text.say('sent.notYours')}</Text>}
      {item && (
        <ul className={styles.list}>
          <SentCard item={item} care={care} onReadAnswer={onReadAnswer} />
        </ul>
      )}
    </div>
  );
}
