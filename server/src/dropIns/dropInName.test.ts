import { expect, test } from '@jest/globals';
import { dropInNameOf } from './dropInName.ts';

test.each([
  ['erika.sommer@amt.example', 1, 'erika-sommer'],
  ['Erika.Sommer@amt.example', 2, 'erika-sommer-2'],
  ['jürgen.groß@amt.example', 1, 'juergen-gross'],
  ['andré+post@amt.example', 1, 'andre-post'],
  ['._.@amt.example', 1, 'postfach'],
  ["o'hara@amt.example", 1, 'o-hara'],
  [`${'a'.repeat(64)}@amt.example`, 12, `${'a'.repeat(60)}-12`],
])('%s, for the %i. time, is %s', (address, turn, name) => {
  expect(dropInNameOf(address, turn)).toBe(name);
});
