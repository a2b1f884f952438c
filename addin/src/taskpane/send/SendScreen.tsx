import { Button, MessageBar, MessageBarBody, MessageBarTitle, Text } from '@fluentui/react-components';
import { isArchiveDemanded } from '@siegelpost/shared/policy/classification';
import type { Draft } from '../../mailbox/mailbox.ts';
import { type ArchiveState, isArchiveReady, orderedArchive, useArchive } from '../archive/useArchive.ts';
import type { Failure } from '../parts/failure.ts';
import { FailureNotice } from '../parts/FailureNotice.tsx';
import { useAccess, usePane } from '../parts/pane.ts';
import { useStyles } from '../parts/useStyles.ts';
import { Waiting } from '../parts/Waiting.tsx';
import { SendForm } from './SendForm.tsx';
import { SendProgress } from './SendProgress.tsx';
import { SendReady } from './SendReady.tsx';
import { StepTitle } from './StepTitle.tsx';
import type { PasswordSource } from './linkBlock.ts';
import { type DraftView, useDraft } from './useDraft.ts';
import { usePreparation } from './usePreparation.ts';
import { type ThreadChoice, useThread } from './useThread.ts';
import { type Send, useSend } from './useSend.ts';
import type { SendOrder } from './sending.ts';
import { type Level, useLevel } from './useLevel.ts';
import { useKeptSending } from './useKeptSending.ts';
import { type FilledForm, type SendForm as SendFormState, useSendForm } from './useSendForm.ts';

/** "Sicher senden": from the form to "now press Send". */
export function SendScreen({ draft }: { draft: Draft }) {
  const { transfer } = usePane();
  const send = useSend(draft);
  const view = useDraft(draft);
  const level = useLevel(draft);
  const thread = useThread(draft);
  const form = useSendForm(level.rules);
  useKeptSending(draft, send.state, form);
  const { policy } = useAccess();
  const archive = useArchive(isArchiveDemanded(policy.archive, level.levels));
  // People who know a password should not have to learn another one.
  const told = (password: string | null) => password && (thread.password ?? password);
  usePreparation(told(form.password), send.state.step === 'form', transfer);
  const order = (filled: FilledForm): SendOrder => ({
    ...filled,
    classification: level.id,
    mailboxCode: level.rules.mailboxCodeRequired,
    archive: orderedArchive(archive),
    conversation: thread.conversation,
    password: told(filled.password),
    passwordSource: passwordSource(thread, view),
  });
  return (
    <>
      <StepTitle step={send.state.step} />
      <Step {...{ draft, send, view, level, thread, archive, form, order }} />
    </>
  );
}

/** A reply may go on to somebody who was never told the password. */
function passwordSource(thread: ThreadChoice, { recipients }: DraftView): PasswordSource {
  if (thread.password === null) return 'told';
  return thread.isKnownTo(recipients) ? 'known' : 'either';
}

interface StepProps {
  readonly draft: Draft;
  readonly send: Send;
  readonly view: DraftView;
  readonly level: Level;
  readonly thread: ThreadChoice;
  readonly archive: ArchiveState;
  readonly form: SendFormState;
  readonly order: (filled: FilledForm) => SendOrder;
}

function Step({ draft, send, view, level, thread, archive, form, order }: StepProps) {
  const { text } = usePane();
  const { state } = send;
  switch (state.step) {
    case 'loading':
      return <Waiting label={text.say('app.loading')} />;
    case 'form':
      return (
        <SendForm
          draft={draft}
          view={view}
          form={form}
          level={level}
          thread={thread}
          archive={archive}
          notice={state.notice}
          lost={state.lost ?? null}
          onSend={() => send.start(order(form.order()))}
          onDiscard={send.discard}
        />
      );
    case 'unfinished':
      return <Unfinished onFinish={send.resume} />;
    case 'working':
      return <SendProgress phase={state.phase} progress={state.progress} send={send} />;
    case 'ready':
      return (
        <SendReady
          draft={draft}
          view={view}
          sending={state.sending}
          canSendMore={isArchiveReady(archive)}
          onSendMore={() => {
            form.clear();
            send.start(order({ ...form.order(), ownFiles: [], message: '' }));
          }}
        />
      );
    case 'failed':
      return <Failed failure={state.failure} send={send} />;
  }
}

function Unfinished({ onFinish }: { onFinish: () => void }) {
  const { text } = usePane();
  const styles = useStyles();
  return (
    <div className={styles.screen}>
      <MessageBar intent="warning" layout="multiline">
        <MessageBarBody>
          <MessageBarTitle>{text.say('send.unfinishedTitle')}</MessageBarTitle>
          {text.say('send.unfinished')}
        </MessageBarBody>
      </MessageBar>
      <Button appearance="primary" size="large" onClick={onFinish}>
        {text.say('send.finish')}
      </Button>
    </div>
  );
}

function Failed({ failure, send }: { failure: Failure; send: Send }) {
  const { text } = usePane();
  const styles = useStyles();
  return (
    <div className={styles.screen}>
      <FailureNotice failure={failure} />
      <Text>{text.say('send.failedSafe')}</Text>
      <Button appearance="primary" size="large" onClick={send.resume}>
        {text.say('action.retry')}
      </Button>
      <Button onClick={send.back}>{text.say('action.back')}</Button>
    </div>
  );
}
