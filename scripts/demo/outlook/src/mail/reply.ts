import type { CaughtMessage, Person } from '../../../contract/message.ts';
import type { Text } from '../text/german.ts';
import { cleanHtml, textAsHtml } from './cleanHtml.ts';
import { EMPTY_DRAFT, type DraftContent } from './draft.ts';

export function replyTo(
  message: CaughtMessage,
  options: { readonly toAll: boolean; readonly self: Person; readonly html: string; readonly text: Text },
): DraftContent {
  const others = [...message.to, ...message.cc].filter(
    ({ address }) => address !== options.self.address && address !== message.from.address,
  );
  return {
    ...EMPTY_DRAFT,
    to: [message.from],
    cc: options.toAll ? others : [],
    subject: prefixed(options.text.replyPrefix, message.subject),
    body: `${cleanHtml(options.html)}<p><br></p>${quoted(message, options.text)}`,
    composeType: 'reply',
    inReplyTo: message.messageId,
  };
}

export function forwardOf(
  message: CaughtMessage,
  attachments: DraftContent['attachments'],
  text: Text,
): DraftContent {
  return {
    ...EMPTY_DRAFT,
    subject: prefixed(text.forwardPrefix, message.subject),
    body: `<p><br></p>${quoted(message, text)}`,
    attachments,
    composeType: 'forward',
  };
}

function prefixed(prefix: string, subject: string): string {
  return subject.toLowerCase().startsWith(prefix.toLowerCase()) ? subject : prefix + subject;
}

function quoted(message: CaughtMessage, text: Text): string {
  const who = message.from.name || message.from.address;
  const when = new Date(message.receivedAt).toLocaleString();
  const body = message.html === null ? textAsHtml(message.text) : cleanHtml(message.html);
  return `<p>${textAsHtml(text.wrote(who, when))}</p><blockquote style="margin:0 0 0 8px;padding-left:10px;border-left:2px solid #c8c8c8">${body}</blockquote>`;
}
