import {
  Button,
  Field,
  mergeClasses,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
  Switch,
  Text,
  Textarea,
} from '@fluentui/react-components';
import { LockClosedRegular } from '@fluentui/react-icons/svg/lock-closed';
import { sendDemand } from '@siegelpost/shared/policy/sendDemand';
import { useId } from 'react';
import type { Attachment, Draft } from '../../mailbox/mailbox.ts';
import type { PaneInput } from '../../mailbox/paneInput.ts';
import { ArchiveNotice } from '../archive/ArchiveNotice.tsx';
import { type ArchiveState, isArchiveReady } from '../archive/useArchive.ts';
import { FailureNotice } from '../parts/FailureNotice.tsx';
import { useAccess, usePane } from '../parts/pane.ts';
import { Status } from '../parts/Status.tsx';
import { useStyles } from '../parts/useStyles.ts';
import { fileName, isSealable } from './attachments.ts';
import { ExpiryChoice } from './ExpiryChoice.tsx';
import { FileList, type ListedFile } from './FileList.tsx';
import { FilePicker } from './FilePicker.tsx';
import { LostInput } from './LostInput.tsx';
import { LevelChoice } from './LevelChoice.tsx';
import { refusalOf } from './refusal.ts';
import type { ThreadChoice } from './useThread.ts';
import type { DraftView } from './useDraft.ts';
import type { Level } from './useLevel.ts';
import { useQuotaLeft } from './useQuotaLeft.ts';
import type { SendForm as Form } from './useSendForm.ts';

interface Props {
  readonly draft: Draft;
  readonly view: DraftView;
  readonly form: Form;
  readonly level: Level;
  readonly thread: ThreadChoice;
  readonly archive: ArchiveState;
  readonly notice: 'held' | 'interrupted' | null;
  readonly lost: PaneInput | null;
  readonly onSend: () => void;
  readonly onDiscard: () => void;
}

