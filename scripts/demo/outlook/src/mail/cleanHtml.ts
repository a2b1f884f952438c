import DOMPurify from 'dompurify';

/** HTML of a stranger without anything that runs, loads or leads away. */
export function cleanHtml(html: string): string {
  return DOMPurify.sanitize(html, {
    FORBID_TAGS: ['form', 'base', 'meta', 'link', 'iframe', 'object', 'embed'],
    ADD_ATTR: ['target'],
    // An id such as LPNoLP is a sign to Outlook and must survive.
    SANITIZE_DOM: false,
  });
}

export function escapeHtml(text: string): string {
  const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return text.replace(/[&<>"]/g, (sign) => signs[sign] ?? sign);
}

export function textAsHtml(text: string): string {
  return escapeHtml(text).replace(/\r?\n/g, '<br>');
}
