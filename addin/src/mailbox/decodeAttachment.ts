import { MailboxError } from './mailboxError.ts';

interface Content {
  readonly content: string;
  readonly format: string;
}

/** The octets in Outlook's answer. Files come as base64, mails and appointments as text; a link has no octets. */
export function decodeAttachment({ content, format }: Content): Uint8Array<ArrayBuffer> {
  if (format === 'base64') return fromBase64(content);
  if (format === 'eml' || format === 'iCalendar') return new TextEncoder().encode(content);
  throw new MailboxError('attachment-unreadable');
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  let binary: string;
  try {
    binary = atob(text);
  } catch (cause) {
    throw new MailboxError('attachment-unreadable', { cause });
  }
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at++) bytes[at] = binary.charCodeAt(at);
  return bytes;
}
