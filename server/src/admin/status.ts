import { queueState } from '../database/queueState.ts';
import type { Place } from './place.ts';

export interface Status {
  readonly uploading: number;
  readonly sealed: number;
  readonly active: number;
  readonly recalled: number;
  readonly expired: number;
  /** Octets of ciphertext that packages hold. */
  readonly storedBytes: number;
  readonly clerks: number;
  readonly jobsDue: number;
  readonly jobsLater: number;
  /** Jobs that failed too often; nothing tries them again. */
  readonly jobsGivenUp: number;
  readonly objectsToDelete: number;
  readonly databaseBytes: number;
}

/** How much there is of everything. Counts all rows: for a person who asks, not for a timer every minute. */
export async function readStatus({ database, blobs }: Pick<Place, 'database' | 'blobs'>): Promise<Status> {
  await blobs.check();
  const states = await database<{ state: string; count: number }[]>`
    select state, count(*) as count from packages group by state`;
  const count = (state: string) => states.find((row) => row.state === state)?.count ?? 0;
  const [sizes] = await database<{ storedBytes: number; clerks: number; databaseBytes: number }[]>`
    select (select coalesce(sum(part_bytes), 0)::bigint from parts) as stored_bytes,
      (select count(*) from clerks) as clerks, pg_database_size(current_database()) as database_bytes`;
  const { jobs, doomedObjects } = await queueState(database);
  return {
    uploading: count('uploading'),
    sealed: count('sealed'),
    active: count('active'),
    recalled: count('recalled'),
    expired: count('expired'),
    storedBytes: sizes?.storedBytes ?? 0,
    clerks: sizes?.clerks ?? 0,
    jobsDue: jobs.due,
    jobsLater: jobs.later,
    jobsGivenUp: jobs['given-up'],
    objectsToDelete: doomedObjects,
    databaseBytes: sizes?.databaseBytes ?? 0,
  };
}
