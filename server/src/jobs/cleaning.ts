import { buryAbandoned, buryExpired, doomedObjects, forgetDoomed, forgetOld } from '../database/deletion.ts';
import { type SweepOutcome, sweepObjects } from '../database/sweep.ts';
import type { Metrics } from '../metrics/metrics.ts';
import type { Parts } from '../parts.ts';

const HOUR_MS = 3_600_000;
const RESUMABLE_HOURS = 24;
const ORPHAN_HOURS = 48;
const OBJECTS_AT_ONCE = 100;

/** What a sweep needs, in the server as well as from the command line. */
export interface SweepParts extends Pick<Parts, 'database' | 'blobs' | 'now' | 'log' | 'failPoints'> {
  readonly metrics: Pick<Metrics, 'raise'>;
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

/** Uploads nobody went on with for a day, and what is too old to be remembered. */
export async function purgeUploads({ database, now }: Pick<Parts, 'database' | 'now'>): Promise<void> {
  const before = new Date(now().getTime() - RESUMABLE_HOURS * HOUR_MS);
  for (let buried = -1; buried !== 0;) buried = await buryAbandoned(database, before, now());
  await forgetOld(database, now());
}

/** Deletes the objects of packages that are gone. A failing store makes the job come again later. */
export async function deleteObjects({
  database,
  blobs,
  failPoints,
}: Pick<Parts, 'database' | 'blobs' | 'failPoints'>): Promise<void> {
  for (;;) {
    const keys = await doomedObjects(database, OBJECTS_AT_ONCE);
    if (keys.length === 0) return;
    for (const key of keys) await blobs.remove(key);
    failPoints.reached('object-deleted');
    await forgetDoomed(database, keys);
  }
}

/** Removes objects that no row knows, and raises the alarm for rows whose object is missing. */
export async function sweepOrphans({
  database,
  blobs,
  now,
  log,
  metrics,
  failPoints,
}: SweepParts): Promise<SweepOutcome> {
  const before = new Date(now().getTime() - ORPHAN_HOURS * HOUR_MS);
  await deleteObjects({ database, blobs, failPoints });
  const removed = () => failPoints.reached('orphan-removed');
  const { orphans, missing } = await sweepObjects(database, blobs, before, removed);
  await blobs.discardUnfinished(before);
  if (orphans > 0) log.warn({ orphans }, 'objects without a row were removed');
  if (missing > 0) {
    metrics.raise('object-missing', missing);
    log.fatal({ alarm: 'object-missing', missing }, 'rows without their object were found');
  }
  return { orphans, missing };
}
