import type { Sql } from './connection.ts';

/** A process not heard of for so long is dead. One that only slept does a job twice at worst, which has one effect. */
const DEAD_AFTER_SECONDS = 20;

/**
 * Says that this worker lives, and gives the jobs of dead ones back to the queue, which itself would wait four hours for
 * them. The database's clock counts: those of the servers may differ.
 */
export async function reportAlive(sql: Sql, workerId: string): Promise<void> {
  await sql`
    insert into job_workers (worker_id, seen_at) values (${workerId}, now())
    on conflict (worker_id) do update set seen_at = now()`;
  await sql`
    with dead as (
      select distinct locked_by from graphile_worker.jobs j
      where locked_at < now() - make_interval(secs => ${DEAD_AFTER_SECONDS}) and not exists (
        select from job_workers w where w.worker_id = j.locked_by
          and w.seen_at > now() - make_interval(secs => ${DEAD_AFTER_SECONDS}))
    )
    select graphile_worker.force_unlock_workers(array_agg(locked_by)) from dead having count(*) > 0`;
  await sql`delete from job_workers where seen_at < now() - interval '1 day'`;
}

export async function reportGone(sql: Sql, workerId: string): Promise<void> {
  await sql`delete from job_workers where worker_id = ${workerId}`;
}
