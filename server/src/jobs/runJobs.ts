import { EventEmitter, once } from 'node:events';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Logger, run, type TaskList, type WorkerEventMap, type WorkerEvents } from 'graphile-worker';
import type { Logger as Log } from 'pino';
import { connect } from '../database/connection.ts';
import { reportAlive, reportGone } from '../database/jobWorkers.ts';
import type { Metrics } from '../metrics/metrics.ts';
import type { Parts } from '../parts.ts';
import type { Mailer } from '../mail/mailer.ts';
import { deleteObjects, expirePackages, purgeUploads, sweepOrphans } from './cleaning.ts';
import { withinTime } from '../withinTime.ts';
import { JobPool } from './jobPool.ts';
import { mailAnswer, mailCode, mailLocked } from './mails.ts';
import type { JobPayloads } from './tasks.ts';

const AT_ONCE = 4;
const SIGN_OF_LIFE_MS = 4_000;

const TIMETABLE = `
* * * * * expire-packages
*/10 * * * * purge-uploads
23 3 * * * sweep-orphans
`;

/** Jobs while they run. */
export interface RunningJobs {
  /** Lets the jobs under way finish, for at most `stopMs`; others do those that did not (`reportAlive`). */
  stop(): Promise<void>;
}

/** Works on the queue until stopped, however often its database goes away. Every job may run twice and has one effect. */
export async function runJobs(parts: Parts, mailer: Mailer): Promise<RunningJobs> {
  const pool = new JobPool(parts.config.databaseUrl.reveal(), AT_ONCE + 2, parts.log);
  const events: WorkerEvents = new EventEmitter();
  const created = once(events, 'pool:create') as Promise<WorkerEventMap['pool:create'][]>;
  const runner = await run({
    pgPool: pool,
    events,
    taskList: taskList(parts, mailer),
    crontab: TIMETABLE,
    concurrency: AT_ONCE,
    pollInterval: parts.limits.jobPollMs,
    noHandleSignals: true,
    logger: queueLogger(parts.log),
  });
  const workerId = (await created)[0]?.workerPool.id ?? '';
  // A connection of its own: where requests hold all the others, this process is not dead.
  const line = connect(parts.config.databaseUrl, 1);
  const alive = () =>
    reportAlive(line, workerId).catch((err: unknown) => parts.log.warn({ err }, 'no sign of life'));
  await alive();
  const signs = setInterval(() => void alive(), SIGN_OF_LIFE_MS);
  return {
    async stop() {
      clearInterval(signs);
      const end = async () => {
        pool.endPatience();
        // Who waited for the database hears of it before being stopped; otherwise its end counts as a failure.
        await nextTurn();
        await runner.stop();
        await reportGone(line, workerId).catch(() => undefined);
        await pool.end();
      };
      await withinTime(end(), parts.limits.stopMs).catch((err: unknown) =>
        parts.log.warn({ err }, 'the job queue did not stop cleanly'),
      );
      await line.end({ timeout: 1 });
    },
  };
}

function taskList(parts: Parts, mailer: Mailer): TaskList {
  const payload = <T extends keyof JobPayloads>(work: (payload: JobPayloads[T]) => Promise<void>) => {
    // Payloads are written by addJob, in the same types.
    return (given: unknown) => work(given as JobPayloads[T]);
  };
  const tasks = {
    'mail-code': payload<'mail-code'>((job) => mailCode(parts, mailer, job)),
    'mail-answer': payload<'mail-answer'>((job) => mailAnswer(parts, mailer, job)),
    'mail-locked': payload<'mail-locked'>((job) => mailLocked(parts, mailer, job)),
    'delete-objects': () => deleteObjects(parts),
    'expire-packages': () => expirePackages(parts),
    'purge-uploads': () => purgeUploads(parts),
    'sweep-orphans': () => sweepOrphans(parts),
  };
  return Object.fromEntries(
    Object.entries(tasks).map(([task, work]) => [task, measured(parts.metrics, task, work)]),
  );
}

function measured(metrics: Metrics, task: string, work: (payload: unknown) => Promise<unknown>) {
  return async (payload: unknown) => {
    const begun = performance.now();
    let outcome: 'done' | 'failed' = 'failed';
    try {
      await work(payload);
      outcome = 'done';
    } finally {
      metrics.workedOn(task, outcome, (performance.now() - begun) / 1000);
    }
  };
}

/** The queue's own messages may quote payloads: only its errors and warnings are worth a line, without them. */
function queueLogger(log: Log): Logger {
  return new Logger(() => (level, _message, meta) => {
    const err = meta?.['error'];
    if (level === 'error') log.error({ err }, 'job failed');
    else if (level === 'warning') log.warn({ err }, 'job queue warning');
  });
}
