import type { BlobStore } from '@siegelpost/server/blobs/blobStore';
import { createBlobStore } from '@siegelpost/server/blobs/createBlobStore';
import { readConfig } from '@siegelpost/server/config/readConfig';
import { Secret } from '@siegelpost/server/config/secret';
import { connect, type Database } from '@siegelpost/server/database/connection';
import { findDamage, type Findings } from '@siegelpost/server/database/findings';
import { queueState } from '@siegelpost/server/database/queueState';
import { failPointsAt } from '@siegelpost/server/failPoints';
import { purgeUploads, sweepOrphans } from '@siegelpost/server/jobs/cleaning';
import { createLog } from '@siegelpost/server/security/log';
import { eventually } from '../support/eventually.ts';
import { serverSettings } from '../support/serverProcess.ts';
import type { Book } from './book.ts';
import type { Clients } from './clients.ts';
import type { Place } from './place.ts';

const DAY_MS = 86_400_000;
/** Jobs of killed processes go back to the queue after 20 seconds; those that failed wait a little longer each time. */
const QUEUE_DRAINS_MS = 180_000;

export interface Aftermath {
  /** Objects without a row that the sweep removed. */
  readonly sweptOrphans: number;
  /** Mails that arrived more than once, each time under the same Message-ID. */
  readonly repeatedMails: number;
  readonly findings: Findings;
}

/** Lets the servers finish, then compares what the clients were told with what there is. */
export async function settle(place: Place, clients: Clients, book: Book): Promise<Aftermath> {
  const database = connect(new Secret(place.databaseUrl));
  try {
    await drainQueue(database);
    for (const entry of book.packages) await clients.read(entry);
    for (const entry of book.answers) await clients.readAsClerk(entry);
    for (const entry of book.recalled) await clients.expectGone(entry);
    const repeatedMails = compareMails(place, book);
    const swept = await sweepThreeDaysLater(place, database);
    const findings = await findDamage(database, storeOf(place), new Date());
    await compareRows(database, book);
    book.expect(
      findings.missing + findings.wrongSize + findings.incomplete === 0,
      `damage: ${JSON.stringify(findings)}`,
    );
    book.expect(findings.orphans === 0, `${findings.orphans} orphans after the sweep`);
    return { sweptOrphans: swept, repeatedMails, findings };
  } finally {
    await database.end();
  }
}

/** The store as the servers use it. */
function storeOf({ store, databaseUrl }: Place): BlobStore {
  const env = serverSettings({ databaseUrl, blobDir: '', smtpUrl: 'smtp://127.0.0.1', env: store });
  return createBlobStore(readConfig(env).blobs);
}

async function drainQueue(database: Database): Promise<void> {
  const drained = eventually(async () => {
    const { jobs, doomedObjects } = await queueState(database);
    // A failed job waits for its next try; the test does not.
    await database`
      update graphile_worker._private_jobs set run_at = now() where run_at > now() and locked_at is null`;
    return jobs.due + jobs.later + doomedObjects === 0 ? true : undefined;
  }, QUEUE_DRAINS_MS);
  await drained.catch(async (cause: unknown) => {
    const left = await database`
      select task_identifier, attempts, max_attempts, last_error, locked_by, locked_at, run_at from graphile_worker._private_jobs
      join graphile_worker._private_tasks on _private_tasks.id = task_id`;
    throw new Error(`The queue was not worked off: ${JSON.stringify([await queueState(database), left])}`, {
      cause,
    });
  });
}

/** One mail for each answer; a second copy only under the same Message-ID. Answers how many copies there were. */
function compareMails({ mailbox }: Place, book: Book): number {
  const byPackage = new Map<string, string[]>();
  for (const { parsed } of mailbox.mails) {
    const packageId = parsed.headers.get('x-siegelpost-package');
    if (typeof packageId === 'string')
      byPackage.set(packageId, [...(byPackage.get(packageId) ?? []), parsed.messageId ?? '']);
  }
  let repeated = 0;
  for (const { order } of book.answers) {
    const ids = byPackage.get(order.packageId) ?? [];
    book.expect(ids.length > 0, `nobody was told of answer ${order.packageId}`);
    book.expect(new Set(ids).size <= 1, `answer ${order.packageId} has two mails`);
    repeated += Math.max(0, ids.length - 1);
  }
  return repeated;
}

/** What nobody went on with is gone after a day, what no row knows after two. */
async function sweepThreeDaysLater(place: Place, database: Database): Promise<number> {
  const parts = {
    database,
    blobs: storeOf(place),
    now: () => new Date(Date.now() + 3 * DAY_MS),
    log: createLog({ logLevel: 'silent' }),
    metrics: { raise: () => undefined },
    failPoints: failPointsAt(null),
  };
  await purgeUploads(parts);
  const { orphans } = await sweepOrphans(parts);
  return orphans;
}

/** Every package that can be opened was acknowledged or sealed without its client hearing of it; none is half there. */
async function compareRows(database: Database, book: Book): Promise<void> {
  const rows = await database<{ packageId: string; state: string }[]>`select package_id, state from packages`;
  const states = new Map(rows.map(({ packageId, state }) => [packageId, state]));
  for (const { order } of [...book.packages, ...book.answers])
    book.expect(
      states.get(order.packageId) === 'active',
      `package ${order.packageId}: ${states.get(order.packageId)}`,
    );
  book.expect(
    !rows.some(({ state }) => state === 'uploading'),
    'an abandoned upload is still there after a day',
  );
}
