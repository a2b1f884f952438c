/** What is shorter fits a line of its own on the narrowest phone. */
const LONG_WORD = /(\S{17,})/u;
const BEFORE_DOMAIN = /(?=@)/u;
const BEFORE_FILE_ENDING = /(?=\.\p{L}\w*$)/u;

/**
 * Text with addresses or file names. Where a long one must be broken between lines, that is where a reader would break it.
 * Copied, it is as it was.
 */
export function Breakable({ text }: { readonly text: string }) {
  // Every second part is a long word.
  return text
    .split(LONG_WORD)
    .map((part, index) => (index % 2 === 0 ? part : <LongWord key={index} text={part} />));
}

function LongWord({ text }: { readonly text: string }) {
  const [start, ...rest] = text.split(text.includes('@') ? BEFORE_DOMAIN : BEFORE_FILE_ENDING);
  return (
    <>
      {start}
      {rest.length > 0 && <wbr />}
      {rest}
    </>
  );
}
