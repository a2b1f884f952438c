import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { BlobError } from '../blobs/blobStore.ts';
import type { Sql } from '../database/connection.ts';
import { writeManifest } from './backupManifest.ts';
import { backedUpTables, type BackedUpTable, migrationsDone } from './backupTables.ts';
import type { Place } from './place.ts';

export interface BackedUp {
  readonly tables: number;
  readonly objects: number;
  /** Objects that an earlier backup into the same folder already had. */
  readonly kept: number;
  /** Rows whose object is missing or has another digest. */
  readonly missing: number;
}

interface PartRow {
  readonly blobKey: string;
  readonly partBytes: number;
  readonly digest: Buffer;
}

/**
 * All rows as they were at one moment, then every object they name. Objects are written once and never changed, so that a
 * second backup into the same folder only adds what is new. Servers may go on working meanwhile.
 */
export async function backUp(place: Place, out: string): Promise<BackedUp> {
  await mkdir(join(out, 'tables'), { recursive: true, mode: 0o700 });
  await rm(join(out, 'backup.json'), { force: true });
  const createdAt = place.now();
  const { tables, migrations, parts } = await place.database.begin(
    'isolation level repeatable read read only',
    async (sql) => {
      await sql`set local statement_timeout = 0`;
      await sql`set local idle_in_transaction_session_timeout = 0`;
      const saved = await backedUpTables(sql);
      for (const table of saved) await saveTable(sql, table, out);
      const rows = await sql<PartRow[]>`select blob_key, part_bytes, digest from parts order by blob_key`;
      return { tables: saved, migrations: await migrationsDone(sql), parts: [...rows] };
    },
  );
  const objects = await saveObjects(place, parts, out);
  await writeManifest(out, { version: 1, createdAt: createdAt.toISOString(), migrations, tables });
  return { tables: tables.length, objects: parts.length, ...objects };
}

async function saveTable(sql: Sql, { name, columns }: BackedUpTable, out: string): Promise<void> {
  const copy = await sql`copy ${sql(name)} (${sql(columns)}) to stdout`.readable();
  await pipeline(copy, createWriteStream(join(out, 'tables', `${name}.copy`), { mode: 0o600 }));
}

async function saveObjects(
  place: Place,
  parts: readonly PartRow[],
  out: string,
): Promise<Pick<BackedUp, 'kept' | 'missing'>> {
  let [kept, missing] = [0, 0];
  for (const part of parts) {
    const path = join(out, 'objects', part.blobKey);
    const there = await stat(path).catch(() => undefined);
    if (there?.size === part.partBytes) kept++;
    else if (!(await saveObject(place, part, path)) && (await isStillWanted(place, part))) missing++;
  }
  return { kept, missing };
}

/** Whether the object was there with the digest of its row. */
async function saveObject({ blobs }: Place, part: PartRow, path: string): Promise<boolean> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const draft = `${path}.draft`;
  const file = await open(draft, 'w', 0o600);
  const hash = createHash('sha256');
  try {
    for await (const piece of blobs.get(part.blobKey, { offset: 0, length: part.partBytes })) {
      hash.update(piece);
      await file.write(piece);
    }
    await file.sync();
  } catch (error) {
    if (error instanceof BlobError && error.code === 'blob-not-found') return false;
    throw error;
  } finally {
    await file.close();
  }
  if (!hash.digest().equals(part.digest)) return false;
  await rename(draft, path);
  return true;
}

/** A package may have been recalled since the rows were read; its objects are not missed. */
async function isStillWanted({ database }: Place, { blobKey }: PartRow): Promise<boolean> {
  const [row] = await database`select from parts where blob_key = ${blobKey}`;
  return row !== undefined;
}
