import { Text } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import { usePane } from '../parts/pane.ts';
import { focusOn, isFocusLost } from '../parts/ScreenTitle.tsx';
import { useStyles } from '../parts/useStyles.ts';
import type { SendState } from './useSend.ts';

const TITLES = {
  loading: 'send.title',
  form: 'send.title',
  unfinished: 'send.title',
  working: 'send.working',
  ready: 'send.title',
  failed: 'send.failedTitle',
} as const satisfies Record<SendState['step'], string>;
/** Where nothing else on the screen says the same. */
const VISIBLE: readonly SendState['step'][] = ['working', 'failed'];

/**
 * The heading of the step. The button that led here is gone, and the focus with it: it goes to the heading, so that
 * keyboard and screen reader go on from the top. Never on opening: then the person is writing the mail.
 */
export function StepTitle({ step }: { readonly step: SendState['step'] }) {
  const { text } = usePane();
  const styles = useStyles();
  const heading = useRef<HTMLHeadingElement>(null);
  const before = useRef<SendState['step']>('loading');
  useEffect(() => {
    if (before.current === 'loading' ? isFocusLost() : before.current !== step && document.hasFocus())
      focusOn(heading.current);
    before.current = step;
  }, [step]);
  return (
    <h1 ref={heading} className={VISIBLE.includes(step) ? styles.stepTitle : styles.unseen}>
      <Text size={400} weight="semibold">
        {text.say(TITLES[step])}
      </Text>
    </h1>
  );
}
