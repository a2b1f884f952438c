const MOST_BYTES = 255;
/** Device names of Windows, with or without an extension. */
const RESERVED = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/i;
/** C0, DEL, C1, line separators; bidi controls and marks (row 30); byte order mark. */
const UNSEEN =
  // eslint-disable-next-line no-control-regex -- control characters are what is being removed
  /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;
/** Not permitted in names on Windows. Slashes are handled before. */
const FORBIDDEN = /[<>:"|?*]/g;
const LONE_SURROGATES = /\p{Surrogate}/gu;
const NAMELESS = 'file';

/**
 * A name that can be shown and saved under on any system: no folders, no control or bidi characters, no reserved
 * names, at most 255 octets of UTF-8 with its extension kept (rows 29 to 32 of the list of bad input).
 */
export function safeFileName(name: string): string {
  const base = name.normalize('NFC').replace(UNSEEN, '').split(/[/\\]/).at(-1) ?? '';
  const plain = base
    .replace(FORBIDDEN, '_')
    .replace(LONE_SURROGATES, '_')
    .replace(/[. ]+$/, '')
    .trimStart();
  const named = plain === '' ? NAMELESS : plain;
  return shorten(RESERVED.test(named) ? `_${named}` : named, '');
}

/** Safe names for a whole package, in order; equal names, also but for case, are numbered (row 33). */
export function safeFileNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const safe = safeFileName(name);
    let distinct = safe;
    for (let number = 2; taken.has(distinct.toLowerCase()); number++)
      distinct = shorten(safe, ` (${number})`);
    taken.add(distinct.toLowerCase());
    return distinct;
  });
}

/** `name` with `suffix` before its extension, cut by whole characters until it fits. */
function shorten(name: string, suffix: string): string {
  const dot = name.lastIndexOf('.');
  const hasExtension = dot > 0 && utf8Bytes(name.slice(dot)) <= 32;
  const extension = hasExtension ? name.slice(dot) : '';
  const room = MOST_BYTES - utf8Bytes(extension) - utf8Bytes(suffix);
  let stem = '';
  let used = 0;
  for (const { segment } of new Intl.Segmenter('und', { granularity: 'grapheme' }).segment(
    hasExtension ? name.slice(0, dot) : name,
  )) {
    used += utf8Bytes(segment);
    if (used > room) break;
    stem += segment;
  }
  return `${stem.replace(/[. ]+$/, '')}${suffix}${extension}`;
}

function utf8Bytes(text: string): number {
  return new TextEncoder().encode(text).length;
}
