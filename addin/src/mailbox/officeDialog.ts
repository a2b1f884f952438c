import { MailboxError } from './mailboxError.ts';

const ANSWER_WITHIN_MS = 20_000;
/** The person closed the window (Office dialog events). */
const CLOSED_BY_PERSON = 12006;
const POPUP_BLOCKED = 12009;
const NOT_ALLOWED_TO_OPEN = 12011;

/**
 * Opens a page of ours in a window of its own and answers its first message. Must follow a click: the pane may open no
 * window by itself (office-js #6845). Not inside a frame, where identity providers refuse to be shown.
 */
export function askInDialog(office: typeof Office, url: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const silent = setTimeout(() => reject(new MailboxError('mailbox-timed-out')), ANSWER_WITHIN_MS);
    const options = { height: 70, width: 40, promptBeforeOpen: false, displayInIframe: false };
    office.context.ui.displayDialogAsync(url, options, (result) => {
      clearTimeout(silent);
      // Office.AsyncResultStatus exists only where office.js has loaded.
      if (String(result.status) !== 'succeeded')
        return reject(new MailboxError(refusedBecause(result.error.code), { cause: result.error }));
      listen(office, result.value, { resolve, reject });
    });
  });
}

interface Outcome {
  readonly resolve: (message: string) => void;
  readonly reject: (error: MailboxError) => void;
}

function listen(office: typeof Office, dialog: Office.Dialog, { resolve, reject }: Outcome): void {
  dialog.addEventHandler(office.EventType.DialogMessageReceived, (received) => {
    dialog.close();
    if ('message' in received) resolve(received.message);
    else reject(new MailboxError('mailbox-failed'));
  });
  dialog.addEventHandler(office.EventType.DialogEventReceived, (event) => {
    const closed = 'error' in event && event.error === CLOSED_BY_PERSON;
    if (!closed) dialog.close();
    reject(new MailboxError(closed ? 'dialog-closed' : 'mailbox-failed'));
  });
}

function refusedBecause(code: number): 'dialog-blocked' | 'mailbox-failed' {
  return code === POPUP_BLOCKED || code === NOT_ALLOWED_TO_OPEN ? 'dialog-blocked' : 'mailbox-failed';
}

/** From inside the window: hands a message to the pane, and to nobody of another origin. */
export function tellPane(office: typeof Office, message: string, origin: string): void {
  office.context.ui.messageParent(message, { targetOrigin: origin });
}
