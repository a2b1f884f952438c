import { type Static, Type } from 'typebox';
import { Check } from 'typebox/value';

/** What a pane that is closed takes along: it was chosen or typed there and is not in the mail. Names only, no content. */
export const PaneInput = Type.Object({ files: Type.Array(Type.String()), message: Type.Boolean() });
export type PaneInput = Static<typeof PaneInput>;

/** Outlook keeps 2,500 characters of properties for an item; the other ones are short. */
const MOST_CHARACTERS = 1_500;

/** As text for the properties of the item; where there are too many names, the first ones and how many more. */
export function writePaneInput(input: PaneInput): string {
  const files: string[] = [];
  for (const name of input.files) {
    if (JSON.stringify([...files, name]).length > MOST_CHARACTERS) {
      files.push(`… (+${String(input.files.length - files.length)})`);
      break;
    }
    files.push(name);
  }
  return JSON.stringify({ ...input, files });
}

export function readPaneInput(text: string | null): PaneInput | null {
  try {
    const value: unknown = JSON.parse(text ?? 'null');
    return Check(PaneInput, value) ? value : null;
  } catch {
    return null;
  }
}
