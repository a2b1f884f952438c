import { callbackify } from 'node:util';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { eventually } from './eventually.ts';

export interface ReceivedMail {
  readonly to: readonly string[];
  readonly source: string;
  readonly parsed: ParsedMail;
}

/** A real SMTP server that keeps what it gets. */
export interface Mailbox {
  readonly url: string;
  readonly mails: readonly ReceivedMail[];
  /** Mails to the address, oldest first. */
  to(address: string): readonly ReceivedMail[];
  /** The next mail to `address` that has not been waited for yet. @throws Error after ten seconds */
  next(address: string): Promise<ReceivedMail>;
  stop(): Promise<void>;
}

export async function startMailbox(): Promise<Mailbox> {
  const mails: ReceivedMail[] = [];
  const seen = new Set<ReceivedMail>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, session, done) {
      const keep = async () => {
        const source = Buffer.concat(await stream.toArray());
        const to = session.envelope.rcptTo.map(({ address }) => address);
        mails.push({ to, source: source.toString('utf8'), parsed: await simpleParser(source) });
      };
      // smtp-server takes the outcome by callback.
      callbackify(keep)(done);
    },
  });
  await new Promise<void>((resolve, reject) => {
    // Once it listens, an error is a client's that went away in the middle, and nobody's concern here.
    server.on('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.server.address();
  if (address === null || typeof address === 'string') throw new Error('The test mailbox has no port.');
  const mailsTo = (recipient: string) => mails.filter(({ to }) => to.includes(recipient));
  return {
    url: `smtp://127.0.0.1:${address.port}`,
    mails,
    to: mailsTo,
    async next(recipient) {
      const mail = await eventually(() => mailsTo(recipient).find((candidate) => !seen.has(candidate)));
      seen.add(mail);
      return mail;
    },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
