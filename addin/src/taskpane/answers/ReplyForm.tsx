import {
  Button,
  Field,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  Text,
  Textarea,
} from '@fluentui/react-components';
import { LockClosedRegular } from '@fluentui/react-icons/svg/lock-closed';
import { isArchiveDemanded, levelsOf, sealingRules } from '@siegelpost/shared/policy/classification';
import type { Progress } from '@siegelpost/shared/transfer/transfer';
import { useId } from 'react';
import { ArchiveNotice } from '../archive/ArchiveNotice.tsx';
import { type ArchiveState, isArchiveReady, orderedArchive, useArchive } from '../archive/useArchive.ts';
import { PasswordCard } from '../password/PasswordCard.tsx';
import { FailureNotice } from '../parts/FailureNotice.tsx';
import { useKeeping } from '../parts/keeping.ts';
import { useAccess, usePane } from '../parts/pane.ts';
import { ScreenTitle } from '../parts/ScreenTitle.tsx';
import { useStyles } from '../parts/useStyles.ts';
import { WorkProgress } from '../parts/WorkProgress.tsx';
import { ExpiryChoice } from '../send/ExpiryChoice.tsx';
import { FileList } from '../send/FileList.tsx';
import { FilePicker } from '../send/FilePicker.tsx';
import { usePreparation } from '../send/usePreparation.ts';
import { isFilledIn, type SendForm, useSendForm } from '../send/useSendForm.ts';
import { recipientsOf } from './sendReply.ts';
import type { Answer } from './useAnswer.ts';
import { knownPassword, type ReplyState, useReply } from './useReply.ts';

/** An answer stays at the level of what it answers. */
function useDemands({ record }: Answer) {
  const { policy } = useAccess();
  const marking = { classification: record?.classification ?? null, labelId: null };
  const levels = levelsOf(marking, policy.classifications);
  return { rules: sealingRules(levels), archiveDemanded: isArchiveDemanded(policy.archive, levels) };
}

/** Answering an answer: the same conversation, a new link, the password that is known. */
export function ReplyForm({ answer, onBack }: { answer: Answer; onBack: () => void }) {
  const { rules, archiveDemanded } = useDemands(answer);
  const form = useSendForm(rules);
  const archive = useArchive(archiveDemanded);
  const reply = useReply(answer);
  const known = knownPassword(answer);
  usePreparation(known === undefined ? form.password : known, reply.state.step === 'form', answer.transfer);
  useKeeping(reply.state.step !== 'form' || isFilledIn(form), null);
  switch (reply.state.step) {
    case 'form':
    case 'failed':
      return (
        <Form
          answer={answer}
          form={form}
          archive={archive}
          failure={reply.state.step === 'failed' ? reply.state.failure : null}
          onSend={() => reply.send(form.order(), orderedArchive(archive))}
          onBack={onBack}
        />
      );
    case 'sealing':
      return <Sealing progress={reply.state.progress} onCancel={reply.cancel} />;
    case 'sealed':
      return <Sealed state={reply.state} onOpenMail={reply.openMail} onClose={onBack} />;
  }
}

interface FormProps {
  readonly answer: Answer;
  readonly form: SendForm;
  readonly archive: ArchiveState;
  readonly failure: Extract<ReplyState, { step: 'failed' }>['failure'] | null;
  readonly onSend: () => void;
  readonly onBack: () => void;
}

