/**
 * npm run bench:seal: how fast files are sealed and opened, in Node and in Chromium, beside the bare cipher and openpgp.js.
 *
 *     npm run bench:seal                                  1 GiB, five rounds
 *     npm run bench:seal -- --mib 5120 --rounds 1 --only Siegelpost
 *     npm run bench:seal -- --runtime chromium
 */
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { DiskFile } from '../cli/diskFile.ts';
import { startBrowserRunner } from './browserBench.ts';
import { CONTESTANTS, type ContestantName, sealedPieces } from './contestants.ts';
import { measureAll, type Runner, type Summary } from './measure.ts';
import { peakGrowthMb } from './processMemory.ts';

const MIB = 1024 * 1024;

const { values } = parseArgs({
  options: {
    mib: { type: 'string', default: '1024' },
    rounds: { type: 'string', default: '5' },
    runtime: { type: 'string', default: 'all' },
    only: { type: 'string', default: '' },
  },
});
const bytes = Number(values.mib) * MIB;
const all = Object.keys(CONTESTANTS) as ContestantName[];
const names = all.filter((name) => name.includes(values.only));
const folder = await mkdtemp(join(tmpdir(), 'siegelpost-bench-'));
const [plain, sealed] = [join(folder, 'plain'), join(folder, 'sealed')];
try {
  await pipeline(Readable.from(noise(bytes), { objectMode: false }), createWriteStream(plain));
  const file = await DiskFile.open(plain);
  await pipeline(Readable.from(sealedPieces(file), { objectMode: false }), createWriteStream(sealed));
  await file.close();
  console.log(
    `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, file of ${values.mib} MiB, median of ${values.rounds}\n`,
  );
  if (values.runtime !== 'chromium') await show(nodeRunner());
  if (values.runtime !== 'node') await show(await startBrowserRunner(plain, sealed));
} finally {
  await rm(folder, { recursive: true });
}

async function show(runner: Runner): Promise<void> {
  try {
    const summaries = await measureAll(runner, names, { rounds: Number(values.rounds), bytes });
    console.log(
      `| ${runner.name} | MB/s | of bare | of openpgp.js | memory growth |\n|---|---:|---:|---:|---:|`,
    );
    for (const summary of summaries) console.log(row(summary, summaries));
    console.log('');
  } finally {
    await runner.stop();
  }
}

function row({ name, megabytesPerSecond, growthMb }: Summary, summaries: readonly Summary[]): string {
  const way = name.includes('sealing') ? 'sealing' : 'opening';
  const of = (other: ContestantName) => {
    const found = summaries.find((summary) => summary.name === other);
    return found ? (megabytesPerSecond / found.megabytesPerSecond).toFixed(2) : '';
  };
  const ratios = `${of(`bare WebCrypto, ${way}`)} | ${of(`openpgp.js, ${way}`)}`;
  return `| ${name} | ${megabytesPerSecond.toFixed(0)} | ${ratios} | ${growthMb.toFixed(0)} MB |`;
}

function nodeRunner(): Runner {
  return {
    name: `Node ${process.versions.node}`,
    async run(name) {
      const file = await DiskFile.open(name.includes('opening') ? sealed : plain);
      const memory = peakGrowthMb([process.pid]);
      const begun = performance.now();
      const octets = await CONTESTANTS[name](file);
      const milliseconds = performance.now() - begun;
      await file.close();
      return { milliseconds, bytes: octets, growthMb: memory.stop() };
    },
    stop: async () => undefined,
  };
}

/** Nothing that could be compressed, and cheap to make. */
function* noise(total: number): Generator<Uint8Array> {
  for (let at = 0; at < total; at += MIB) {
    const piece = new Uint8Array(Math.min(MIB, total - at));
    for (let from = 0; from < piece.length; from += 65_536)
      crypto.getRandomValues(piece.subarray(from, from + 65_536));
    yield piece;
  }
}
