import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { safeFileName, safeFileNames } from './fileNames.ts';

const bytes = (text: string) => new TextEncoder().encode(text).length;

test.each([
  ['../../etc/passwd', 'passwd'],
  ['C:\\Users\\x\\Akte.pdf', 'Akte.pdf'],
  ['..', 'file'],
  ['../../x', 'x'],
  ['C:\\x', 'x'],
  ['a\u0000b.txt', 'ab.txt'],
  ['Rechnung\u202Efdp.exe', 'Rechnungfdp.exe'],
  ['CON', '_CON'],
  ['NUL.txt', '_NUL.txt'],
  ['console.txt', 'console.txt'],
  ['Bericht. . ', 'Bericht'],
  ['', 'file'],
  ['a\r\nb".txt', 'ab_.txt'],
  ['<img onerror=x>.png', '_img onerror=x_.png'],
  ['Bescheid über Müll 🗑️.pdf', 'Bescheid über Müll 🗑️.pdf'],
  ['.profile', '.profile'],
])('rows 29, 30, 31, 34 and 35: %j becomes %j', (name, safe) => {
  expect(safeFileName(name)).toBe(safe);
});

test('row 32: a long name is cut between characters and keeps its extension', () => {
  const safe = safeFileName(`${'👨‍👩‍👧'.repeat(40)}.pdf`);
  expect(bytes(safe)).toBeLessThanOrEqual(255);
  expect(safe).toMatch(/^(?:👨‍👩‍👧)+\.pdf$/u);
});

test('row 33: equal names, also but for case, are numbered', () => {
  expect(safeFileNames(['a.txt', 'A.TXT', 'a.txt', 'a (2).txt'])).toEqual([
    'a.txt',
    'A (2).TXT',
    'a (3).txt',
    'a (2) (2).txt',
  ]);
});

test('whatever comes in, names are distinct, safe, short, and stay as they are when made safe again', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 400 }), { maxLength: 8 }), (names) => {
      const safe = safeFileNames(names);
      expect(new Set(safe.map((name) => name.toLowerCase())).size).toBe(names.length);
      for (const name of safe) {
        expect(name).not.toBe('');
        expect(name).not.toMatch(/[/\\\p{Cc}\u202a-\u202e]|[. ]$/u);
        expect(bytes(name)).toBeLessThanOrEqual(255);
        expect(safeFileName(name)).toBe(name);
      }
    }),
  );
});
