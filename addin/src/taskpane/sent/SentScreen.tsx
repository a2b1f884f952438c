import { Button, Text } from '@fluentui/react-components';
import { ArrowClockwiseRegular } from '@fluentui/react-icons/svg/arrow-clockwise';
import type { PackageId } from '@siegelpost/shared/api/ids';
import { FailureNotice } from '../parts/FailureNotice.tsx';
import { usePane } from '../parts/pane.ts';
import { ScreenTitle } from '../parts/ScreenTitle.tsx';
import { useStyles } from '../parts/useStyles.ts';
import { Waiting } from '../parts/Waiting.tsx';
import { SentCard } from './SentCard.tsx';
import { useSent } from './useSent.ts';

/** "Gesendet": what became of the clerk's own sendings. */
export function SentScreen({ onReadAnswer }: { onReadAnswer: (packageId: PackageId) => void }) {
  const { text } = usePane();
  const styles = useStyles();
  const sent = useSent();
  const { state } = sent;
  return (
    <div className={styles.screen}>
      <div className={styles.row} style={{ justifyContent: 'space-between' }}>
        <ScreenTitle>{text.say('sent.title')}</ScreenTitle>
        <Button appearance="subtle" icon={<ArrowClockwiseRegular />} onClick={sent.refresh}>
          {text.say('sent.refresh')}
        </Button>
      </div>
      {state.step === 'loading' && <Waiting label={text.say('sent.loading')} />}
      {state.step === 'failed' && <FailureNotice failure={state.failure} onRetry={sent.refresh} />}
      {state.step === 'list' && state.items.length === 0 && <Text>{text.say('sent.none')}</Text>}
      {state.step === 'list' && state.items.length > 0 && (
        <ul className={styles.list} style={{ gap: '12px' }}>
          {state.items.map((item) => (
            <SentCard key={item.summary.packageId} item={item} care={sent.care} onReadAnswer={onReadAnswer} />
          ))}
        </ul>
      )}
    </div>
  );
}
