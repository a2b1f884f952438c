import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { setImmediate } from 'node:timers/promises';
import type { PackageId } from '@siegelpost/shared/api/ids';
import { connect, type Sql } from '../database/connection.ts';
import { addJob } from '../database/jobs.ts';
import { migrate } from '../database/migrate.ts';
import { AdminError } from './adminError.ts';
import { type BackupManifest, readManifest } from './backupManifest.ts';
import { migrationsDone } from './backupTables.ts';
import type { Place } from './place.ts';

export interface Restored {
  readonly packages: number;
  readonly objects: number;
  /** Clerks that are told of answers the backup knew, but not that a mail had left. */
  readonly mailsQueued: number;
}

/**
 * Fills an empty database and a store from a backup: the objects first, each checked, then all rows in one transaction.
 * Whatever stops it, it can be called again. @throws AdminError
 */
export async function restore(place: Place, folder: string): Promise<Restored> {
  const manifest = await readManifest(folder);
  await migrate(place.config);
  // Identity columns go on where the backup ended, which only the tables' owner may set.
  const owner = connect(place.config.migrationDatabaseUrl);
  try {
    await refuseUnlessEmpty(owner);
    await refuseOtherVersion(owner, manifest);
    return await owner.begin(async (sql) => {
      await sql`set local statement_timeout = 0`;
      await sql`set local idle_in_transaction_session_timeout = 0`;
      for (const { name, columns } of manifest.tables) {
        const copy = await sql`copy ${sql(name)} (${sql(columns)}) from stdin`.writable();
        await copyIn(sql, copy, { folder, file: `tables/${name}.copy` });
        await continueIdentity(sql, name);
      }
      const objects = await restoreObjects(place, sql, folder);
      const [row] = await sql<{ packages: number }[]>`select count(*) as packages from packages`;
      return { packages: row?.packages ?? 0, objects, mailsQueued: await queueMails(sql) };
    });
  } finally {
    await owner.end({ timeout: 5 });
  }
}

/**
 * One table's rows. Of a COPY that fails after its last octet the client library tells nobody; whatever is asked next
 * hears that the transaction is over. @throws AdminError `damaged`
 */
async function copyIn(
  sql: Sql,
  copy: Writable,
  { folder, file }: { readonly folder: string; readonly file: string },
): Promise<void> {
  const copied = finished(copy);
  copied.catch(() => undefined);
  try {
    for await (const piece of createReadStream(join(folder, file)))
      await Promise.race([copied, written(copy, piece as Buffer)]);
    copy.end();
    // The end of the rows has to be on its way before the question.
    await setImmediate();
    await sql`select 1`;
    await copied;
  } catch (cause) {
    throw new AdminError('damaged', file, { cause });
  }
}

const written = (copy: Writable, piece: Buffer) =>
  new Promise<void>((resolve, reject) => copy.write(piece, (error) => (error ? reject(error) : resolve())));

async function refuseUnlessEmpty(sql: Sql): Promise<void> {
  const [found] = await sql`select from packages union all select from clerks limit 1`;
  if (found) throw new AdminError('not-empty');
}

async function refuseOtherVersion(sql: Sql, manifest: BackupManifest): Promise<void> {
  const here = await migrationsDone(sql);
  const there = manifest.migrations;
  const same = here.length === there.length && here.every((name, index) => name === there[index]);
  if (!same) throw new AdminError('wrong-version', there.at(-1) ?? '');
}

async function continueIdentity(sql: Sql, table: string): Promise<void> {
  const columns = await sql<{ name: string; sequence: string }[]>`
    select attname as name, pg_get_serial_sequence(${table}, attname) as sequence
    from pg_attribute where attrelid = ${table}::regclass and attidentity <> ''`;
  for (const { name, sequence } of columns)
    await sql`select setval(${sequence}::regclass, (select max(${sql(name)}) + 1 from ${sql(table)}), false)`;
}

/** Inside the rows' transaction: they only come to be if every object they name is there. */
async function restoreObjects({ blobs }: Place, sql: Sql, folder: string): Promise<number> {
  const parts = await sql<{ blobKey: string; partBytes: number; digest: Buffer }[]>`
    select blob_key, part_bytes, digest from parts order by blob_key`;
  for (const { blobKey, partBytes, digest } of parts) {
    const path = join(folder, 'objects', blobKey);
    await blobs.put(blobKey, checked(path, digest, blobKey), partBytes);
  }
  return parts.length;
}

async function* checked(path: string, digest: Buffer, blobKey: string): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  try {
    for await (const piece of createReadStream(path)) {
      hash.update(piece as Buffer);
      yield piece as Buffer;
    }
  } catch (cause) {
    throw new AdminError('damaged', blobKey, { cause });
  }
  if (!hash.digest().equals(digest)) throw new AdminError('damaged', blobKey);
}

/** The queue itself is not backed up; an answer of the last week of which nobody was told is told now. */
async function queueMails(sql: Sql): Promise<number> {
  const untold = await sql<{ packageId: PackageId }[]>`
    select package_id from packages p where author_kind = 'recipient' and state = 'active'
      and sealed_at > now() - interval '7 days'
      and not exists (select from sent_mails m where m.message_id = 'answer-' || p.package_id)`;
  for (const { packageId } of untold) await addJob(sql, 'mail-answer', { packageId }, `answer:${packageId}`);
  return untold.length;
}
