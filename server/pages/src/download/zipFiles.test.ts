/** @jest-environment node */
import { expect, test } from '@jest/globals';
import type { FileEntry, Transfer } from '@siegelpost/shared/transfer/transfer';
import { portFeeder, portStream } from '@siegelpost/shared/transfer/portStream';
import { TransferError } from '@siegelpost/shared/transfer/transferError';
import { crc32 } from './crc32.ts';
import { zipBytes, zipFiles } from './zipFiles.ts';
import { centralDirectory, dataDescriptor, endOf, localHeader } from './zipRecords.ts';

const GIB = 1024 ** 3;
const CONTENTS = { 'Größe.txt': 'Hallo', 'leer.txt': '', 'b.txt': 'x'.repeat(1000) };
const entries: FileEntry[] = Object.entries(CONTENTS).map(([name, content], index) => ({
  index,
  name,
  bytes: content.length,
  mediaType: 'text/plain',
  digest: '',
}));

/** Feeds the contents as the transfer does, or fails at the file of that name. */
const reading =
  (broken?: string): Transfer['readFile'] =>
  async (index, port) => {
    const [name, content] = Object.entries(CONTENTS)[index] ?? ['', ''];
    const feeder = portFeeder(port, new AbortController().signal);
    if (content !== '') await feeder.write(new TextEncoder().encode(content));
    if (name !== broken) return feeder.done();
    feeder.failed('damaged');
    throw new TransferError('damaged');
  };

async function archiveOf(readFile: Transfer['readFile']): Promise<Uint8Array<ArrayBuffer>> {
  const { port1, port2 } = new MessageChannel();
  const zipping = zipFiles(entries, readFile, port1, () => undefined);
  const pieces: Uint8Array[] = [];
  const collecting = (async () => {
    for await (const piece of portStream(port2)) pieces.push(piece);
  })();
  const [zipped, collected] = await Promise.allSettled([zipping, collecting]);
  port1.close();
  if (zipped.status === 'rejected') throw zipped.reason;
  if (collected.status === 'rejected') throw collected.reason;
  return joined(pieces);
}

const joined = (pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(pieces.flatMap((piece) => [...piece]));

const viewOf = (octets: Uint8Array) => new DataView(octets.buffer, octets.byteOffset, octets.byteLength);

/** Where a record begins, sought from the end: its mark is two letters and two numbers. */
function lastRecord(octets: Uint8Array, mark: number): number {
  const view = viewOf(octets);
  for (let at = octets.length - 4; at >= 0; at--) if (view.getUint32(at, true) === mark) return at;
  throw new Error('no such record');
}

const DIRECTORY_ENTRY = 0x02014b50;
const DIRECTORY_END = 0x06054b50;
const ZIP64_END = 0x06064b50;
const ZIP64_LOCATOR = 0x07064b50;

/** Reads an archive by its directory, as every unpacker does. */
function unpack(archive: Uint8Array): Record<string, string> {
  const view = viewOf(archive);
  const decoder = new TextDecoder();
  const end = lastRecord(archive, DIRECTORY_END);
  const unpacked: Record<string, string> = {};
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    expect(view.getUint32(at, true)).toBe(DIRECTORY_ENTRY);
    const bytes = view.getUint32(at + 24, true);
    const [nameBytes, extraBytes] = [view.getUint16(at + 28, true), view.getUint16(at + 30, true)];
    const name = decoder.decode(archive.subarray(at + 46, at + 46 + nameBytes));
    const local = view.getUint32(at + 42, true);
    const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    const content = archive.subarray(start, start + bytes);
    expect(crc32(0, content)).toBe(view.getUint32(at + 16, true));
    unpacked[name] = decoder.decode(content);
    at += 46 + nameBytes + extraBytes;
  }
  expect(at).toBe(end);
  return unpacked;
}

test('the check sum is that of the standard, also in pieces', () => {
  const text = new TextEncoder().encode('123456789');
  expect(crc32(0, text)).toBe(0xcbf43926);
  expect(crc32(crc32(0, text.subarray(0, 4)), text.subarray(4))).toBe(0xcbf43926);
});

test('an archive holds every file and is as long as was said before', async () => {
  const archive = await archiveOf(reading());
  expect(unpack(archive)).toEqual(CONTENTS);
  expect(archive.length).toBe(zipBytes(entries));
});

test('one broken file breaks the archive', async () => {
  await expect(archiveOf(reading('b.txt'))).rejects.toMatchObject({ code: 'damaged' });
});

test('above 4 GiB lengths and places are written in 64 bits', () => {
  const first = { name: 'a', bytes: 5 * GIB, offset: 0 };
  const second = { name: 'b', bytes: 1, offset: endOf(first) };
  const header = viewOf(localHeader(first));
  expect(header.getUint32(22, true)).toBe(0xffff_ffff);
  expect(header.getBigUint64(30 + 1 + 4, true)).toBe(BigInt(5 * GIB));
  expect(dataDescriptor(first, 0)).toHaveLength(24);
  expect(dataDescriptor(second, 0)).toHaveLength(16);

  const directory = centralDirectory([first, second].map((entry) => ({ ...entry, crc: 1 })));
  const view = viewOf(directory);
  const secondAt = 46 + 1 + 4 + 16;
  expect(view.getUint32(secondAt + 42, true)).toBe(0xffff_ffff);
  expect(view.getBigUint64(secondAt + 46 + 1 + 4, true)).toBe(BigInt(second.offset));
  const end = lastRecord(directory, ZIP64_END);
  expect(view.getBigUint64(end + 48, true)).toBe(BigInt(endOf(second)));
  expect(view.getBigUint64(lastRecord(directory, ZIP64_LOCATOR) + 8, true)).toBe(BigInt(endOf(second) + end));
});
