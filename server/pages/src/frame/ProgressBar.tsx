import { useId } from 'react';
import { useText } from '../text/TextContext.tsx';
import type { Pace } from './pace.ts';
import { useStalled } from './useStalled.ts';

/** A bar with figures; said aloud at every quarter only. */
export function ProgressBar(props: {
  readonly label: string;
  readonly pace: Pace;
  readonly paused?: boolean;
  /** What is said where nothing moves any more at its end; without it, nothing is. */
  readonly stalledAtEnd?: string;
}) {
  const { say } = useText();
  const { label, pace, paused = false, stalledAtEnd = '' } = props;
  const id = useId();
  const ratio = pace.totalBytes === 0 ? 0 : Math.min(1, pace.doneBytes / pace.totalBytes);
  const stalled = useStalled(pace.doneBytes + (pace.receivedBytes ?? 0), !paused);
  const quarter = Math.floor(ratio * 4) * 25;
  return (
    <div className="kern-progress">
      <label className="kern-label" htmlFor={id}>
        {label}
      </label>
      <progress id={id} max={100} value={Math.floor(ratio * 100)} />
      <p className="kern-body kern-body--small figures">
        <Figures pace={pace} paused={paused} stalled={stalled} />
      </p>
      <output className="kern-body kern-body--small">
        {stalled && (ratio < 1 ? say('progress.stalled') : stalledAtEnd)}
      </output>
      <output className="kern-sr-only">
        {paused ? say('progress.paused') : quarter > 0 ? say('progress.percent', { percent: quarter }) : ''}
      </output>
    </div>
  );
}

function Figures(props: { readonly pace: Pace; readonly paused: boolean; readonly stalled: boolean }) {
  const { say, bytes, duration } = useText();
  const { doneBytes, totalBytes, bytesPerSecond, secondsLeft } = props.pace;
  const done = say('progress.done', { done: bytes(doneBytes), total: bytes(totalBytes) });
  if (props.paused) return `${done} · ${say('progress.paused')}`;
  // What does not move has neither.
  if (props.stalled || bytesPerSecond === null || secondsLeft === null) return done;
  const speed = say('progress.speed', { speed: bytes(bytesPerSecond) });
  return [done, speed, say('progress.left', { duration: duration(secondsLeft) })].join(' · ');
}
