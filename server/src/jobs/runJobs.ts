import { Logger, run, type TaskList } from 'graphile-worker';
import type { Logger as Log } from 'pino';
import type { Parts } from '../parts.ts';
import type { Mailer } from '../mail/mailer.ts';
import { deleteObjects, expirePackages, purgeUploads, sweepOrphans } from './cleaning.ts';
import { mailAnswer, mailCode, mailLocked } from './mails.ts';
import type { JobPayloads } from './tasks.ts';

const AT_ONCE = 4;
/** New jobs are announced at once; polling only finds those whose time has come. */
const POLL_MS = 2_000;

const TIMETABLE = `
* * * * * expire-packages
17 * * * * purge-uploads
23 3 * * * sweep-orphans
`;

/** Jobs while they run. */
export interface RunningJobs {
  /** Lets the jobs under way finish. */
  stop(): Promise<void>;
}

/** Works on the queue until stopped. Every job may run twice and has one effect. */
export async function runJobs(parts: Parts, mailer: Mailer): Promise<RunningJobs> {
  const runner = await run({
    connectionString: parts.config.databaseUrl.reveal(),
    maxPoolSize: AT_ONCE + 2,
    taskList: taskList(parts, mailer),
    crontab: TIMETABLE,
    concurrency: AT_ONCE,
    pollInterval: POLL_MS,
    noHandleSignals: true,
    logger: queueLogger(parts.log),
  });
  return { stop: () => runner.stop() };
}

function taskList(parts: Parts, mailer: Mailer): TaskList {
  const payload = <T extends keyof JobPayloads>(work: (payload: JobPayloads[T]) => Promise<void>) => {
    // Payloads are written by addJob, in the same types.
    return (given: unknown) => work(given as JobPayloads[T]);
  };
  return {
    'mail-code': payload<'mail-code'>((job) => mailCode(parts, mailer, job)),
    'mail-answer': payload<'mail-answer'>((job) => mailAnswer(parts, mailer, job)),
    'mail-locked': payload<'mail-locked'>((job) => mailLocked(parts, mailer, job)),
    'delete-objects': () => deleteObjects(parts),
    'expire-packages': () => expirePackages(parts),
    'purge-uploads': () => purgeUploads(parts),
    'sweep-orphans': () => sweepOrphans(parts),
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
