import { heldMail } from '../text/heldMail.ts';
import type { EventPolicy } from './eventPolicy.ts';
import { type Attached, judge, type Reason } from './verdict.ts';

/** Outlook shows "taking longer than expected" after 5 s and would let the mail go when the handler dies. */
const ANSWER_WITHIN_MS = 15_000;
const MARK_HEADER = 'x-siegelpost-draft';

// The runtime has timers, though neither ES2016 nor office-js declares them.
declare function setTimeout(work: () => void, milliseconds: number): number;
declare function clearTimeout(timer: number): void;

/**
 * Decides whether a mail may leave. Callbacks and timers only: the runtime of classic Outlook on Windows is no browser,
 * and the file must stay in the language of 2016. There is one way out, taken once, and in doubt it holds the mail.
 */
export function onMessageSend(event: Office.MailboxEvent, policy: EventPolicy): void {
  let answered = false;
  const answer = (reason: Reason | null) => {
    if (answered) return;
    answered = true;
    clearTimeout(timer);
    event.completed(reason ? refusal(reason, policy) : { allowEvent: true });
  };
  const timer = setTimeout(() => answer('unknown'), ANSWER_WITHIN_MS);
  try {
    readFacts(
      (attachments, mark) => answer(safely(() => judge({ attachments, mark }, policy))),
      () => answer('unknown'),
    );
  } catch {
    answer('unknown');
  }
}

function safely(work: () => Reason | null): Reason | null {
  try {
    return work();
  } catch {
    return 'unknown';
  }
}

/** Both questions at once; the second answer decides. */
function readFacts(
  done: (attachments: readonly Attached[], mark: string | null) => void,
  failed: () => void,
): void {
  const { item } = Office.context.mailbox;
  if (!item) return failed();
  let attachments: readonly Attached[] | undefined;
  let mark: string | null | undefined;
  const proceed = () => {
    if (attachments !== undefined && mark !== undefined) done(attachments, mark);
  };
  item.getAttachmentsAsync((result) => {
    if (!succeeded(result) || !Array.isArray(result.value)) return failed();
    attachments = result.value;
    proceed();
  });
  readMark(item, failed, (found) => {
    mark = found;
    proceed();
  });
}

function readMark(
  item: Office.MessageCompose,
  failed: () => void,
  done: (mark: string | null) => void,
): void {
  // Meetings have no headers; there the pane has set no mark.
  if (!item.internetHeaders) return done(null);
  item.internetHeaders.getAsync([MARK_HEADER], (result) => {
    if (!succeeded(result)) return failed();
    done(findMark(result.value));
  });
}

/** Exchange may give the header's name back in another case. */
function findMark(headers: unknown): string | null {
  if (typeof headers !== 'object' || headers === null) return null;
  for (const [name, value] of pairs(headers)) {
    if (name.toLowerCase() === MARK_HEADER && typeof value === 'string' && value !== '') return value;
  }
  return null;
}

/** Object.entries is younger than 2016. */
function pairs(object: object): (readonly [string, unknown])[] {
  return Object.keys(object).map((name) => [name, Reflect.get(object, name) as unknown] as const);
}

function succeeded({ status }: { status: Office.AsyncResultStatus }): boolean {
  return String(status) === 'succeeded';
}

/** `commandId` opens the pane where Outlook can; elsewhere the sentence says how (office-js #5233: it must be there). */
function refusal(reason: Reason, policy: EventPolicy): Office.SmartAlertsEventCompletedOptions {
  const { message, button } = heldMail(
    reason,
    Office.context.displayLanguage || 'en',
    policy.attachmentThresholdBytes,
  );
  return {
    allowEvent: false,
    errorMessage: message,
    cancelLabel: button,
    commandId: 'msgComposeOpenPane',
    contextData: JSON.stringify({ reason }),
  };
}
