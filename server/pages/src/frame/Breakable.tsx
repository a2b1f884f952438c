import { Fragment } from 'react';

/** Before an `@`, and before a dot within a word. */
const PLACES = /(?=@)|(?=\.\p{L})/u;

/**
 * Text with addresses or file names, broken between lines where a reader would break it when a narrow screen must. Copied, it is
 * as it was.
 */
export function Breakable({ text }: { readonly text: string }) {
  return text.split(PLACES).map((part, index) => (
    <Fragment key={index}>
      {index > 0 && <wbr />}
      {part}
    </Fragment>
  ));
}
