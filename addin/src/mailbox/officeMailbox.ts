import { fromOffice } from './fromOffice.ts';
import { rungOf } from './ladder.ts';
import type { Mailbox, NewMail } from './mailbox.ts';
import { askInDialog } from './officeDialog.ts';
import { MailboxError } from './mailboxError.ts';
import { OfficeItems } from './officeItems.ts';

/** The Mailbox over office.js, after `Office.onReady`. */
export function createOfficeMailbox(office: typeof Office): Mailbox {
  const { mailbox, requirements } = office.context;
  const rung = rungOf((set) => requirements.isSetSupported('Mailbox', set));
  const listeners = new Set<() => void>();
  const items = new OfficeItems(office, rung);
  let listening = false;

  function listen(): void {
    if (listening) return;
    listening = true;
    // Where the pane cannot be pinned there is no such event, and nothing to follow.
    fromOffice<void>((done) =>
      mailbox.addHandlerAsync(office.EventType.ItemChanged, () => items.changed(tell), {}, done),
    ).catch(() => undefined);
  }

  const tell = () => listeners.forEach((listener) => listener());

  return {
    person: {
      name: mailbox.userProfile.displayName ?? '',
      address: mailbox.userProfile.emailAddress ?? '',
    },
    language: office.context.displayLanguage || 'en',
    dark: isDark(office),
    rung,
    item: () => items.beside,
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
