/**
 * npm run soak: mixed load for half an hour; memory and open handles of the server must stay flat.
 *
 *     npm run soak                   30 minutes
 *     npm run soak -- --minutes 2
 */
import { randomInt } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { paths } from '@siegelpost/shared/api/paths';
import { type BenchPlace, startBenchPlace } from './transfer/place.ts';
import {
  type BenchPackage,
  downloadBody,
  openPackage,
  sealPackage,
  send,
  uploadBody,
} from './transfer/wire.ts';

const LANES = 8;
const LARGE_BYTES = 24 * 1024 ** 2;
/** Packages kept at a time, so that the disk stays flat, too. */
const KEPT = 40;
const SAMPLES = 120;
/** The server's collector is sent by before each look: what grows is then what is kept. */
const COLLECTED_AFTER_MS = 500;
/** The beginning brings in code and pools, which stay. */
const WARM_UP = 0.3;
const MOST_MB_AN_HOUR = 40;
const MOST_HANDLES_MORE = 10;

interface Sample {
  readonly minutes: number;
  readonly megabytes: number;
  readonly handles: number;
}

interface Kept extends BenchPackage {
  readonly bytes: number;
}

const { values } = parseArgs({ options: { minutes: { type: 'string', default: '30' } } });
const milliseconds = Number(values.minutes) * 60_000;
const place = await startBenchPlace();
const counts = { uploads: 0, downloads: 0, metadata: 0, recalls: 0, cut: 0 };
try {
  let over = false;
  const kept: Kept[] = [];
  const lanes = Array.from({ length: LANES }, async () => {
    while (!over) await act(place, kept);
  });
  const samples = await sampled(place.pid, milliseconds);
  over = true;
  await Promise.all(lanes);
  report(samples);
} finally {
  await place.stop();
}

/** One thing somebody does; downloads are sometimes broken off. */
async function act({ origin, token }: BenchPlace, kept: Kept[]): Promise<void> {
  const dice = randomInt(100);
  const known = kept[randomInt(Math.max(1, kept.length))];
  if (!known || dice < 20) {
    const bytes = randomInt(4) === 0 ? LARGE_BYTES : randomInt(1_000, 500_000);
    const packageId = await openPackage(origin, token, bytes);
    await uploadBody(origin, token, packageId, bytes);
    kept.push({ ...(await sealPackage(origin, token, packageId)), bytes });
    counts.uploads++;
    const oldest = kept.length > KEPT ? kept.shift() : undefined;
    if (!oldest) return;
    await send(origin + paths.recall(oldest.packageId), 'POST', { token });
    counts.recalls++;
  } else if (dice < 40) {
    // Somebody else may have recalled it meanwhile.
    await downloadBody(origin, token, known.packageId, known.bytes).catch(() => undefined);
    counts.downloads++;
  } else if (dice < 45) {
    await cutDownload(origin, token, known);
    counts.cut++;
  } else {
    await send(origin + paths.notice(known.packageId), 'POST', { json: { linkToken: known.linkToken } });
    await send(origin + paths.conversations, 'GET', { token });
    counts.metadata += 2;
  }
}

async function cutDownload(origin: string, token: string, { packageId }: Kept): Promise<void> {
  const cutting = new AbortController();
  const headers = { authorization: `Bearer ${token}` };
  const answer = await fetch(origin + paths.body(packageId, 0), { headers, signal: cutting.signal });
  await answer.body?.getReader().read();
  cutting.abort();
}

async function sampled(pid: number, lastingMs: number): Promise<Sample[]> {
  const begun = Date.now();
  const samples: Sample[] = [];
  while (Date.now() - begun < lastingMs) {
    await delay(lastingMs / SAMPLES - COLLECTED_AFTER_MS);
    process.kill(pid, 'SIGUSR2');
    await delay(COLLECTED_AFTER_MS);
    const minutes = (Date.now() - begun) / 60_000;
    const status = await readFile(`/proc/${pid}/status`, 'utf8');
    const megabytes = Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0) / 1000;
    samples.push({ minutes, megabytes, handles: (await readdir(`/proc/${pid}/fd`)).length });
    if (!process.stderr.isTTY) continue;
    process.stderr.write(
      `\r${minutes.toFixed(1)} min  ${megabytes.toFixed(0)} MB  ${samples.at(-1)?.handles} handles  `,
    );
  }
  process.stderr.write('\n');
  return samples;
}

function report(samples: readonly Sample[]): void {
  const warm = samples.slice(Math.floor(samples.length * WARM_UP));
  const growth = slope(warm.map(({ minutes, megabytes }) => [minutes / 60, megabytes]));
  const third = Math.max(1, Math.floor(warm.length / 3));
  const handles = mean(warm.slice(-third)) - mean(warm.slice(0, third));
  console.log(`| what | measured | limit |\n| --- | ---: | ---: |`);
  console.log(`| lasting | ${values.minutes} min | |`);
  for (const [what, count] of Object.entries(counts)) console.log(`| ${what} | ${count} | |`);
  console.log(
    `| memory, highest | ${Math.max(...samples.map(({ megabytes }) => megabytes)).toFixed(0)} MB | |`,
  );
  console.log(`| memory, slope once warm | ${growth.toFixed(1)} MB/h | ${MOST_MB_AN_HOUR} MB/h |`);
  console.log(`| handles, last third against first third | ${handles.toFixed(1)} | ${MOST_HANDLES_MORE} |`);
  if (growth > MOST_MB_AN_HOUR || handles > MOST_HANDLES_MORE) process.exitCode = 1;
}

function mean(samples: readonly Sample[]): number {
  return samples.reduce((sum, { handles }) => sum + handles, 0) / Math.max(1, samples.length);
}

/** Of the straight line through the points with the least squares. */
function slope(points: readonly (readonly [number, number])[]): number {
  const count = points.length;
  const [meanX, meanY] = [0, 1].map(
    (axis) => points.reduce((sum, point) => sum + (point[axis] ?? 0), 0) / count,
  );
  const [over, under] = points.reduce(
    ([top, bottom], [x, y]) => [
      top + (x - (meanX ?? 0)) * (y - (meanY ?? 0)),
      bottom + (x - (meanX ?? 0)) ** 2,
    ],
    [0, 0],
  );
  return under === 0 ? 0 : over / under;
}
