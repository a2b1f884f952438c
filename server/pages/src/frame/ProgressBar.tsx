import { useId } from 'react';
import { useText } from '../text/TextContext.tsx';
import type { Pace } from './pace.ts';

/** A bar with figures; said aloud at every quarter only. */
export function ProgressBar({ label, pace }: { readonly label: string; readonly pace: Pace }) {
  const { say, bytes, duration } = useText();
  const id = useId();
  const ratio = pace.totalBytes === 0 ? 0 : Math.min(1, pace.doneBytes / pace.totalBytes);
  const quarter = Math.floor(ratio * 4) * 25;
  const figures = [
    say('progress.done', { done: bytes(pace.doneBytes), total: bytes(pace.totalBytes) }),
    pace.bytesPerSecond === null ? '' : say('progress.speed', { speed: bytes(pace.bytesPerSecond) }),
    pace.secondsLeft === null ? '' : say('progress.left', { duration: duration(pace.secondsLeft) }),
  ];
  return (
    <div className="kern-progress">
      <label className="kern-label" htmlFor={id}>
        {label}
      </label>
      <progress id={id} max={100} value={Math.floor(ratio * 100)} />
      <p className="kern-body kern-body--small figures">{figures.filter(Boolean).join(' · ')}</p>
      <output className="kern-sr-only">
        {quarter > 0 ? say('progress.percent', { percent: quarter }) : ''}
      </output>
    </div>
  );
}
