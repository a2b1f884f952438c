import { ProgressBar, Text } from '@fluentui/react-components';
import type { Progress } from '@siegelpost/shared/transfer/transfer';
import { useState } from 'react';
import type { Text as Catalogue } from '../../text/text.ts';
import { type Rate, rateOf, type Sample, withSample } from '../send/rate.ts';
import { usePane } from './pane.ts';
import { Status } from './Status.tsx';
import { useStalled } from './useStalled.ts';
import { useStyles } from './useStyles.ts';

interface Props {
  readonly progress: Progress;
  readonly label: string;
  /** Held by the person: then nothing stalls. */
  readonly paused?: boolean;
}

/** A bar with percent, amount, speed and time left; with nothing to count, as for a message alone, one that only moves. */
export function WorkProgress({ progress, label, paused = false }: Props) {
  const { text, now } = usePane();
  const styles = useStyles();
  const rate = useRate(progress, now);
  const percent = percentOf(progress);
  const stalled = useStalled(progress.doneBytes, !paused && progress.doneBytes < progress.totalBytes);
  if (progress.totalBytes === 0) return <ProgressBar thickness="large" aria-label={label} />;
  return (
    <div className={styles.tight}>
      <ProgressBar
        value={percent / 100}
        thickness="large"
        aria-label={label}
        aria-valuetext={`${percent} %`}
      />
      <Text size={200} className={styles.quiet}>
        {[text.say('send.percent', { percent }), ...details(progress, stalled ? null : rate, text)].join(
          ' · ',
        )}
      </Text>
      <Status>{stalled && text.say('send.stalled')}</Status>
    </div>
  );
}

/** Whole percent, rounded down: a hundred means done. */
export function percentOf({ doneBytes, totalBytes }: Progress): number {
  return totalBytes === 0 ? 100 : Math.min(100, Math.floor((doneBytes / totalBytes) * 100));
}

function useRate(progress: Progress, now: () => Date): Rate | null {
  const [seen, setSeen] = useState<Seen>({ progress: null, samples: [] });
  if (seen.progress !== progress) {
    const sample = { ...progress, atMs: now().getTime() };
    setSeen({ progress, samples: withSample(seen.samples, sample) });
  }
  return rateOf(seen.samples);
}

interface Seen {
  readonly progress: Progress | null;
  readonly samples: readonly Sample[];
}

function details({ doneBytes, totalBytes }: Progress, rate: Rate | null, text: Catalogue): string[] {
  const amount = text.say('send.amount', { done: text.size(doneBytes), total: text.size(totalBytes) });
  if (!rate) return [amount];
  return [amount, text.say('send.rate', { rate: text.size(rate.bytesPerSecond) }), timeLeft(rate, text)];
}

function timeLeft({ secondsLeft }: Rate, text: Catalogue): string {
  return secondsLeft < 90
    ? text.say('send.secondsLeft', { seconds: secondsLeft })
    : text.say('send.minutesLeft', { minutes: Math.round(secondsLeft / 60) });
}
