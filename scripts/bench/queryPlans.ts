/**
 * npm run bench:queries: how PostgreSQL answers everything the server asks, beside a million packages. Ends with 1 if it
 * reads a large table from end to end.
 *
 *     npm run bench:queries -- --packages 50000
 */
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { createBlobStore } from '@siegelpost/server/blobs/createBlobStore';
import { failPointsAt } from '@siegelpost/server/failPoints';
import { expirePackages, purgeUploads, sweepOrphans } from '@siegelpost/server/jobs/cleaning';
import { readStatus } from '@siegelpost/server/admin/status';
import { createLog } from '@siegelpost/server/security/log';
import { paths } from '@siegelpost/shared/api/paths';
import { fillRows } from './transfer/metadata.ts';
import { type BenchPlace, startBenchPlace } from './transfer/place.ts';
import { downloadBody, openPackage, randomId, sealPackage, send, uploadBody } from './transfer/wire.ts';

const LARGE = ['packages', 'parts', 'bodies', 'envelopes', 'conversations', 'claims', 'package_events'];
const BYTES = 1_000;
/** Statements that are meant to read everything: the counts an administrator asks for, and the nightly look at the store. */
const MEANT = [/group by state/, /sum\(part_bytes\)/, /\blisted\b/];
/** Far above what is filled in: limits that are compared with, and never met. */
const QUOTAS = { CLERK_QUOTA_BYTES: '1000000000000000', ORGANISATION_QUOTA_BYTES: '1000000000000000' };

const { values } = parseArgs({ options: { packages: { type: 'string', default: '1000000' } } });
const place = await startBenchPlace({ store: QUOTAS });
try {
  process.stderr.write(`filling ${values.packages} packages …\n`);
  await fillRows(place, Number(values.packages));
  await explainEverything(place);
  await useEverything(place);
  await delay(500);
  const plans = plansIn(await readLog(place));
  report(plans);
} finally {
  await place.stop();
}

/** PostgreSQL's log lies beside its cluster. */
async function readLog({ database }: BenchPlace): Promise<string> {
  const [found] = await database<{ cluster: string }[]>`select current_setting('data_directory') as cluster`;
  return readFile(join(found?.cluster ?? '', '..', 'postgres.log'), 'utf8');
}

/** From here on every statement of a new connection leaves its plan in PostgreSQL's log. */
async function explainEverything({ database }: BenchPlace): Promise<void> {
  await database`alter system set session_preload_libraries = 'auto_explain'`;
  await database`alter system set auto_explain.log_min_duration = 0`;
  await database`alter system set log_min_messages = 'log'`;
  await database`select pg_reload_conf()`;
  // Connections that are open already know nothing of it: ours learns it, the server opens new ones.
  await database`load 'auto_explain'`;
  await database`
    select pg_terminate_backend(pid) from pg_stat_activity
    where pid <> pg_backend_pid() and backend_type = 'client backend'`;
  await delay(2_000);
}

