import { expect, test } from '@jest/globals';
import { failureText } from './failureText.ts';

const problem = { type: 'urn:siegelpost:problem:quota-exceeded', title: 'Too much', status: 413 } as const;

test.each([
  ['package', 'failure.tooLarge.title'],
  ['clerk', 'failure.mailboxFull.title'],
  ['organisation', 'failure.full.title'],
] as const)('the limit of the %s has sentences of its own', (quota, title) => {
  expect(failureText({ code: 'quota-exceeded', problem: { ...problem, quota } }).title).toBe(title);
});

test('without a word on whose limit it is, it is a number of files or answers', () => {
  expect(failureText({ code: 'quota-exceeded', problem }).title).toBe('failure.tooMany.title');
});
