/**
 * The records of a ZIP archive (PKWARE APPNOTE 6.3) that stores its files as they are: lengths are known before,
 * check sums only after a file has passed, so they follow it. What is above 4 GiB is written as ZIP64.
 */
export interface ZipEntry {
  readonly name: string;
  readonly bytes: number;
  /** Where its local header stands in the archive. */
  readonly offset: number;
}

const LARGEST = 0xffff_ffff;
const MOST_ENTRIES = 0xffff;
/** Check sum after the file (bit 3); names are UTF-8 (bit 11). */
const FLAGS = 0x0808;
const VERSION = 20;
const VERSION_ZIP64 = 45;
const ZIP64_EXTRA = 1;
/** 1 January 1980, the earliest there is: when a file was made is not known. */
const DATE = 0x0021;

type Field = readonly [octets: 2 | 4 | 8, value: number];
type Octets = Uint8Array<ArrayBuffer>;

export function localHeader(entry: ZipEntry): Octets {
  const name = utf8(entry.name);
  const large = isLarge(entry);
  const extra = large ? record([2, ZIP64_EXTRA], [2, 16], [8, entry.bytes], [8, entry.bytes]) : record();
  // With bit 3 the lengths are zero here; ZIP64 announces by all ones that its own field has them.
  const length = large ? LARGEST : 0;
  const head = record(
    [4, 0x04034b50],
    [2, large ? VERSION_ZIP64 : VERSION],
    [2, FLAGS],
    [2, 0],
    [2, 0],
    [2, DATE],
    [4, 0],
    [4, length],
    [4, length],
    [2, name.length],
    [2, extra.length],
  );
  return joined([head, name, extra]);
}

/** Stands after the content. */
export function dataDescriptor(entry: ZipEntry, crc: number): Octets {
  const size = isLarge(entry) ? 8 : 4;
  return record([4, 0x08074b50], [4, crc], [size, entry.bytes], [size, entry.bytes]);
}

/** The list of all entries with its end, which stands at the end of the archive. */
export function centralDirectory(entries: readonly (ZipEntry & { readonly crc: number })[]): Octets {
  const list = joined(entries.map(centralHeader));
  const last = entries.at(-1);
  const offset = last ? endOf(last) : 0;
  return joined([list, directoryEnd(entries.length, list.length, offset)]);
}

/** Where the record after an entry begins. */
export function endOf(entry: ZipEntry): number {
  return entry.offset + localHeader(entry).length + entry.bytes + dataDescriptor(entry, 0).length;
}

function centralHeader(entry: ZipEntry & { readonly crc: number }): Octets {
  const name = utf8(entry.name);
  const far = entry.offset > LARGEST;
  const zip64: Field[] = [
    ...(isLarge(entry)
      ? ([
          [8, entry.bytes],
          [8, entry.bytes],
        ] as const)
      : []),
    ...(far ? ([[8, entry.offset]] as const) : []),
  ];
  const extra = zip64.length > 0 ? record([2, ZIP64_EXTRA], [2, zip64.length * 8], ...zip64) : record();
  const version = extra.length > 0 ? VERSION_ZIP64 : VERSION;
  const length = Math.min(entry.bytes, LARGEST);
  const head = record(
    [4, 0x02014b50],
    [2, version],
    [2, version],
    [2, FLAGS],
    [2, 0],
    [2, 0],
    [2, DATE],
    [4, entry.crc],
    [4, length],
    [4, length],
    [2, name.length],
    [2, extra.length],
    [2, 0],
    [2, 0],
    [2, 0],
    [4, 0],
    [4, Math.min(entry.offset, LARGEST)],
  );
  return joined([head, name, extra]);
}

function directoryEnd(count: number, bytes: number, offset: number): Octets {
  const end = record(
    [4, 0x06054b50],
    [2, 0],
    [2, 0],
    [2, Math.min(count, MOST_ENTRIES)],
    [2, Math.min(count, MOST_ENTRIES)],
    [4, bytes],
    [4, Math.min(offset, LARGEST)],
    [2, 0],
  );
  if (offset <= LARGEST) return end;
  const end64 = record(
    [4, 0x06064b50],
    [8, 44],
    [2, VERSION_ZIP64],
    [2, VERSION_ZIP64],
    [4, 0],
    [4, 0],
    [8, count],
    [8, count],
    [8, bytes],
    [8, offset],
  );
  const locator = record([4, 0x07064b50], [4, 0], [8, offset + bytes], [4, 1]);
  return joined([end64, locator, end]);
}

function isLarge({ bytes }: ZipEntry): boolean {
  return bytes >= LARGEST;
}

function record(...fields: readonly Field[]): Octets {
  const octets = new Uint8Array(fields.reduce((sum, [size]) => sum + size, 0));
  const view = new DataView(octets.buffer);
  let at = 0;
  for (const [size, value] of fields) {
    if (size === 2) view.setUint16(at, value, true);
    else if (size === 4) view.setUint32(at, value, true);
    else view.setBigUint64(at, BigInt(value), true);
    at += size;
  }
  return octets;
}

function joined(parts: readonly Uint8Array[]): Octets {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
