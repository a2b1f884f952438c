import { Fragment } from 'react';

/** What is shorter fits a line of its own on the narrowest phone. */
const LONG_WORD = /(\S{17,})/u;
const BEFORE_DOMAIN = /(?=@)/u;
const BEFORE_FILE_ENDING = /(?=\.\p{L}\w*$)/u;

/**
 * Text with addresses or file names. Where a long one must be broken between lines, that is where a reader would break it.
 * Copied, it is as it was.
 */
export function Breakable({ text }: { readonly text: string }) {
  const parts = text.split(LONG_WORD).flatMap((part, index) => {
    // Every second is a long word.
    if (index % 2 === 0) return [part];
    const pieces = part.split(part.includes('@') ? BEFORE_DOMAIN : BEFORE_FILE_ENDING);
    return pieces.flatMap((piece, at) => (at === 0 ? [piece] : [null, piece]));
  });
  return parts.map((part, index) => <Fragment key={index}>{part ?? <wbr />}</Fragment>);
}
