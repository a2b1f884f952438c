import { expect, test } from '@jest/globals';
import { ApiError } from '@siegelpost/shared/client/apiError';
import { TransferError } from '@siegelpost/shared/transfer/transferError';
import { createText } from '../../text/text.ts';
import { asFailure } from './failure.ts';

const problem = { type: 'urn:siegelpost:problem:quota-exceeded', title: 'Too much', status: 413 } as const;

test.each([
  ['package', /größer, als eine einzelne sein darf/],
  ['clerk', /Ihr Speicherplatz/],
  ['organisation', /Speicherplatz Ihrer Behörde/],
] as const)('the limit of the %s has a sentence of its own', (quota, sentence) => {
  const error = new TransferError('quota-exceeded', { problem: { ...problem, quota } });
  const { code } = asFailure(error);
  expect(code).toBe(`quota-${quota}`);
  expect(createText('de').say(`failure.${code}`)).toMatch(sentence);
});

test('without a word on whose limit it is, it is a number of files or answers', () => {
  const { code } = asFailure(new ApiError('quota-exceeded', { problem }));
  expect(createText('de').say(`failure.${code}`)).toMatch(/mehr Dateien oder Antworten/);
});
