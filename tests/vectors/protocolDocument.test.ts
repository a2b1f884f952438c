import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { PROBLEM_STATUS } from '@siegelpost/shared/api/problems';
import { paths } from '@siegelpost/shared/api/paths';
import { Manifest } from '@siegelpost/shared/envelope/manifest';

const document = readFileSync(new URL('../../docs/PROTOCOL.md', import.meta.url), 'utf8');

const named = Object.values(paths).map((path) =>
  typeof path === 'string' ? path : String(Reflect.apply(path, undefined, ['<id>', '<i>', '<n>'])),
);

test.each(named.filter((path) => path.startsWith('/api') || path.startsWith('/health')))(
  'docs/PROTOCOL.md names %s',
  (path) => expect(document).toContain(`${path}\``),
);

test.each(Object.entries(PROBLEM_STATUS))('docs/PROTOCOL.md names the problem %s', (code, status) => {
  const row = document.split('\n').find((line) => line.startsWith(`| ${status} `));
  expect(row).toContain(`\`${code}\``);
});

test('the manifest of docs/PROTOCOL.md has the fields of the schema, in its order', () => {
  const [, example = '{}'] = /```json\n(\{[^`]*)```/.exec(document) ?? [];
  expect(Object.keys(JSON.parse(example))).toEqual(Object.keys(Manifest.properties));
});