/** Everything a sending needs, filled in so that one click does the common case. */
export function SendForm({
  draft,
  view,
  form,
  level,
  thread,
  archive,
  notice,
  lost,
  onSend,
  onDiscard,
}: Props) {
  const { text, mailbox } = usePane();
  const styles = useStyles();
  // A pinned pane may hold the forms of several mails.
  const hindranceId = useId();
  const files = listFiles(draft, view, form);
  const refusal = refusalOf(level, view.recipients, text);
  const hindrance =
    useHindrance(files, form) ??
    (refusal && text.say('level.refusedTitle')) ??
    (isArchiveReady(archive) ? null : text.say('archive.hindrance'));
  const ladder = text.say(`ladder.${mailbox.rung.id}`);
  return (
    <>
      <div className={styles.screen}>
        {notice && <Notice notice={notice} onDiscard={onDiscard} />}
        {lost && <LostInput lost={lost} form={form} />}
        {view.failure && <FailureNotice failure={view.failure} onRetry={view.refresh} />}
        <Recipients view={view} />
        {thread.offered && (
          <Field hint={text.say(threadHint(thread))}>
            <Switch
              label={text.say('send.thread')}
              checked={thread.accepted}
              onChange={(_, { checked }) => thread.accept(checked)}
            />
          </Field>
        )}
        <Demand view={view} level={level} />
        <LevelChoice level={level} refusal={refusal} />
        <ArchiveNotice archive={archive} />
        <section className={styles.stack}>
          <FilesHeading files={files} />
          {ladder && (
            <MessageBar intent={mailbox.rung.attachments ? 'info' : 'warning'} layout="multiline">
              <MessageBarBody>{ladder}</MessageBarBody>
            </MessageBar>
          )}
          <FileList files={files} />
          <Staying attachments={view.attachments} />
          <FilePicker onPick={form.addFiles} />
        </section>
        <Field label={text.say('send.message')} hint={text.say('send.messageHint')}>
          <Textarea
            value={form.message}
            resize="vertical"
            rows={4}
            onChange={(_, { value }) => form.setMessage(value)}
          />
        </Field>
        <Field hint={text.say(passwordHint(level, form))}>
          <Switch
            label={text.say('send.password')}
            checked={form.withPassword}
            disabled={level.rules.passwordRequired}
            onChange={(_, { checked }) => form.setWithPassword(checked)}
          />
        </Field>
        <Field hint={text.say(form.oneTime ? 'send.oneTimeOn' : 'send.oneTimeOff')}>
          <Switch
            label={text.say('send.oneTime')}
            checked={form.oneTime}
            onChange={(_, { checked }) => form.setOneTime(checked)}
          />
        </Field>
        <ExpiryChoice days={form.days} offered={form.offeredDays} onChoose={form.setDays} />
      </div>
      <div className={styles.foot}>
        {hindrance && (
          <Text size={200} id={hindranceId} className={styles.quiet}>
            {hindrance}
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
          {text.say('send.now')}
        </Button>
      </div>
    </>
  );
}

function Notice({ notice, onDiscard }: { notice: 'held' | 'interrupted'; onDiscard: () => void }) {
  const { text } = usePane();
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>
          {text.say(notice === 'held' ? 'send.heldTitle' : 'send.interruptedTitle')}
        </MessageBarTitle>
        {text.say(notice === 'held' ? 'send.held' : 'send.interrupted')}
      </MessageBarBody>
      {notice === 'interrupted' && (
        <MessageBarActions>
          <Button onClick={onDiscard}>{text.say('send.discard')}</Button>
        </MessageBarActions>
      )}
    </MessageBar>
  );
}

function Recipients({ view }: { view: DraftView }) {
  const { text } = usePane();
  const styles = useStyles();
  const people = view.recipients.map(({ name, address }) => name || address).join(', ');
  return (
    <div className={styles.tight}>
      <Text weight="semibold">{text.say('send.to')}</Text>
      <Text className={styles.break}>{people || text.say('send.noRecipients')}</Text>
    </div>
  );
}

function threadHint({ accepted, password }: ThreadChoice) {
  if (!accepted) return 'send.threadOff';
  return password === null ? 'send.threadOnNew' : 'send.threadOn';
}

function passwordHint({ rules }: Level, { withPassword }: Form) {
  if (rules.passwordRequired) return 'level.passwordFixed';
  return withPassword ? 'send.passwordOn' : 'send.passwordOff';
}

/** Why this mail may not leave unsealed, as the handler on Send will see it. */
function Demand({ view, level }: { view: DraftView; level: Level }) {
  const { text } = usePane();
  const { policy } = useAccess();
  const styles = useStyles();
  const attachments = view.attachments.map(({ reportedBytes, inline, kind }) => ({
    size: reportedBytes,
    isInline: inline,
    attachmentType: kind,
  }));
  const recipients = view.recipients.map(({ address }) => address);
  const mail = { classification: level.id, labelId: level.labelId, attachments, recipients, sealed: false };
  const demand = sendDemand(mail, policy);
  if (
    demand.tier !== 'must' ||
    demand.reason === 'level-blocked' ||
    demand.reason === 'recipient-not-permitted'
  )
    return null;
  const values = {
    people: (demand.recipients ?? []).join(', '),
    limit: text.size(policy.attachmentThresholdBytes),
  };
  return (
    <Text size={200} className={mergeClasses(styles.quiet, styles.break)}>
      {text.say(`demand.${demand.reason}`, values)}
    </Text>
  );
}

function FilesHeading({ files }: { files: readonly ListedFile[] }) {
  const { text } = usePane();
  const styles = useStyles();
  const sum = () => text.say('send.filesSum', { count: files.length, size: text.size(sumOf(files)) });
  return (
    <div className={styles.row}>
      <Text as="h2" weight="semibold" style={{ margin: 0 }}>
        {text.say('send.files')}
      </Text>
      <Status>{files.length > 0 && sum()}</Status>
    </div>
  );
}

function Staying({ attachments }: { attachments: readonly Attachment[] }) {
  const { text } = usePane();
  const styles = useStyles();
  const staying = attachments.filter(({ kind, inline }) => kind === 'cloud' && !inline);
  const pictures = attachments.filter(({ inline }) => inline).length;
  if (staying.length + pictures === 0) return null;
  const names = staying.map(({ name }) => name).join(', ');
  return (
    <div className={styles.tight}>
      {staying.length > 0 && (
        <Text size={200} className={mergeClasses(styles.quiet, styles.break)}>
          {text.say('send.stays', { count: staying.length, names })} {text.say('send.staysWhy')}
        </Text>
      )}
      {pictures > 0 && (
        <Text size={200} className={styles.quiet}>
          {text.say('send.picturesStay', { count: pictures })}
        </Text>
      )}
    </div>
  );
}

function listFiles(draft: Draft, view: DraftView, form: Form): ListedFile[] {
  const attached = view.attachments.filter(isSealable).map((attachment) => ({
    key: attachment.id,
    name: fileName(attachment),
    bytes: attachment.reportedBytes,
    attached: true,
    // A refusal shows in the list that is read again.
    remove: () =>
      void draft
        .removeAttachment(attachment.id)
        .catch(() => undefined)
        .then(view.refresh),
  }));
  const own = form.ownFiles.map(({ key, file }) => ({
    key,
    name: file.name,
    bytes: file.size,
    attached: false,
    remove: () => form.removeFile(key),
  }));
  return [...attached, ...own];
}

/** Why it cannot be sent as it stands; null where it can. */
function useHindrance(files: readonly ListedFile[], form: Form): string | null {
  const { text } = usePane();
  const { policy } = useAccess();
  const bytes = sumOf(files);
  const scarce = useQuotaLeft(files);
  if (bytes > policy.maxPackageBytes) {
    return text.say('send.tooLarge', { size: text.size(bytes), limit: text.size(policy.maxPackageBytes) });
  }
  if (files.length > policy.maxFiles) {
    return text.say('send.tooMany', { count: files.length, limit: policy.maxFiles });
  }
  if (scarce) {
    const values = { size: text.size(bytes), left: text.size(scarce.bytes) };
    return text.say(`send.overQuota.${scarce.quota}`, values);
  }
  return files.length === 0 && form.message.trim() === '' ? text.say('send.nothing') : null;
}

function sumOf(files: readonly ListedFile[]): number {
  return files.reduce((sum, { bytes }) => sum + bytes, 0);
}
