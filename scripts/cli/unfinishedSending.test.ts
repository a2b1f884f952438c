import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { appendFile, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ClerkOrder } from '@siegelpost/shared/transfer/transfer';
import { type GivenCommand, UnfinishedSending } from './unfinishedSending.ts';

let folder: string;
let given: GivenCommand;

const ORDER = {
  conversation: null,
  files: [{ name: 'a.bin', content: new Blob(['x']) }],
  password: '7K3MQ2VDXW',
  expiresAt: '2026-01-02T03:04:05.000Z',
} as unknown as ClerkOrder;
const part = (text: string) => ({ bodyIndex: 0, partIndex: 3, bytes: new TextEncoder().encode(text) });

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'siegelpost-unfinished-'));
  process.env['SIEGELPOST_HOME'] = join(folder, 'home');
  const path = join(folder, 'a.bin');
  await writeFile(path, 'x');
  given = { command: 'send', paths: [path], password: undefined };
});

afterEach(async () => {
  delete process.env['SIEGELPOST_HOME'];
  await rm(folder, { recursive: true, force: true });
});

test('the same command goes on with the same secrets, another one does not', async () => {
  const first = await UnfinishedSending.of(ORDER, given);
  expect(first.goesOn).toBe(false);
  const again = await UnfinishedSending.of({ ...ORDER, password: 'another', expiresAt: '' }, given);
  expect(again).toMatchObject({ goesOn: true, plan: first.plan, password: ORDER.password });
  expect(again.expiresAt).toBe(ORDER.expiresAt);
  const others = [{ command: 'send --to somebody else' }, { password: 'V00000000W' }, { password: null }];
  for (const other of others)
    expect(await UnfinishedSending.of(ORDER, { ...given, ...other })).toMatchObject({ goesOn: false });
});

test('a file that has changed begins anew, under other salts', async () => {
  const first = await UnfinishedSending.of(ORDER, given);
  await appendFile(given.paths[0] ?? '', 'y');
  const second = await UnfinishedSending.of(ORDER, given);
  expect(second.goesOn).toBe(false);
  expect(second.plan.salts).not.toEqual(first.plan.salts);
});

test('no other octets ever leave under the nonces of a part', async () => {
  const first = await UnfinishedSending.of(ORDER, given);
  first.setDurable([{ parts: [3] }]);
  expect(await first.isDurable(part('sealed'))).toBe(true);
  const again = await UnfinishedSending.of(ORDER, given);
  expect(await again.isDurable(part('sealed'))).toBe(false);
  for (const sending of [first, again])
    await expect(sending.isDurable(part('other'))).rejects.toMatchObject({ code: 'file-changed' });
});

test('a note that was cut off counts as none; what is forgotten is gone', async () => {
  await UnfinishedSending.of(ORDER, given);
  const [name = ''] = await readdir(join(folder, 'home'));
  await appendFile(join(folder, 'home', name), '0/3 ab');
  const again = await UnfinishedSending.of(ORDER, given);
  expect(await again.isDurable(part('sealed'))).toBe(false);
  const third = await UnfinishedSending.of(ORDER, given);
  await expect(third.isDurable(part('other'))).rejects.toMatchObject({ code: 'file-changed' });
  await third.forget();
  expect(await UnfinishedSending.of(ORDER, given)).toMatchObject({ goesOn: false });
});
