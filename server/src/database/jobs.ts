import type { JobPayloads, TaskName } from '../jobs/tasks.ts';
import type { Sql } from './connection.ts';

/** A mail server may be down for days: with the queue's growing waits 25 attempts are about four days. */
const MAX_ATTEMPTS = 25;

/** As the queue counts: the lowest first. */
const PRIORITIES = { normal: 0, last: 10 } as const;

/** Queues a job in the caller's transaction: it exists if and only if the change it belongs to exists. */
export async function addJob<T extends TaskName>(
  sql: Sql,
  task: T,
  payload: JobPayloads[T],
  jobKey: string,
  urgency: keyof typeof PRIORITIES = 'normal',
): Promise<void> {
  await sql`
    select from graphile_worker.add_job(${task}::text, payload := ${sql.json(payload)}::json,
      job_key := ${jobKey}::text, max_attempts := ${MAX_ATTEMPTS}::integer,
      priority := ${PRIORITIES[urgency]}::integer)`;
}
