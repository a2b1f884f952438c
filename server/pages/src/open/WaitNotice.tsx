import { Icon } from '../frame/Icon.tsx';
import { useSecondsUntil } from '../frame/useSecondsUntil.ts';
import { useText } from '../text/TextContext.tsx';
import type { Refusal } from './openingState.ts';

/** Seconds until password or code may be given again. */
export function useWait(refusal: Refusal | null, now: () => number): number {
  return useSecondsUntil(waitUntil(refusal), now);
}

/** Counts down in sight; is heard only when it is over. */
export function WaitNotice(props: {
  readonly seconds: number;
  readonly refusal: Refusal | null;
  readonly over: string;
}) {
  const { say, duration } = useText();
  const { seconds } = props;
  return (
    <>
      {seconds > 0 && (
        <p className="kern-body with-icon">
          <Icon name="clock" />
          <span>{say('ask.wait', { duration: duration(seconds) })}</span>
        </p>
      )}
      <output className="kern-body">
        {waitUntil(props.refusal) !== null && seconds === 0 ? props.over : ''}
      </output>
    </>
  );
}

function waitUntil(refusal: Refusal | null): number | null {
  return refusal?.kind === 'wrong' || refusal?.kind === 'wait' ? refusal.waitUntil : null;
}
