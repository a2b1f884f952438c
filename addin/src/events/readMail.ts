import type { Attached, OutgoingMail } from '@siegelpost/shared/policy/sendDemand';
import { CLASSIFICATION_HEADER, CLEAN, MARK_HEADER } from '../mailbox/markHeader.ts';

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
 * `failed` may be called more than once; what Outlook cannot tell by its nature (an older host, a meeting) is no failure.
 */
export function readMail(
  item: Office.MessageCompose,
  { linkPrefix }: { readonly linkPrefix: string | null },
  done: (facts: MailFacts) => void,
  failed: () => void,
): void {
  const heard: Heard = { attachments: [], headers: {}, labelId: null, recipients: [], hasLink: false };
  allOf(firstRow(item, linkPrefix, heard), failed, () =>
    allOf(recipientFields(item, heard), failed, () => done(factsOf(heard))),
  );
}

interface Heard {
  attachments: readonly Attached[];
  headers: object;
  labelId: string | null;
  readonly recipients: string[];
  hasLink: boolean;
}

function firstRow(item: Office.MessageCompose, linkPrefix: string | null, heard: Heard): Step[] {
  const { internetHeaders: headers, sensitivityLabel: label } = item;
  const steps: Step[] = [];
  if (item.getAttachmentsAsync)
    steps.push(
      ask<unknown>(
        (done) => item.getAttachmentsAsync(done),
        (value) => {
          if (!Array.isArray(value)) throw new TypeError('no list');
          heard.attachments = value;
        },
      ),
    );
  if (headers)
    steps.push(
      ask<object>(
        (done) => headers.getAsync([MARK_HEADER, CLASSIFICATION_HEADER], done),
        (value) => (heard.headers = value || {}),
      ),
    );
  // Before Mailbox 1.8 a draft cannot be marked; there a link of ours in its text shows what was done.
  else if (linkPrefix !== null)
    steps.push(
      ask<string>(
        (done) => item.body.getAsync('text', done),
        (text) => (heard.hasLink = text.indexOf(linkPrefix) >= 0),
      ),
    );
  if (label && knowsLabels()) steps.push(askLabel(label, heard));
  return steps;
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

function knowsLabels(): boolean {
  try {
    return Office.context.requirements.isSetSupported('Mailbox', '1.13');
  } catch {
    return false;
  }
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

function factsOf({ attachments, headers, labelId, recipients, hasLink }: Heard): MailFacts {
  const mark = header(headers, MARK_HEADER);
  const clean = mark !== null && mark.indexOf(CLEAN) === 0;
  return {
    attachments,
    recipients,
    labelId,
    classification: header(headers, CLASSIFICATION_HEADER),
    sealed: clean || hasLink,
    unfinished: mark !== null && !clean,
  };
}

/** Exchange may give a header's name back in another case. */
function header(headers: object, wanted: string): string | null {
  for (const name of Object.keys(headers)) {
    const value: unknown = Reflect.get(headers, name);
    if (name.toLowerCase() === wanted && typeof value === 'string' && value.trim() !== '')
      return value.trim();
  }
  return null;
}
