/** Bidi controls and marks, other invisible format characters, and control characters but tab and line breaks. */
const UNSEEN =
  // eslint-disable-next-line no-control-regex -- control characters are what is being shown
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\uffff]/g;

/** Foreign text as it may be shown: what could turn or hide parts of it is written out, e.g. `⟨U+202E⟩`. */
export function visibleText(text: string): string {
  return text.replace(UNSEEN, (character) => `⟨U+${codePoint(character)}⟩`);
}

function codePoint(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
}
