import 'fake-indexeddb/auto';
import { IDBDatabase as Database, IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { createSealedRecords, type SealedRecords } from './sealedRecords.ts';

const octets = (text: string) => new TextEncoder().encode(text);

let factory: InstanceType<typeof IDBFactory>;
let opened: IDBDatabase[];
let records: SealedRecords;

beforeEach(() => {
  factory = new IDBFactory();
  opened = [];
  const open = factory.open.bind(factory);
  jest.spyOn(factory, 'open').mockImplementation((...args) => {
    const request = open(...args);
    request.addEventListener('success', () => void opened.push(request.result));
    return request;
  });
  records = createSealedRecords(factory, () => 0);
});

afterEach(() => void jest.restoreAllMocks());

test('a connection that the browser has closed in the background is opened anew, and nothing is lost', async () => {
  await records.write('draft', octets('one'));
  for (const database of opened) database.close();
  await records.note('part', 'ab');
  await records.write('draft', octets('two'));
  expect(await records.read('draft')).toEqual(octets('two'));
  expect([...(await records.notes('part'))]).toEqual([['', 'ab']]);
  expect(opened).toHaveLength(2);
});

test('what Safari says of a connection whose other end is gone is tried once more, and then told', async () => {
  await records.write('draft', octets('one'));
  const gone = jest.spyOn(Database.prototype, 'transaction').mockImplementation(() => {
    throw new DOMException('Connection to Indexed Database server lost.', 'UnknownError');
  });
  await expect(records.read('draft')).rejects.toMatchObject({ name: 'UnknownError' });
  expect(gone).toHaveBeenCalledTimes(2);
  gone.mockRestore();
  expect(await records.read('draft')).toEqual(octets('one'));
});
