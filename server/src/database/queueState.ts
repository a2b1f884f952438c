import type { Sql } from './connection.ts';

/** What still has to be done. */
export interface QueueState {
  readonly jobs: { readonly due: number; readonly later: number; readonly 'given-up': number };
  /** Objects of packages that are gone, not deleted yet. */
  readonly doomedObjects: number;
}

export async function queueState(sql: Sql): Promise<QueueState> {
  const [row] = await sql<{ due: number; later: number; givenUp: number; doomed: number }[]>`
    select count(*) filter (where attempts < max_attempts and run_at <= now()) as due,
      count(*) filter (where attempts < max_attempts and run_at > now()) as later,
      count(*) filter (where attempts >= max_attempts) as given_up,
      (select count(*) from doomed_objects) as doomed
    from graphile_worker.jobs`;
  const { due = 0, later = 0, givenUp = 0, doomed = 0 } = row ?? {};
  return { jobs: { due, later, 'given-up': givenUp }, doomedObjects: doomed };
}