function Form({ answer, form, archive, failure, onSend, onBack }: FormProps) {
  const { text } = usePane();
  const styles = useStyles();
  const hindranceId = useId();
  const people = recipientsOf(answer).map(({ name, address }) => name || address);
  const empty = !isFilledIn(form);
  const hindrance = empty ? 'send.nothing' : isArchiveReady(archive) ? null : 'archive.hindrance';
  const files = form.ownFiles.map(({ key, file }) => ({
    key,
    name: file.name,
    bytes: file.size,
    attached: false,
    remove: () => form.removeFile(key),
  }));
  return (
    <>
      <div className={styles.screen}>
        <ScreenTitle>{text.say('answers.replyTitle')}</ScreenTitle>
        {failure && <FailureNotice failure={failure} />}
        {people.length > 0 && (
          <div className={styles.tight}>
            <Text weight="semibold">{text.say('answers.replyTo')}</Text>
            <Text className={styles.break}>{people.join(', ')}</Text>
          </div>
        )}
        <Field label={text.say('answers.replyMessage')}>
          <Textarea
            value={form.message}
            rows={6}
            resize="vertical"
            onChange={(_, { value }) => form.setMessage(value)}
          />
        </Field>
        <section className={styles.stack}>
          <FileList files={files} />
          <FilePicker onPick={form.addFiles} />
        </section>
        <ArchiveNotice archive={archive} />
        <ExpiryChoice days={form.days} offered={form.offeredDays} onChoose={form.setDays} />
        <Text size={200} className={styles.quiet}>
          {text.say(passwordSentence(answer))}
        </Text>
      </div>
      <div className={styles.foot}>
        {hindrance && (
          <Text size={200} id={hindranceId} className={styles.quiet}>
            {text.say(hindrance)}
          </Text>
        )}
        <Button
          appearance="primary"
          size="large"
          icon={<LockClosedRegular />}
          disabledFocusable={hindrance !== null}
          aria-describedby={hindrance ? hindranceId : undefined}
          onClick={() => hindrance === null && onSend()}
        >
          {text.say('answers.replySend')}
        </Button>
        <Button appearance="subtle" onClick={onBack}>
          {text.say('action.back')}
        </Button>
      </div>
    </>
  );
}

function passwordSentence({ record, opened }: Answer) {
  if (opened.answerPassword !== null) return 'answers.replyGivenPassword';
  if (!record) return 'answers.replyNewPassword';
  return record.password === null ? 'answers.replyNoPassword' : 'answers.replySamePassword';
}

function Sealing({ progress, onCancel }: { progress: Progress | null; onCancel: () => void }) {
  const { text } = usePane();
  const styles = useStyles();
  return (
    <div className={styles.screen}>
      <ScreenTitle>{text.say('answers.replyWorking')}</ScreenTitle>
      <WorkProgress
        progress={progress ?? { doneBytes: 0, totalBytes: 0 }}
        label={text.say('send.phase.sealing')}
      />
      <div className={styles.row}>
        <Button onClick={onCancel}>{text.say('action.cancel')}</Button>
      </div>
    </div>
  );
}

interface SealedProps {
  readonly state: Extract<ReplyState, { step: 'sealed' }>;
  readonly onOpenMail: () => void;
  readonly onClose: () => void;
}

function Sealed({ state, onOpenMail, onClose }: SealedProps) {
  const { text } = usePane();
  const styles = useStyles();
  const { sealed, newPassword, failure } = state;
  return (
    <div className={styles.screen}>
      <ScreenTitle>{text.say('answers.replyTitle')}</ScreenTitle>
      {failure ? (
        <FailureNotice failure={failure} />
      ) : (
        <MessageBar intent="success" layout="multiline" role="alert">
          <MessageBarBody>
            <MessageBarTitle>{text.say('answers.repliedTitle')}</MessageBarTitle>
            {text.say('answers.replied')}
          </MessageBarBody>
        </MessageBar>
      )}
      {newPassword !== null && <PasswordCard password={newPassword} {...sealed} />}
      <Text className={styles.quiet}>
        {text.say('send.reference')}: <strong>{sealed.reference}</strong>
      </Text>
      <div className={styles.row}>
        <Button onClick={onOpenMail}>{text.say('answers.openMailAgain')}</Button>
        <Button appearance="subtle" onClick={onClose}>
          {text.say('action.close')}
        </Button>
      </div>
    </div>
  );
}
