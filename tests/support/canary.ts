import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import postgres from 'postgres';

/** A secret that must not be found, and what to call it when it is. */
export interface Canary {
  readonly name: string;
  readonly value: string | Uint8Array;
}

export interface Sighting {
  readonly canary: string;
  readonly encoding: string;
  readonly place: string;
}

interface Needle {
  readonly canary: string;
  readonly encoding: string;
  readonly bytes: Buffer;
}

/** Looks through every file below `folder`. */
export async function findInFolder(folder: string, canaries: readonly Canary[]): Promise<Sighting[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const needles = canaries.flatMap(needlesOf);
  const sightings: Sighting[] = [];
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name);
    // A file's own name can give something away too.
    sightings.push(...findInBytes(Buffer.from(entry.name), needles, `name of ${path}`));
    if (entry.isFile()) sightings.push(...(await findInStream(createReadStream(path), needles, path)));
  }
  return sightings;
}

/** Looks through every row of every table of every schema, as text: octets show there as hex. */
export async function findInDatabase(url: string, canaries: readonly Canary[]): Promise<Sighting[]> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  const needles = canaries.flatMap(needlesOf);
  try {
    const tables = await sql<{ schema: string; name: string }[]>`
      select schemaname as schema, tablename as name from pg_tables
      where schemaname not in ('pg_catalog', 'information_schema')`;
    const sightings: Sighting[] = [];
    for (const { schema, name } of tables) {
      const rows = await sql<{ row: string }[]>`select t::text as row from ${sql(schema)}.${sql(name)} t`;
      const text = Buffer.from(rows.map(({ row }) => row).join('\n'));
      sightings.push(...findInBytes(text, needles, `table ${schema}.${name}`));
    }
    return sightings;
  } finally {
    await sql.end();
  }
}

/** Looks through one text, for instance a log. */
export function findInText(text: string, place: string, canaries: readonly Canary[]): Sighting[] {
  return findInBytes(Buffer.from(text), canaries.flatMap(needlesOf), place);
}

async function findInStream(
  stream: AsyncIterable<Buffer>,
  needles: readonly Needle[],
  place: string,
): Promise<Sighting[]> {
  const longest = Math.max(...needles.map(({ bytes }) => bytes.length));
  const sightings = new Map<string, Sighting>();
  let tail: Buffer = Buffer.alloc(0);
  for await (const piece of stream) {
    const window = Buffer.concat([tail, piece]);
    for (const sighting of findInBytes(window, needles, place)) {
      sightings.set(`${sighting.canary} ${sighting.encoding}`, sighting);
    }
    tail = window.subarray(Math.max(0, window.length - longest + 1));
  }
  return [...sightings.values()];
}

function findInBytes(haystack: Buffer, needles: readonly Needle[], place: string): Sighting[] {
  return needles
    .filter(({ bytes }) => haystack.includes(bytes))
    .map(({ canary, encoding }) => ({ canary, encoding, place }));
}

/** A value as it may show up: plain, hex, base64 at its three alignments, percent-encoded, JSON-escaped, UTF-16. */
function needlesOf({ name, value }: Canary): Needle[] {
  const bytes = Buffer.from(value);
  const forms: [string, Buffer][] = [
    ['plain', bytes],
    ['hex', Buffer.from(bytes.toString('hex'))],
    ['UTF-16', Buffer.from(bytes.toString('utf8'), 'utf16le')],
    ...[0, 1, 2].map((shift): [string, Buffer] => [`base64+${shift}`, base64Core(bytes, shift)]),
  ];
  if (typeof value === 'string') {
    forms.push(['percent-encoded', Buffer.from(encodeURIComponent(value))]);
    forms.push(['JSON', Buffer.from(JSON.stringify(value).slice(1, -1))]);
  }
  const seen = new Set<string>();
  return forms
    .filter(
      ([, form]) =>
        form.length >= 8 && !seen.has(form.toString('latin1')) && seen.add(form.toString('latin1')),
    )
    .map(([encoding, form]) => ({ canary: name, encoding, bytes: form }));
}

/** The characters of the base64 text that do not depend on what stands before and after. */
function base64Core(bytes: Buffer, shift: number): Buffer {
  const text = Buffer.concat([Buffer.alloc(shift), bytes])
    .toString('base64')
    .replaceAll('=', '');
  return Buffer.from(text.slice(shift === 0 ? 0 : shift + 1, -2));
}
