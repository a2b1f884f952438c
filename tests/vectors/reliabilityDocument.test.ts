import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';

const HOUSE = new URL('../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, HOUSE), 'utf8');

/** Rows of the table with the tests that each names. */
const rows = read('docs/RELIABILITY.md')
  .split('\n')
  .flatMap((line) => {
    const [, number] = /^\| (\d+) /.exec(line) ?? [];
    const tests = line.match(/(?<=`)[^`]+\.test\.tsx?(?=`)/g) ?? [];
    return number === undefined ? [] : tests.map((path) => ({ number, path }));
  });

test.each([
  ['sealing', 15, 28],
  ['names and access', 29, 45],
  ['pages', 57, 59],
])('the tables have the rows of %s', (_, first, last) => {
  const numbers = new Set(rows.map(({ number }) => Number(number)));
  const wanted = Array.from({ length: last - first + 1 }, (__, at) => first + at);
  expect([...numbers]).toEqual(expect.arrayContaining(wanted));
});

test.each(rows)('row $number is named by a test in $path', ({ number, path }) => {
  expect(read(path)).toMatch(new RegExp(`rows? (?:\\d+(?:, | and ))*${number}\\b`));
});