/** Everything people and jobs do, once or more. */
async function useEverything({ origin, token, database, folder }: BenchPlace): Promise<void> {
  const address = `${randomBytes(6).toString('hex')}@amt.example`;
  const asked = await send(origin + paths.sessionCode, 'POST', { json: { address } });
  const { attempt } = JSON.parse(asked.text) as { attempt: string };
  await send(origin + paths.session, 'POST', { json: { address, attempt, code: '123456', name: 'Bench' } });
  await send(origin + paths.clerk, 'GET', { token });
  await send(origin + paths.quota, 'GET', { token });
  const packageId = await openPackage(origin, token, BYTES);
  await uploadBody(origin, token, packageId, BYTES);
  await send(origin + paths.parts(packageId), 'GET', { token });
  const { linkToken, authToken } = await sealPackage(origin, token, packageId);
  await downloadBody(origin, token, packageId, BYTES);
  await send(origin + paths.notice(packageId), 'POST', { json: { linkToken } });
  const claimed = await send(origin + paths.claim(packageId), 'POST', { json: { linkToken, authToken } });
  const { token: claim } = JSON.parse(claimed.text) as { token: string };
  const content = await send(origin + paths.package(packageId), 'GET', { token: claim });
  const { conversationId } = JSON.parse(content.text) as { conversationId: string };
  const reply = {
    packageId: randomId(),
    conversationId,
    inReplyTo: packageId,
    bodies: [{ sealedBytes: BYTES }],
  };
  await send(origin + paths.packages, 'POST', { token: claim, json: reply });
  await uploadBody(origin, claim, reply.packageId, BYTES);
  const octets = Buffer.alloc(100).toString('base64');
  const seal = {
    envelopes: [octets],
    manifest: octets,
    authentication: octets,
    gates: null,
    expiresAt: null,
    senderRecord: null,
  };
  await send(origin + paths.seal(reply.packageId), 'POST', { token: claim, json: seal });
  await send(origin + paths.conversations, 'GET', { token });
  await send(origin + paths.conversation(conversationId), 'GET', { token });
  await send(origin + paths.unlock(packageId), 'POST', { token });
  await send(origin + paths.events(packageId), 'GET', { token });
  const expiresAt = new Date(Date.now() + 7 * 86_400_000).toISOString();
  await send(origin + paths.extend(packageId), 'POST', { token, json: { expiresAt } });
  await send(origin + paths.recall(packageId), 'POST', { token });
  const blobs = createBlobStore({ kind: 'fs', dir: join(folder, 'blobs') });
  const log = createLog({ logLevel: 'silent' });
  const now = () => new Date(Date.now() + 3_600_000);
  const jobs = { database, blobs, log, now, failPoints: failPointsAt(null) };
  await openPackage(origin, token, BYTES);
  await purgeUploads({ ...jobs, now: () => new Date(Date.now() + 2 * 86_400_000) });
  await expirePackages(jobs);
  await sweepOrphans({ ...jobs, metrics: { raise: () => undefined } });
  await readStatus({ database, blobs });
}

interface Plan {
  readonly query: string;
  readonly scans: readonly string[];
  readonly milliseconds: number;
}

/** One plan for each statement, the slowest. */
function plansIn(log: string): Plan[] {
  const plans = new Map<string, Plan>();
  const entries = log.split(/^(?=\d{4}-\d\d-\d\d )/m).filter((entry) => entry.includes('  plan:\n'));
  for (const entry of entries) {
    const query = /Query Text: ([^]*?)\n\s*[A-Z][A-Za-z ]+ {2}\(cost/
      .exec(entry)?.[1]
      ?.replace(/\n\s*Query Parameters:[^]*$/, '')
      .replaceAll(/\s+/g, ' ')
      .trim();
    if (!query || /graphile_worker|pg_catalog|pg_/.test(query)) continue;
    const milliseconds = Number(/duration: ([\d.]+) ms/.exec(entry)?.[1] ?? 0);
    const scans = [
      ...entry.matchAll(/(Seq Scan|Index(?: Only)? Scan|Bitmap Heap Scan)(?: using \w+)? on (\w+)/g),
    ].map(([, kind = '', table = '']) => `${kind} on ${table}`);
    const known = plans.get(query);
    if (!known || known.milliseconds < milliseconds)
      plans.set(query, { query, scans: [...new Set(scans)], milliseconds });
  }
  return [...plans.values()];
}

function report(plans: readonly Plan[]): void {
  const isBad = ({ query, scans }: Plan) =>
    scans.some((scan) => LARGE.some((table) => scan === `Seq Scan on ${table}`)) &&
    !MEANT.some((each) => each.test(query));
  for (const plan of plans.toSorted((left, right) => left.query.localeCompare(right.query)))
    console.log(
      `${isBad(plan) ? 'BAD ' : 'ok  '} ${plan.milliseconds.toFixed(1).padStart(8)} ms  ${plan.query.slice(0, 90).padEnd(90)}  ${plan.scans.join(', ')}`,
    );
  const bad = plans.filter(isBad);
  console.log(`\n${plans.length} statements, ${bad.length} of them read a large table from end to end`);
  for (const { query } of bad) console.log(`\n${query}`);
  if (bad.length > 0 || plans.length < 20) process.exitCode = 1;
}
