import { fromOffice } from './fromOffice.ts';
import { type Rung, rungOf } from './ladder.ts';
import type { Draft, Mailbox, NewMail, ReceivedMail } from './mailbox.ts';
import { askInDialog } from './officeDialog.ts';
import { MailboxError } from './mailboxError.ts';
import { createOfficeDraft } from './officeDraft.ts';
import { createOfficeReceivedMail } from './officeReceivedMail.ts';

/** The Mailbox over office.js, after `Office.onReady`. */
export function createOfficeMailbox(office: typeof Office): Mailbox {
  const { mailbox, requirements } = office.context;
  const rung = rungOf((set) => requirements.isSetSupported('Mailbox', set));
  const listeners = new Set<() => void>();
  let item = itemOf(office, rung);
  let listening = false;

  function listen(): void {
    if (listening) return;
    listening = true;
    // Where the pane cannot be pinned there is no such event, and nothing to follow.
    fromOffice<void>((done) =>
      mailbox.addHandlerAsync(office.EventType.ItemChanged, () => changed(), {}, done),
    ).catch(() => undefined);
  }

  function changed(): void {
    item = itemOf(office, rung);
    for (const listener of listeners) listener();
  }

  return {
    person: {
      name: mailbox.userProfile.displayName ?? '',
      address: mailbox.userProfile.emailAddress ?? '',
    },
    language: office.context.displayLanguage || 'en',
    dark: isDark(office),
    rung,
    item: () => item,
    onItemChanged(listener) {
      listeners.add(listener);
      listen();
      return () => listeners.delete(listener);
    },
    openNewMail: (mail) => openNewMail(office, mail),
    nestedAppAuth: office.context.requirements?.isSetSupported('NestedAppAuth', '1.1') ?? false,
    askInDialog: (url) => askInDialog(office, url),
  };
}

function itemOf(office: typeof Office, rung: Rung): Draft | ReceivedMail | null {
  const { item } = office.context.mailbox;
  if (!item) return null;
  // Only a mail being written has a subject that is asked for by call.
  return typeof item.subject === 'string'
    ? createOfficeReceivedMail(office, item)
    : createOfficeDraft(office, item, rung);
}

/** Outlook on the web tells no theme. */
function isDark(office: typeof Office): boolean | null {
  const colour = office.context.officeTheme?.bodyBackgroundColor;
  const [, red, green, blue] = /^#(..)(..)(..)$/.exec(colour ?? '') ?? [];
  if (!red || !green || !blue) return null;
  return parseInt(red, 16) * 0.299 + parseInt(green, 16) * 0.587 + parseInt(blue, 16) * 0.114 < 128;
}

async function openNewMail(office: typeof Office, mail: NewMail): Promise<void> {
  const { mailbox } = office.context;
  const form = {
    toRecipients: mail.to.map(({ address }) => address),
    subject: mail.subject,
    htmlBody: mail.html,
  };
  if (mailbox.displayNewMessageFormAsync) {
    await fromOffice<void>((done) => mailbox.displayNewMessageFormAsync(form, done));
  } else if (mailbox.displayNewMessageForm) {
    mailbox.displayNewMessageForm(form);
  } else {
    throw new MailboxError('mailbox-unsupported');
  }
}
