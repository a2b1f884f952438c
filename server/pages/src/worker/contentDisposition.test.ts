import { expect, test } from '@jest/globals';
import { contentDisposition } from './contentDisposition.ts';

test.each([
  ['a\r\nSet-Cookie: x=1.pdf', `filename="a__Set-Cookie: x=1.pdf"`],
  ['a".html', `filename="a_.html"`],
  ['a\\b.pdf', `filename="a_b.pdf"`],
  ["O'Brien (1)*.pdf", `filename="O'Brien (1)*.pdf"`],
  ['100%25.pdf', `filename="100_25.pdf"`],
  ['Bescheid ä 🗑️.pdf', `filename="Bescheid _ ___.pdf"`],
  ['\ud800.pdf', `filename="_.pdf"`],
])('row 35: %j is one header that names one file', (name, plain) => {
  const header = contentDisposition(name);
  expect(header).toContain(`attachment; ${plain}; filename*=UTF-8''`);
  // What RFC 8187 permits in an extended value, and nothing that could end it.
  expect(header).toMatch(/filename\*=UTF-8''(?:[\w!#$&+.^`|~-]|%[0-9A-F]{2})+$/);
  expect(new Headers({ 'content-disposition': header }).get('content-disposition')).toBe(header);
});

test('row 35: whoever reads the extended value gets the name back, octet for octet', () => {
  const name = `a\r\n"';\\%ä🗑️.pdf`;
  const [, extended = ''] = /filename\*=UTF-8''(.*)$/.exec(contentDisposition(name)) ?? [];
  expect(decodeURIComponent(extended)).toBe(name);
});
