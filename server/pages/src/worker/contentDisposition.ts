/** The header that makes a browser save, with the name in both spellings of RFC 6266 §4.3 and appendix D. */
export function contentDisposition(fileName: string): string {
  const plain = fileName.replace(/[^\u0020-\u007e]|["\\%]/g, '_');
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeRfc8187(fileName)}`;
}

/** RFC 8187 §3.2.1: what `encodeURIComponent` leaves but `attr-char` has not. */
function encodeRfc8187(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
