import { expect, test } from '@jest/globals';
import { createText } from '../text/text.ts';
import { HOSTS, LADDER, rungOf } from './ladder.ts';

const minor = (set: string) => Number(set.split('.')[1]);
const upTo = (highest: string) => (set: string) => minor(set) <= minor(highest);

test.each(HOSTS)('$host with $highestSet stands on the rung $rung', ({ highestSet, rung }) => {
  expect(rungOf(upTo(highestSet)).id).toBe(rung);
});

test.each([
  ['1.15', 'guided', true],
  ['1.12', 'told', true],
  ['1.8', 'by-hand', true],
  ['1.5', 'picker-only', false],
])('set %s is the rung %s, attachments readable: %s', (set, id, attachments) => {
  expect(rungOf(upTo(set))).toMatchObject({ id, attachments });
});

test('an Outlook that answers no to everything gets the lowest rung', () => {
  expect(rungOf(() => false).id).toBe('picker-only');
});

test('no rung promises more than the one above it, and each says in both languages what it asks of people', () => {
  const sets = LADDER.map(({ set }) => minor(set));
  expect(sets).toEqual(sets.toSorted((one, other) => other - one));
  for (const { id } of LADDER)
    for (const language of ['de', 'en'] as const)
      expect(typeof createText(language).say(`ladder.${id}`)).toBe('string');
});
