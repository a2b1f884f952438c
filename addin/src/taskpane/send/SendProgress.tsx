import { Button, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { CheckmarkCircleFilled } from '@fluentui/react-icons/svg/checkmark-circle';
import { PauseCircleRegular } from '@fluentui/react-icons/svg/pause-circle';
import { CircleRegular } from '@fluentui/react-icons/svg/circle';
import type { Progress } from '@siegelpost/shared/transfer/transfer';
import { usePane } from '../parts/pane.ts';
import { Status } from '../parts/Status.tsx';
import { useStyles } from '../parts/useStyles.ts';
import { WorkProgress } from '../parts/WorkProgress.tsx';
import { type Phase, PHASES } from './sending.ts';
import type { Send } from './useSend.ts';

const useOwnStyles = makeStyles({
  phase: {
    display: 'grid',
    gridTemplateColumns: '24px minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalS,
    alignItems: 'center',
    paddingBlock: tokens.spacingVerticalXS,
  },
  icon: { fontSize: '20px' },
  done: { color: tokens.colorStatusSuccessForeground1 },
  next: { color: tokens.colorNeutralForeground3 },
});

interface Props {
  readonly phase: Phase;
  readonly progress: Progress | null;
  readonly send: Pick<Send, 'paused' | 'pause' | 'cancel'>;
}

/** The steps of a sending, the one under way with its progress. Once the mail is being changed it goes on to the end. */
export function SendProgress({ phase, progress, send }: Props) {
  const { text } = usePane();
  const styles = useStyles();
  const at = PHASES.indexOf(phase);
  return (
    <div className={styles.screen}>
      <Status hidden>{text.say(send.paused ? 'send.paused' : `send.phase.${phase}`)}</Status>
      <ol className={styles.list}>
        {PHASES.map((one, index) => (
          <PhaseLine
            key={one}
            phase={one}
            state={index < at ? 'done' : index === at ? (send.paused ? 'paused' : 'now') : 'next'}
          />
        ))}
      </ol>
      {progress && (
        <WorkProgress progress={progress} label={text.say(`send.phase.${phase}`)} paused={send.paused} />
      )}
      <Text size={200} className={styles.quiet}>
        {text.say(send.paused ? 'send.paused' : 'send.keepOpen')}
      </Text>
      {at <= PHASES.indexOf('sealing') && (
        <div className={styles.row}>
          {phase === 'sealing' && (
            <Button onClick={() => send.pause(!send.paused)}>
              {text.say(send.paused ? 'send.resume' : 'send.pause')}
            </Button>
          )}
          <Button onClick={send.cancel}>{text.say('action.cancel')}</Button>
        </div>
      )}
    </div>
  );
}

function PhaseLine({ phase, state }: { phase: Phase; state: 'done' | 'now' | 'paused' | 'next' }) {
  const { text } = usePane();
  const styles = useStyles();
  const own = useOwnStyles();
  const spoken = {
    done: 'send.phaseDone',
    now: 'send.phaseNow',
    paused: 'send.phasePaused',
    next: 'send.phaseNext',
  } as const;
  return (
    <li
      className={mergeClasses(own.phase, state === 'next' && own.next)}
      aria-current={state === 'now' || state === 'paused' ? 'step' : undefined}
    >
      {state === 'done' && (
        <CheckmarkCircleFilled
          className={mergeClasses(own.icon, own.done)}
          aria-label={text.say(spoken[state])}
        />
      )}
      {state === 'now' && (
        <>
          <span className="turning" />
          <span className={styles.unseen}>{text.say(spoken[state])}</span>
        </>
      )}
      {state === 'paused' && <PauseCircleRegular className={own.icon} aria-label={text.say(spoken[state])} />}
      {state === 'next' && <CircleRegular className={own.icon} aria-label={text.say(spoken[state])} />}
      <Text weight={state === 'now' || state === 'paused' ? 'semibold' : 'regular'}>
        {text.say(`send.phase.${phase}`)}
      </Text>
    </li>
  );
}
