import type { Attached, OutgoingMail } from '@siegelpost/shared/policy/sendDemand';
import { CLASSIFICATION_HEADER, CLEAN, MARK_HEADER } from '../mailbox/markHeader.ts';
import { supports } from './supports.ts';

/** What a mail says of itself, and whether the pane is in the middle of its work. */
export interface MailFacts extends OutgoingMail {
  readonly unfinished: boolean;
}

type Answer<T> = (result: { readonly status: unknown; readonly value: T }) => void;
type Question<T> = (done: Answer<T>) => void;
/** A question to Outlook; it answers `failed` or stores what it heard and goes on. */
type Step = (next: () => void, failed: () => void) => void;

/**
 * Asks Outlook everything the decision needs, in two rows of at most three calls, which is as many as it bears at once.
 * `failed` may be called more than once. `older` says that this Outlook tells nothing of attachments, and keeps the
 * pane's notes as properties of the item (mailbox/draftNotes.ts); only an event that such an Outlook raises may say so.
 */
export function readMail(
  item: Office.MessageCompose,
  { older }: { readonly older: boolean },
  done: (facts: MailFacts) => void,
  failed: () => void,
): void {
  const heard: Heard = { attachments: [], notes: {}, labelId: null, recipients: [] };
  const first = older ? [propertiesOf(item, heard)] : currentFacts(item, heard);
  allOf(first, failed, () => allOf(recipientFields(item, heard), failed, () => done(factsOf(heard))));
}

interface Heard {
  attachments: readonly Attached[];
  /** What the pane keeps with the mail, by name. */
  notes: object;
  labelId: string | null;
  readonly recipients: string[];
}

function currentFacts(item: Office.MessageCompose, heard: Heard): Step[] {
  const { sensitivityLabel: label } = item;
  return [
    ask<unknown>(
      (done) => item.getAttachmentsAsync(done),
      (value) => {
        if (!Array.isArray(value)) throw new TypeError('no list');
        heard.attachments = value;
      },
    ),
    // A meeting has no headers, and no pane that would write some.
    ...(String(item.itemType) === 'appointment' ? [] : [headersOf(item, heard)]),
    ...(label && supports('1.13') ? [askLabel(label, heard)] : []),
  ];
}

function headersOf(item: Office.MessageCompose, heard: Heard): Step {
  return ask<object>(
    (done) => item.internetHeaders.getAsync([MARK_HEADER, CLASSIFICATION_HEADER], done),
    (value) => (heard.notes = value || {}),
  );
}

function propertiesOf(item: Office.MessageCompose, heard: Heard): Step {
  return ask<Office.CustomProperties>(
    (done) => item.loadCustomPropertiesAsync(done),
    (properties) => {
      heard.notes = {
        [MARK_HEADER]: properties.get(MARK_HEADER) as unknown,
        [CLASSIFICATION_HEADER]: properties.get(CLASSIFICATION_HEADER) as unknown,
      };
    },
  );
}

/** Outlook without labels, or a mailbox without the licence, fails here: that is no label, not an error. */
function askLabel(label: Office.SensitivityLabel, heard: Heard): Step {
  return (next) =>
    label.getAsync((result) => {
      if (succeeded(result) && typeof result.value === 'string' && result.value !== '')
        heard.labelId = result.value;
      next();
    });
}

interface RecipientField {
  getAsync(done: Answer<readonly { readonly emailAddress: string }[]>): void;
}

/** A meeting calls its recipients attendees. */
const FIELDS = ['to', 'cc', 'bcc', 'requiredAttendees', 'optionalAttendees'] as const;

function recipientFields(item: Office.MessageCompose, heard: Heard): Step[] {
  const fields = FIELDS.map((name) => Reflect.get(item, name) as RecipientField | null | undefined);
  return fields
    .filter((field) => field !== undefined && field !== null)
    .map((field) =>
      ask<readonly { readonly emailAddress: string }[]>(
        (done) => field.getAsync(done),
        (people) => people.forEach(({ emailAddress }) => heard.recipients.push(emailAddress || '')),
      ),
    );
}

function ask<T>(question: Question<T>, hear: (value: T) => void): Step {
  return (next, failed) =>
    question((result) => {
      if (!succeeded(result)) return failed();
      try {
        hear(result.value);
      } catch {
        return failed();
      }
      next();
    });
}

function allOf(steps: readonly Step[], failed: () => void, done: () => void): void {
  let open = steps.length;
  if (open === 0) return done();
  for (const step of steps) {
    try {
      step(() => --open === 0 && done(), failed);
    } catch {
      // Outlook may call back from anywhere: nobody above would notice.
      return failed();
    }
  }
}

function succeeded({ status }: { readonly status: unknown }): boolean {
  return String(status) === 'succeeded';
}

function factsOf({ attachments, notes, labelId, recipients }: Heard): MailFacts {
  const mark = note(notes, MARK_HEADER);
  const clean = mark !== null && mark.indexOf(CLEAN) === 0;
  return {
    attachments,
    recipients,
    labelId,
    classification: note(notes, CLASSIFICATION_HEADER),
    sealed: clean,
    unfinished: mark !== null && !clean,
  };
}

/** Exchange may give a header's name back in another case. */
function note(notes: object, wanted: string): string | null {
  for (const name of Object.keys(notes)) {
    const value: unknown = Reflect.get(notes, name);
    if (name.toLowerCase() === wanted && typeof value === 'string' && value.trim() !== '')
      return value.trim();
  }
  return null;
}
