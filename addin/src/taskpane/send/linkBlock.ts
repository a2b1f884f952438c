import type { BodyFormat } from '../../mailbox/mailbox.ts';
import type { Text } from '../../text/text.ts';

/**
 * How the recipient has the password: the clerk tells it, it is the one they know already, or which of the two cannot be
 * known here. Nobody must wait for a password that nobody will tell.
 */
export type PasswordSource = 'told' | 'known' | 'either';

/** What the block in the mail says. */
export interface LinkBlock {
  readonly link: string;
  readonly author: string;
  readonly fileCount: number;
  readonly reference: string;
  readonly expiresAt: string;
  /** Null where the link opens without one. */
  readonly password: PasswordSource | null;
  readonly oneTime: boolean;
}

/** The block that replaces the attachments, in the mail's own format. */
export function linkBlock(block: LinkBlock, format: BodyFormat, text: Text): string {
  return format === 'html' ? htmlBlock(block, text) : textBlock(block, text);
}

const PASSWORDS = {
  told: 'block.withPassword',
  known: 'block.knownPassword',
  either: 'block.anyPassword',
} as const;

/** The sentences, in order; the link comes after the first. */
function sentencesOf(block: LinkBlock, text: Text) {
  const [page = '', secret = ''] = block.link.split('#');
  return {
    title: text.say('block.title'),
    intro: text.say('block.intro', { author: block.author, count: block.fileCount }),
    open: text.say('block.open'),
    password: block.password ? text.say(PASSWORDS[block.password]) : '',
    once: block.oneTime ? text.say('block.once') : '',
    valid: text.say('block.valid', { date: text.date(block.expiresAt), reference: block.reference }),
    byHand: text.say('block.byHand', { page, secret }),
  };
}

/** Mail programs know no style sheets: everything stands in attributes, as a table of one cell. */
function htmlBlock(block: LinkBlock, text: Text): string {
  const say = sentencesOf(block, text);
  const paragraph = (html: string, style: string) => `<p style="margin:0 0 8px 0;${style}">${html}</p>`;
  const line = (sentence: string, style: string) => (sentence ? paragraph(escapeHtml(sentence), style) : '');
  // Outlook puts a preview card beside every link but the one with this id.
  const anchor =
    `<p style="margin:0 0 12px 0;font-size:16px"><a id="LPNoLP" href="${escapeHtml(block.link)}" ` +
    `style="color:#0b4f8a;font-weight:bold">${escapeHtml(say.open)}</a></p>`;
  return (
    '<table role="presentation" cellpadding="0" cellspacing="0" style="border-collapse:collapse;width:100%;max-width:560px">' +
    '<tr><td style="border:1px solid #9fb3c6;border-left:4px solid #0b4f8a;padding:12px 16px;' +
    'font-family:Segoe UI,Arial,sans-serif;font-size:14px;line-height:1.45;color:#1b1b1b;background-color:#f7fafc">' +
    line(say.title, 'font-weight:bold') +
    line(say.intro, '') +
    anchor +
    line(say.password, '') +
    line(say.once, '') +
    line(say.valid, '') +
    paragraph(breakable(say.byHand, block.link.split('#')), 'font-size:12px;color:#4a4a4a') +
    '</td></tr></table><p></p>'
  );
}

/** As HTML; the long parts may be broken between lines anywhere, the words around them may not. */
function breakable(sentence: string, longParts: readonly string[]): string {
  return longParts.reduce((html, part) => {
    const long = escapeHtml(part);
    return html.replace(long, () => `<span style="word-break:break-all">${long}</span>`);
  }, escapeHtml(sentence));
}

function textBlock(block: LinkBlock, text: Text): string {
  const say = sentencesOf(block, text);
  const lines = [
    say.title,
    say.intro,
    `${say.open}:\n${block.link}`,
    say.password,
    say.once,
    say.valid,
    say.byHand,
  ];
  return `${lines.filter(Boolean).join('\n\n')}\n\n`;
}

/** Names come from people: they stay text. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
