import { expect, test } from '@jest/globals';
import { parseConversationId, parsePackageId } from '@siegelpost/shared/api/ids';
import type { BegunSending } from '@siegelpost/shared/transfer/begunSending';
import { recordName } from './recordName.ts';
import type { SealedRecords } from './sealedRecords.ts';
import { SealedSendings } from './sendingStore.ts';

const HOUR_MS = 3_600_000;
const SUBJECT = 'BBECAwQFBgcICQoLDA0ODw';
const packageId = parsePackageId('AAECAwQFBgcICQoLDA0ODw');
const conversationId = parseConversationId('AAECAwQFBgcICQoLDA0ODw');
if (!packageId || !conversationId) throw new Error('no ids');
const begun: BegunSending = {
  ...{ packageId, conversationId, sessionKey: '', salts: [''], words: '' },
  files: [{ name: 'a.txt', bytes: 5, mediaType: 'text/plain' }],
  begunAt: 0,
};
const files = [{ name: 'a.txt', content: new Blob(['Hallo'], { type: 'text/plain' }) }];

/** A browser's database, which may be full. */
function memoryRecords(now: () => number) {
  const kept = new Map<string, { octets: Uint8Array<ArrayBuffer>; text: string; at: number }>();
  const state = { full: false };
  const below = (prefix: string) => [...kept.keys()].filter((name) => name.startsWith(prefix));
  const put = (name: string, octets: Uint8Array<ArrayBuffer>, text: string) => {
    if (state.full) throw new DOMException('full', 'QuotaExceededError');
    kept.set(name, { octets, text, at: now() });
  };
  const records: SealedRecords = {
    read: async (name) => kept.get(name)?.octets ?? null,
    write: async (name, plain) => put(name, new Uint8Array(plain as ArrayBuffer), ''),
    keptAt: async (name) => kept.get(name)?.at ?? null,
    note: async (name, text) => put(name, new Uint8Array(), text),
    notes: async (prefix) =>
      new Map(below(prefix).map((name) => [name.slice(prefix.length), kept.get(name)?.text ?? ''])),
    names: async (prefix) => below(prefix),
    remove: async (name) => void kept.delete(name),
    removeAll: async (prefix) => below(prefix).forEach((name) => kept.delete(name)),
  };
  return { records, kept, state };
}

test('what one page has begun, noted and chosen the next one finds, and nothing once it is forgotten', async () => {
  const { records, kept } = memoryRecords(() => 0);
  const first = new SealedSendings(records, undefined, () => 0);
  await first.keep(SUBJECT, begun, files);
  await first.note(begun.packageId, '0/0', 'ab');
  const next = new SealedSendings(records, undefined, () => 0);
  expect(await next.read(SUBJECT)).toEqual(begun);
  expect([...(await next.noted(begun.packageId))]).toEqual([['0/0', 'ab']]);
  const [content] = await next.readFiles(SUBJECT, begun);
  expect([content?.type, content?.size]).toEqual(['text/plain', 5]);
  await next.forget(SUBJECT);
  expect([...kept.keys()]).toEqual([]);
});

test('where the browser stops keeping, all that it has kept is gone before another part leaves', async () => {
  const { records, kept, state } = memoryRecords(() => 0);
  await new SealedSendings(records, undefined, () => 0).keep(SUBJECT, begun, files);
  const goingOn = new SealedSendings(records, undefined, () => 0);
  await goingOn.read(SUBJECT);
  state.full = true;
  await goingOn.note(begun.packageId, '0/0', 'ab');
  expect([...kept.keys()]).toEqual([]);
  expect([...(await goingOn.noted(begun.packageId))]).toEqual([['0/0', 'ab']]);
});

test('a browser that keeps nothing still lets a page go on while it lives', async () => {
  const { records, state } = memoryRecords(() => 0);
  state.full = true;
  const page = new SealedSendings(records, undefined, () => 0);
  await page.keep(SUBJECT, begun, files);
  expect(await page.read(SUBJECT)).toEqual(begun);
});

test('what nobody came back for is gone when something else is begun a day later', async () => {
  let now = 0;
  const { records, kept } = memoryRecords(() => now);
  const page = new SealedSendings(records, undefined, () => now);
  await page.keep('another', { ...begun, packageId: SUBJECT as typeof packageId }, files);
  now = 24 * HOUR_MS;
  await page.keep(SUBJECT, begun, []);
  expect([...kept.keys()]).toEqual([await recordName('sending/', SUBJECT)]);
});

test('two pages never go on with one sending', async () => {
  const held = new Set<string>();
  const locks = {
    request: async (name: string, _: object, work: (lock: object | null) => unknown) => {
      const free = !held.has(name);
      held.add(name);
      void work(free ? {} : null);
    },
  } as unknown as LockManager;
  const { records } = memoryRecords(() => 0);
  const [one, other] = [0, 1].map(() => new SealedSendings(records, locks, () => 0));
  expect([await one?.hold(SUBJECT), await other?.hold(SUBJECT)]).toEqual([true, false]);
  expect(await one?.hold(SUBJECT)).toBe(true);
});
