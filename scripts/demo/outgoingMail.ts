import { createTransport } from 'nodemailer';
import { Type, type Static } from 'typebox';

const Person = Type.Object(
  { name: Type.String({ maxLength: 500 }), address: Type.String({ minLength: 3, maxLength: 500 }) },
  { additionalProperties: false },
);

/** What the compose window hands over when a message is sent. */
export const OutgoingMail = Type.Object(
  {
    from: Person,
    to: Type.Array(Person),
    cc: Type.Array(Person),
    bcc: Type.Array(Person),
    subject: Type.String({ maxLength: 1000 }),
    html: Type.String(),
    text: Type.String(),
    headers: Type.Record(Type.String(), Type.String()),
    inReplyTo: Type.Union([Type.String(), Type.Null()]),
    attachments: Type.Array(
      Type.Object(
        {
          name: Type.String(),
          contentType: Type.String(),
          contentBase64: Type.String(),
          isInline: Type.Boolean(),
        },
        { additionalProperties: false },
      ),
    ),
  },
  { additionalProperties: false },
);
export type OutgoingMail = Static<typeof OutgoingMail>;

/** As Outlook on the web: all attachments of a message together. */
export const MAX_ATTACHMENT_BYTES = 25 * 1024 * 1024;

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
      html: mail.html,
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
