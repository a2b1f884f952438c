import {
  buryAbandoned,
  buryExpired,
  doomedObjects,
  forgetDoomed,
  forgetOld,
  putDoomedLast,
} from '../database/deletion.ts';
import { Removals } from '../blobs/removals.ts';
import { sweepMarked, sweepObjects, type Swept, type SweepOptions } from '../database/sweep.ts';
import type { Metrics } from '../metrics/metrics.ts';
import type { Parts } from '../parts.ts';

const HOUR_MS = 3_600_000;
const RESUMABLE_HOURS = 24;
/** For the first part of what somebody without an account has announced. */
const FIRST_PART_HOURS = 1;
const ORPHAN_HOURS = 48;
const OBJECTS_AT_ONCE = 100;
const UNKNOWN_OBJECTS =
  'So many objects are unknown to this database that none was removed. Check that DATABASE_URL and S3_BUCKET or BLOB_DIR belong together; if they do, call: siegelpost admin sweep --force';

/** What a sweep needs, in the server as well as from the command line. */
export interface SweepParts extends Pick<Parts, 'database' | 'blobs' | 'now' | 'log' | 'failPoints'> {
  readonly metrics: Pick<Metrics, 'raise'>;
}

export interface SweepOutcome extends Swept {
  /** Objects that were to go and that the store did not delete. */
  readonly undeleted: number;
}

/** What has expired becomes unreadable. */
export async function expirePackages({
  database,
  now,
  log,
  failPoints,
}: Pick<Parts, 'database' | 'now' | 'log' | 'failPoints'>): Promise<void> {
  let total = 0;
  for (let buried = -1; buried !== 0; total += buried) buried = await buryExpired(database, now());
  if (total === 0) return;
  failPoints.reached('packages-expired');
  log.info({ packages: total }, 'expired packages were buried');
}

/** Uploads nobody went on with, and what is too old to be remembered. */
export async function purgeUploads({ database, now }: Pick<Parts, 'database' | 'now'>): Promise<void> {
  const hoursAgo = (hours: number) => new Date(now().getTime() - hours * HOUR_MS);
  const abandonment = { before: hoursAgo(RESUMABLE_HOURS), emptyBefore: hoursAgo(FIRST_PART_HOURS) };
  for (let buried = -1; buried !== 0;) buried = await buryAbandoned(database, abandonment, now());
  await forgetOld(database, now());
}

type DeletionParts = Pick<Parts, 'database' | 'blobs' | 'failPoints'>;

/** Deletes the objects of packages that are gone. What the store does not let go makes the job come again later. */
export async function deleteObjects(parts: DeletionParts): Promise<void> {
  const [failure] = await deleteWhatGoes(parts);
  if (failure) throw failure.error;
}

interface Failure {
  readonly error: unknown;
}

/** Tries every doomed object once: one that the store keeps (object lock, damage) must not keep the others. */
async function deleteWhatGoes({ database, blobs, failPoints }: DeletionParts): Promise<Failure[]> {
  const failures: Failure[] = [];
  const kept = new Set<string>();
  const removals = new Removals((error) => failures.push({ error }));
  while (!removals.storeIsAway) {
    const keys = await doomedObjects(database, OBJECTS_AT_ONCE);
    const untried = keys.filter((key) => !kept.has(key));
    if (untried.length === 0) break;
    const gone: string[] = [];
    for (const key of untried) {
      if (await removals.attempt(() => blobs.remove(key))) gone.push(key);
      else kept.add(key);
      if (removals.storeIsAway) break;
    }
    if (gone.length > 0) failPoints.reached('object-deleted');
    await forgetDoomed(database, gone);
    await putDoomedLast(
      database,
      untried.filter((key) => kept.has(key)),
    );
  }
  return failures;
}

/**
 * Removes objects that no row knows, and raises the alarm for rows whose object is missing. What the store does not let go
 * is told and tried again in the next night.
 */
export async function sweepOrphans(
  parts: SweepParts,
  { force = false }: Pick<SweepOptions, 'force'> = {},
): Promise<SweepOutcome> {
  const { database, blobs, now, log, metrics, failPoints } = parts;
  const before = new Date(now().getTime() - ORPHAN_HOURS * HOUR_MS);
  const failures = await deleteWhatGoes(parts);
  const swept = await sweepObjects(database, blobs, before, {
    force,
    removed: () => failPoints.reached('orphan-removed'),
    failed: (error) => failures.push({ error }),
  });
  const { orphans, spared, missing } = swept;
  // Alarms come first: what follows may fail.
  if (spared > 0) {
    metrics.raise('unknown-objects');
    log.fatal({ alarm: 'unknown-objects', spared }, UNKNOWN_OBJECTS);
  }
  if (missing > 0) {
    metrics.raise('object-missing', missing);
    log.fatal({ alarm: 'object-missing', missing }, 'rows without their object were found');
  }
  if (orphans > 0) log.warn({ orphans }, 'objects without a row were removed');
  try {
    if (spared === 0) await blobs.discardUnfinished(before);
    // Somebody may be about to restore what is missing.
    if (spared === 0 && missing === 0)
      await sweepMarked(database, blobs, before, (error) => failures.push({ error }));
  } finally {
    if (failures.length > 0)
      log.error({ undeleted: failures.length, err: failures[0]?.error }, 'the store does not delete objects');
  }
  return { ...swept, undeleted: failures.length };
}
