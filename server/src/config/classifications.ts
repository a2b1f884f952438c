import { readFileSync } from 'node:fs';
import { Classification } from '@siegelpost/shared/api/policy';
import { NOTHING_DEMANDED } from '@siegelpost/shared/policy/classification';
import { type Static, Type } from 'typebox';
import { Check, Errors } from 'typebox/value';

const Vocabulary = Type.Object(
  { levels: Type.Array(Type.Unknown(), { maxItems: 30 }) },
  { additionalProperties: false },
);

/** The vocabulary where CLASSIFICATIONS_FILE is unset. VS-NfD and above need a product approved for them. */
export const USUAL_CLASSIFICATIONS: readonly Classification[] = [
  level('public', 'öffentlich', 'public', {}),
  level('internal', 'intern', 'internal', { recommendEncrypt: true }),
  level('confidential', 'vertraulich', 'confidential', { mustEncrypt: true, passwordRequired: true }),
  level('strictly-confidential', 'streng vertraulich', 'strictly confidential', {
    mustEncrypt: true,
    passwordRequired: true,
    mailboxCodeRequired: true,
    maxExpiryDays: 14,
  }),
  level('vs-nfd', 'VS – NUR FÜR DEN DIENSTGEBRAUCH', 'VS-NfD (RESTRICTED)', { blocked: true }),
  level('vs-vertraulich', 'VS-VERTRAULICH und höher', 'VS-VERTRAULICH (CONFIDENTIAL) and above', {
    blocked: true,
  }),
];

/** The vocabulary of a file; what is wrong with it goes to `complain`, one sentence each. */
export function readClassifications(
  file: string | undefined,
  complain: (sentence: string) => void,
): readonly Classification[] {
  if (file === undefined) return USUAL_CLASSIFICATIONS;
  const vocabulary = parse(file, complain);
  if (vocabulary === undefined) return [];
  const levels = vocabulary.levels.flatMap((given, index) => oneLevel(given, index, complain));
  for (const id of repeated(levels.map(({ id }) => id))) complain(`two levels have the id “${id}”`);
  for (const id of repeated(levels.flatMap(({ labelIds }) => labelIds)))
    complain(`the label ${id} stands in more than one level, or twice in one`);
  return levels;
}

function parse(file: string, complain: (sentence: string) => void): Static<typeof Vocabulary> | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch {
    complain('the file cannot be read');
    return undefined;
  }
  try {
    const value: unknown = JSON.parse(text);
    if (Check(Vocabulary, value)) return value;
    complain('must be an object with one list, {"levels": [ … ]}, of at most 30');
  } catch (error) {
    complain(`is not JSON: ${error instanceof Error ? error.message : 'unreadable'}`);
  }
  return undefined;
}

function oneLevel(given: unknown, index: number, complain: (sentence: string) => void): Classification[] {
  const whole: unknown =
    typeof given === 'object' && given !== null ? { ...NOTHING_DEMANDED, ...given } : given;
  if (Check(Classification, whole)) return [lowerCase(whole)];
  for (const sentence of wrongs(whole)) complain(`level ${String(index + 1)}${named(given)}: ${sentence}`);
  return [];
}

/** Each wrong place once, however many rules it breaks. */
function wrongs(level: unknown): string[] {
  const found = new Map<string, string>();
  for (const { keyword, instancePath, message, params } of Errors(Classification, level)) {
    // What may also be null fails as null too, and as neither.
    if (keyword === 'anyOf' || (keyword === 'type' && params.type === 'null')) continue;
    const place = instancePath.slice(1).replaceAll('/', '.');
    const below = (name: string) => (place === '' ? name : `${place}.${name}`);
    if (keyword === 'required')
      for (const name of params.requiredProperties) found.set(below(name), 'is required');
    else if (keyword === 'additionalProperties')
      for (const name of params.additionalProperties) found.set(below(name), 'is not known');
    else if (!found.has(place)) found.set(place, message);
  }
  return [...found].map(([place, what]) => `${place || 'it'} ${what}`);
}

function named(given: unknown): string {
  const id = typeof given === 'object' && given !== null && 'id' in given ? given.id : undefined;
  return typeof id === 'string' ? ` (“${id}”)` : '';
}

/** GUIDs are compared as text, also by the event file. */
function lowerCase(level: Classification): Classification {
  return { ...level, labelIds: level.labelIds.map((id) => id.toLowerCase()) };
}

function repeated(values: readonly string[]): Set<string> {
  return new Set(values.filter((value, index) => values.indexOf(value) !== index));
}

function level(id: string, de: string, en: string, demands: Partial<Classification>): Classification {
  return { ...NOTHING_DEMANDED, id, names: { de, en }, ...demands };
}
