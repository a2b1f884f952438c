import { simpleParser, type AddressObject, type EmailAddress, type ParsedMail } from 'mailparser';
import type { CaughtAttachment, CaughtMessage, MessageSummary, Person } from '../contract/message.ts';

const PREVIEW_LENGTH = 160;

export interface Received {
  readonly id: string;
  readonly receivedAt: string;
  readonly recipients: readonly string[];
}

export async function parseMessage(raw: Buffer, received: Received): Promise<CaughtMessage> {
  const mail = await parse(raw);
  const text = mail.text ?? '';
  return {
    id: received.id,
    receivedAt: received.receivedAt,
    recipients: [...received.recipients],
    from: people(mail.from)[0] ?? { name: '', address: '' },
    to: people(mail.to),
    cc: people(mail.cc),
    subject: mail.subject ?? '',
    preview: text.replace(/\s+/g, ' ').trim().slice(0, PREVIEW_LENGTH),
    attachments: mail.attachments.map(attachment),
    messageId: mail.messageId ?? `<${received.id}@localhost>`,
    html: mail.html === false ? null : (mail.html ?? null),
    text,
    headers: headersOf(mail),
  };
}

export function summaryOf(message: CaughtMessage): MessageSummary {
  const { id, receivedAt, recipients, from, to, cc, subject, preview, attachments } = message;
  return { id, receivedAt, recipients, from, to, cc, subject, preview, attachments };
}

export async function attachmentContent(raw: Buffer, index: number): Promise<Buffer | undefined> {
  return (await parse(raw)).attachments[index]?.content;
}

function parse(raw: Buffer): Promise<ParsedMail> {
  return simpleParser(raw, { skipTextToHtml: true });
}

function people(field: AddressObject | AddressObject[] | undefined): Person[] {
  const objects = field === undefined ? [] : Array.isArray(field) ? field : [field];
  return objects.flatMap((object) => object.value).flatMap(members);
}

function members(entry: EmailAddress): Person[] {
  if (entry.group !== undefined) return entry.group.flatMap(members);
  return [{ name: entry.name, address: (entry.address ?? '').toLowerCase() }];
}

function attachment(it: ParsedMail['attachments'][number], index: number): CaughtAttachment {
  return {
    index,
    name: it.filename ?? `attachment-${index + 1}`,
    contentType: it.contentType,
    sizeBytes: it.size,
    contentId: it.contentId?.replace(/^<|>$/g, '') ?? null,
    isInline: it.related === true,
  };
}

function headersOf(mail: ParsedMail): Record<string, string> {
  return Object.fromEntries(
    mail.headerLines.map(({ line }) => {
      const colon = line.indexOf(':');
      return [
        line.slice(0, colon).trim().toLowerCase(),
        line
          .slice(colon + 1)
          .replace(/\r?\n\s+/g, ' ')
          .trim(),
      ];
    }),
  );
}
