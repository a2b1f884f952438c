import type { Person } from '@siegelpost/shared/transfer/transfer';
import { decodeAttachment } from './decodeAttachment.ts';
import { DraftName } from './draftName.ts';
import { createDraftNotes, createDraftProperties } from './draftNotes.ts';
import { DraftPlace } from './draftPlace.ts';
import { createTurns } from './inTurn.ts';
import type { Rung } from './ladder.ts';
import type { Attachment, BodyFormat, Draft } from './mailbox.ts';
import { CLASSIFICATION_HEADER, MARK_HEADER } from './markHeader.ts';
import { readPaneInput, writePaneInput } from './paneInput.ts';

type Item = Office.MessageCompose;

const INPUT_PROPERTY = 'siegelpost-input';
/** Twenty megabytes of base64 through a slow message channel take their time. */
const CONTENT_WITHIN_MS = 60_000;

/** A draft, with what only its mailbox needs: where it is, and the name it is known again by. */
export interface OfficeDraft {
  readonly draft: Draft;
  readonly place: DraftPlace;
  readonly name: DraftName;
}

/** The mail being written, over office.js. All calls about attachments go one after the other. */
export function createOfficeDraft(office: typeof Office, item: Item, rung: Rung): OfficeDraft {
  const place = new DraftPlace(item);
  const properties = createDraftProperties(place);
  const name = new DraftName(properties);
  const notes = createDraftNotes(place, properties, rung);
  const inTurn = createTurns();
  const coercion = (format: BodyFormat) =>
    format === 'html' ? office.CoercionType.Html : office.CoercionType.Text;
  /** Changes this mail, and never the one that the person has gone on to. */
  const change = async <T>(work: () => Promise<T>): Promise<T> => {
    await name.confirm();
    return work();
  };
  const draft: Draft = {
    kind: 'draft',
    key: crypto.randomUUID(),
    attachmentsReadable: rung.attachments,
    whenBeside: () => place.whenBeside(),
    onReturn: (listener) => place.onReturn(listener),
    openedFor: () => openedFor(place),
    subject: () => place.ask<string>(({ subject }, done) => subject.getAsync(done)),
    recipients: () => recipientsOf(place),
    attachments: () =>
      inTurn(async () => (rung.attachments ? (await listAttachments(place)).map(asAttachment) : [])),
    readAttachment: (id) => inTurn(() => readAttachment(place, id)),
    removeAttachment: (id) =>
      inTurn(() => change(() => place.ask((mail, done) => mail.removeAttachmentAsync(id, done)))),
    onAttachmentsChanged: (listener) => listen(place, office.EventType.AttachmentsChanged, listener),
    onRecipientsChanged: (listener) => listen(place, office.EventType.RecipientsChanged, listener),
    onLabelChanged: (listener) => listen(place, office.EventType.SensitivityLabelChanged, listener),
    bodyFormat: async () => {
      const format = await place.ask<Office.CoercionType>(({ body }, done) => body.getTypeAsync(done));
      return format === office.CoercionType.Html ? 'html' : 'text';
    },
    bodyText: () => place.ask<string>(({ body }, done) => body.getAsync(office.CoercionType.Text, done)),
    prepend: (text, format) =>
      change(() =>
        place.ask<void>(({ body }, done) =>
          body.prependAsync(text, { coercionType: coercion(format) }, done),
        ),
      ),
    readMark: () => notes.read(MARK_HEADER),
    writeMark: (mark) => change(() => notes.write(MARK_HEADER, mark)),
    readPaneInput: async () => readPaneInput(await properties.read(INPUT_PROPERTY)),
    writePaneInput: (input) => change(() => properties.write(INPUT_PROPERTY, input && writePaneInput(input))),
    readClassification: () => notes.read(CLASSIFICATION_HEADER),
    writeClassification: (id) => change(() => notes.write(CLASSIFICATION_HEADER, id)),
    sensitivityLabel: () => sensitivityLabel(place),
    save: () => change(async () => void (await place.ask<string>((mail, done) => mail.saveAsync(done)))),
  };
  return { draft, place, name };
}

/** An Outlook without contextData answers with an error, or has no such call, and there is nothing to know. */
async function openedFor(place: DraftPlace): Promise<string | null> {
  const context = place.ask<string>((item, done) => item.getInitializationContextAsync(done));
  return (await context.catch(() => '')) || null;
}

async function recipientsOf(place: DraftPlace): Promise<readonly Person[]> {
  const fields = await Promise.all(
    (['to', 'cc', 'bcc'] as const).map((field) =>
      place.ask<Office.EmailAddressDetails[]>((item, done) => item[field].getAsync(done)),
    ),
  );
  return fields.flat().map(({ displayName, emailAddress }) => ({ name: displayName, address: emailAddress }));
}

async function listAttachments(place: DraftPlace): Promise<Office.AttachmentDetailsCompose[]> {
  return place.ask<Office.AttachmentDetailsCompose[]>((item, done) => item.getAttachmentsAsync(done));
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

async function readAttachment(place: DraftPlace, id: string): Promise<Uint8Array<ArrayBuffer>> {
  const content = await place.ask<Office.AttachmentContent>(
    (item, done) => item.getAttachmentContentAsync(id, done),
    CONTENT_WITHIN_MS,
  );
  return decodeAttachment(content);
}

/**
 * Listens where this Outlook has the event; elsewhere the pane lists again before it acts anyway. Handlers go with the
 * mail that is left, so that it is listened to anew when the pane is back.
 */
function listen(place: DraftPlace, event: Office.EventType, listener: () => void): () => void {
  let wanted = true;
  const handler = () => wanted && place.isBeside && listener();
  const begin = () =>
    void place
      .ask<void>((item, done) => item.addHandlerAsync(event, handler, {}, done))
      .catch(() => undefined);
  begin();
  const stop = place.onReturn(begin);
  return () => {
    wanted = false;
    stop();
  };
}

/** Outlook with labels only (1.13, Exchange Online); where there are none, or they are off, it answers with an error. */
async function sensitivityLabel(place: DraftPlace): Promise<string | null> {
  const label = place.ask<string>((item, done) => item.sensitivityLabel.getAsync(done));
  return (await label.catch(() => '')) || null;
}
