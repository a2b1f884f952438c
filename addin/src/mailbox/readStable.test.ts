import { expect, test } from '@jest/globals';
import { FakeDraft } from './fakeMailbox.ts';
import { readStable } from './readStable.ts';

const right = new Uint8Array([1, 2, 3]);
const wrong = new Uint8Array([9, 9]);

test('content that is the same twice is taken', async () => {
  const draft = new FakeDraft();
  const attachment = draft.attach('a.bin', right);
  expect([...(await readStable(draft, attachment))]).toEqual([1, 2, 3]);
});

test('wrong octets of the right length are not taken', async () => {
  const draft = new FakeDraft();
  const attachment = draft.attach('a.bin', right);
  draft.oddReads.push(new Uint8Array([9, 9, 9]));
  expect([...(await readStable(draft, attachment))]).toEqual([1, 2, 3]);
});

test('two equal reads in a row decide, whatever size is reported', async () => {
  const draft = new FakeDraft();
  const attachment = draft.attach('a.bin', right, { reportedBytes: 400 });
  draft.oddReads.push(wrong);
  expect([...(await readStable(draft, attachment))]).toEqual([1, 2, 3]);
});

test('content that differs each time is refused by name', async () => {
  const draft = new FakeDraft();
  const attachment = draft.attach('a.bin', right, { reportedBytes: 400 });
  draft.oddReads.push(...[1, 2, 3, 4].map((value) => new Uint8Array([value])));
  await expect(readStable(draft, attachment)).rejects.toMatchObject({
    code: 'attachment-unstable',
    detail: 'a.bin',
  });
});

test('empty content for a file with a size is refused', async () => {
  const draft = new FakeDraft();
  const attachment = draft.attach('gesperrt.docx', right, { reportedBytes: 400 });
  draft.oddReads.push(...[1, 2, 3, 4].map(() => new Uint8Array()));
  await expect(readStable(draft, attachment)).rejects.toMatchObject({ code: 'attachment-unreadable' });
});

test('an empty file is an empty file', async () => {
  const draft = new FakeDraft();
  const attachment = draft.attach('leer.txt', new Uint8Array());
  expect((await readStable(draft, attachment)).length).toBe(0);
});

test('a read that fails is tried again', async () => {
  const draft = new FakeDraft();
  const attachment = draft.attach('a.bin', right);
  draft.faults.readAttachment = ['mailbox-timed-out', 'mailbox-failed'];
  expect([...(await readStable(draft, attachment))]).toEqual([1, 2, 3]);
});
