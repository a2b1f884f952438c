import type { Person } from '@siegelpost/shared/transfer/transfer';
import { decodeAttachment } from './decodeAttachment.ts';
import { createDraftNotes } from './draftNotes.ts';
import { fromOffice } from './fromOffice.ts';
import { createTurns } from './inTurn.ts';
import type { Rung } from './ladder.ts';
import type { Attachment, BodyFormat, Draft } from './mailbox.ts';
import { CLASSIFICATION_HEADER, MARK_HEADER } from './markHeader.ts';

type Item = Office.MessageCompose;

/** Twenty megabytes of base64 through a slow message channel take their time. */
const CONTENT_WITHIN_MS = 60_000;

/** The mail being written, over office.js. All calls about attachments go one after the other. */
export function createOfficeDraft(office: typeof Office, item: Item, rung: Rung): Draft {
  const inTurn = createTurns();
  const notes = createDraftNotes(item, rung);
  const coercion = (format: BodyFormat) =>
    format === 'html' ? office.CoercionType.Html : office.CoercionType.Text;
  return {
    kind: 'draft',
    attachmentsReadable: rung.attachments,
    openedFor: () => openedFor(item),
    subject: () => fromOffice<string>((done) => item.subject.getAsync(done)),
    recipients: () => recipientsOf(item),
    attachments: () =>
      inTurn(async () => (rung.attachments ? (await listAttachments(item)).map(asAttachment) : [])),
    readAttachment: (id) => inTurn(() => readAttachment(item, id)),
    removeAttachment: (id) => inTurn(() => fromOffice((done) => item.removeAttachmentAsync(id, done))),
    onAttachmentsChanged: (listener) => listen(item, office.EventType.AttachmentsChanged, listener),
    onRecipientsChanged: (listener) => listen(item, office.EventType.RecipientsChanged, listener),
    bodyFormat: async () => {
      const format = await fromOffice<Office.CoercionType>((done) => item.body.getTypeAsync(done));
      return format === office.CoercionType.Html ? 'html' : 'text';
    },
    bodyText: () => fromOffice<string>((done) => item.body.getAsync(office.CoercionType.Text, done)),
    prepend: (text, format) =>
      fromOffice<void>((done) => item.body.prependAsync(text, { coercionType: coercion(format) }, done)),
    readMark: () => notes.read(MARK_HEADER),
    writeMark: (mark) => notes.write(MARK_HEADER, mark),
    readClassification: () => notes.read(CLASSIFICATION_HEADER),
    writeClassification: (id) => notes.write(CLASSIFICATION_HEADER, id),
    sensitivityLabel: () => sensitivityLabel(item),
    save: async () => void (await fromOffice<string>((done) => item.saveAsync(done))),
  };
}

/** An Outlook without contextData answers with an error, and there is nothing to know. */
async function openedFor(item: Item): Promise<string | null> {
  if (!item.getInitializationContextAsync) return null;
  const context = fromOffice<string>((done) => item.getInitializationContextAsync(done));
  return (await context.catch(() => '')) || null;
}

async function recipientsOf(item: Item): Promise<readonly Person[]> {
  const all: Person[] = [];
  for (const field of [item.to, item.cc, item.bcc]) {
    const people = await fromOffice<Office.EmailAddressDetails[]>((done) => field.getAsync(done));
    all.push(
      ...people.map(({ displayName, emailAddress }) => ({ name: displayName, address: emailAddress })),
    );
  }
  return all;
}

async function listAttachments(item: Item): Promise<Office.AttachmentDetailsCompose[]> {
  return fromOffice<Office.AttachmentDetailsCompose[]>((done) => item.getAttachmentsAsync(done));
}

function asAttachment(details: Office.AttachmentDetailsCompose): Attachment {
  const { id, name, size, attachmentType, isInline } = details;
  const type: string = attachmentType;
  return {
    id,
    name,
    reportedBytes: size,
    kind: type === 'cloud' ? 'cloud' : type === 'item' ? 'mail' : 'file',
    inline: isInline,
  };
}

async function readAttachment(item: Item, id: string): Promise<Uint8Array<ArrayBuffer>> {
  const content = await fromOffice<Office.AttachmentContent>(
    (done) => item.getAttachmentContentAsync(id, done),
    CONTENT_WITHIN_MS,
  );
  return decodeAttachment(content);
}

/** Listens where this Outlook has the event; elsewhere the pane lists again before it acts anyway. */
function listen(item: Item, event: Office.EventType, listener: () => void): () => void {
  let wanted = true;
  const handler = () => wanted && listener();
  fromOffice<void>((done) => item.addHandlerAsync(event, handler, {}, done)).catch(() => undefined);
  return () => {
    wanted = false;
  };
}

/** Outlook with labels only (1.13, Exchange Online); where they are switched off it answers with an error. */
async function sensitivityLabel(item: Item): Promise<string | null> {
  if (!item.sensitivityLabel) return null;
  const label = fromOffice<string>((done) => item.sensitivityLabel.getAsync(done));
  return (await label.catch(() => '')) || null;
}
