import { createTransport } from 'nodemailer';
import type { OutgoingMail } from './contract/outgoingMail.ts';

export function attachmentBytes(mail: OutgoingMail): number {
  return mail.attachments.reduce(
    (sum, { contentBase64 }) => sum + Buffer.byteLength(contentBase64, 'base64'),
    0,
  );
}

/** Sends by SMTP, as a real mail program would. */
export async function sendMail(mail: OutgoingMail, smtpPort: number): Promise<void> {
  const transport = createTransport({ host: '127.0.0.1', port: smtpPort, secure: false, ignoreTLS: true });
  try {
    await transport.sendMail({
      from: mail.from,
      to: mail.to,
      cc: mail.cc,
      bcc: mail.bcc,
      subject: mail.subject,
      ...(mail.html === null ? {} : { html: mail.html }),
      text: mail.text,
      headers: mail.headers,
      ...(mail.inReplyTo === null ? {} : { inReplyTo: mail.inReplyTo, references: mail.inReplyTo }),
      disableFileAccess: true,
      disableUrlAccess: true,
      attachments: mail.attachments.map(({ name, contentType, contentBase64, isInline }) => ({
        filename: name,
        contentType,
        content: Buffer.from(contentBase64, 'base64'),
        ...(isInline ? { cid: name, contentDisposition: 'inline' as const } : {}),
      })),
    });
  } finally {
    transport.close();
  }
}
