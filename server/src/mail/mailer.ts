import { createHash } from 'node:crypto';
import { createTransport } from 'nodemailer';
import type { Config } from '../config.ts';

/** Subject and body of a mail, in German and English. */
export interface LetterText {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** A mail to one person. The same `messageKey` and `edition` always give the same Message-ID, so that repeats are recognised. */
export interface Letter extends LetterText {
  readonly to: string;
  /** What it is about: under this its sending is noted. */
  readonly messageKey: string;
  /** Where a repeat says something else, which must not be dropped as known: changes with what it says. */
  readonly edition?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Mailer {
  /** Resolves once the mail server has taken the mail. */
  send(letter: Letter): Promise<void>;
  close(): void;
}

const PATIENCE = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };

/** Hands mails to the mail server of the settings. */
export function createMailer({ mail }: Pick<Config, 'mail'>): Mailer {
  const transport = createTransport(mail.smtpUrl.reveal(), {
    from: mail.from,
    // Templates need no files and no URLs: nothing may make the mailer fetch any.
    disableFileAccess: true,
    disableUrlAccess: true,
    ...PATIENCE,
  });
  const domain = mail.from.address.slice(mail.from.address.lastIndexOf('@') + 1);
  return {
    send: async ({ to, subject, text, html, messageKey, edition, headers = {} }) => {
      await transport.sendMail({
        to: { name: '', address: to },
        subject,
        text,
        html,
        messageId: messageIdOf(edition === undefined ? messageKey : `${messageKey} ${edition}`, domain),
        // Out-of-office replies to a machine help nobody (RFC 3834).
        headers: { ...headers, 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
      });
    },
    close: () => transport.close(),
  };
}

/** Deterministic, and says nothing about what it was made from. */
function messageIdOf(messageKey: string, domain: string): string {
  return `<${createHash('sha256').update(messageKey).digest('hex').slice(0, 40)}@${domain}>`;
}
