import { callbackify } from 'node:util';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import type { Certificate } from '../certificate.ts';
import { portError } from '../ports.ts';
import type { MessageStore } from './messageStore.ts';

export interface SmtpReceiver {
  readonly port: number;
  stop(): Promise<void>;
}

/** Exchange Online's default limit for one message. */
const MAX_MESSAGE_BYTES = 36 * 1024 * 1024;

/** Accepts mail for anybody on loopback and keeps it; nothing ever leaves the machine. */
export async function startSmtpReceiver(
  port: number,
  certificate: Certificate,
  store: MessageStore,
): Promise<SmtpReceiver> {
  const server = new SMTPServer({
    name: 'localhost',
    banner: 'Siegelpost demonstration, keeps all mail',
    authOptional: true,
    disableReverseLookup: true,
    // Offered only to those who ask: a client that upgrades by itself would reject an unknown authority.
    hideSTARTTLS: true,
    key: certificate.key,
    cert: certificate.cert,
    size: MAX_MESSAGE_BYTES,
    onData: callbackify((stream: SMTPServerDataStream, session: SMTPServerSession) =>
      keep(stream, session, store),
    ),
  });
  await listen(server, port);
  return { port, stop: () => new Promise((resolve) => server.close(() => resolve())) };
}

async function keep(
  stream: SMTPServerDataStream,
  session: SMTPServerSession,
  store: MessageStore,
): Promise<void> {
  const pieces: Buffer[] = [];
  for await (const piece of stream) pieces.push(Buffer.from(piece));
  if (stream.sizeExceeded) {
    throw Object.assign(new Error('Message exceeds the size limit'), { responseCode: 552 });
  }
  const recipients = session.envelope.rcptTo.map(({ address }) => address.toLowerCase());
  await store.add(Buffer.concat(pieces), recipients);
}

function listen(server: SMTPServer, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.on('error', (error) => reject(portError(error, port)));
    server.listen(port, '127.0.0.1', () => resolve());
  });
}
