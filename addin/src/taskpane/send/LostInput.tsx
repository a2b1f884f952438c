import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import type { PaneInput } from '../../mailbox/paneInput.ts';
import { usePane } from '../parts/pane.ts';
import { useStyles } from '../parts/useStyles.ts';
import type { SendForm } from './useSendForm.ts';

/** A browser gives a file once: what a closed pane had of this device must be chosen again. Gone as soon as it is there. */
export function LostInput({ lost, form }: { lost: PaneInput; form: SendForm }) {
  const { text } = usePane();
  const styles = useStyles();
  const missing = lost.files.filter((name) => !form.ownFiles.some(({ file }) => file.name === name));
  const messageMissing = lost.message && form.message === '';
  if (missing.length === 0 && !messageMissing) return null;
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody className={styles.break}>
        {missing.length > 0 &&
          text.say('send.chooseAgain', { count: missing.length, names: missing.join(', ') })}{' '}
        {messageMissing && text.say('send.writeAgain')}
      </MessageBarBody>
    </MessageBar>
  );
}
