import { expect, test } from '@jest/globals';
import {
  domainOf,
  type Level,
  levelName,
  NOTHING_DEMANDED,
  permittedExpiryDays,
  sealingRules,
} from './classification.ts';

const LEVEL: Level = { ...NOTHING_DEMANDED, id: 'level', mustEncrypt: true };

test('of several levels the strictest rule holds', () => {
  expect(
    sealingRules([
      { ...LEVEL, passwordRequired: true, maxExpiryDays: 30 },
      { ...LEVEL, mailboxCodeRequired: true, maxExpiryDays: 14 },
      LEVEL,
    ]),
  ).toEqual({ passwordRequired: true, mailboxCodeRequired: true, maxExpiryDays: 14 });
  expect(sealingRules([])).toEqual({
    passwordRequired: false,
    mailboxCodeRequired: false,
    maxExpiryDays: null,
  });
});

test.each([
  [null, [7, 14, 30]],
  [14, [7, 14]],
  [3, [3]],
])('with at most %p days a person chooses from %p', (maxExpiryDays, days) => {
  expect(permittedExpiryDays([7, 14, 30], { ...sealingRules([]), maxExpiryDays })).toEqual(days);
});

test.each([
  ['A@Stadt.Example', 'stadt.example'],
  ['"a@b"@stadt.example ', 'stadt.example'],
  ['/O=EXCHANGE/CN=RECIPIENTS/CN=A', ''],
  ['', ''],
])('the domain of %p is %p', (address, domain) => {
  expect(domainOf(address)).toBe(domain);
});

test('a level is called by its name in the language, and by its id where it is gone', () => {
  const levels = [{ id: 'confidential', names: { de: 'vertraulich', en: 'confidential, please' } }];
  expect(levelName('confidential', levels, 'de')).toBe('vertraulich');
  expect(levelName('confidential', levels, 'en')).toBe('confidential, please');
  expect(levelName('gone', levels, 'de')).toBe('gone');
});
