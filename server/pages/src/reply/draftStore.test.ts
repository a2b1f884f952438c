import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, expect, test } from '@jest/globals';
import { createSealedRecords, type SealedRecords } from '../worker/sealedRecords.ts';
import { createDraftStore, type DraftStore } from './draftStore.ts';

const DAY_MS = 24 * 3_600_000;
const MAX = 'an/jugendamt/max@buerger.example';
const EVE = 'an/jugendamt/eve@buerger.example';
const text = { name: 'Max', message: 'Vertraulich' };

let time: number;
let records: SealedRecords;
let drafts: DraftStore;

beforeEach(() => {
  time = 0;
  records = createSealedRecords(new IDBFactory(), () => time);
  drafts = createDraftStore(records, () => time);
});

test('a draft is brought back to whom it belongs, and its name tells nobody whose it is', async () => {
  await drafts.write(MAX, text);
  expect(await drafts.read(EVE)).toBeNull();
  expect(await drafts.read(MAX)).toEqual(text);
  expect((await records.names('')).join()).not.toMatch(/max|jugendamt/);
});

test('a draft that nobody came back for is gone from the browser as soon as any other is looked for', async () => {
  await drafts.write(MAX, text);
  time += 29 * DAY_MS;
  await drafts.write(EVE, text);
  time += 2 * DAY_MS;
  expect(await drafts.read(EVE)).toEqual(text);
  expect(await records.names('draft/')).toHaveLength(1);
  expect(await drafts.read(MAX)).toBeNull();
});

test('what is removed while it is still being written does not come back', async () => {
  await Promise.all([drafts.write(MAX, text), drafts.remove(MAX)]);
  expect(await records.names('draft/')).toEqual([]);
});
