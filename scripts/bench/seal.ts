/**
 * npm run bench:seal: how fast files are sealed and opened, in Node and in a browser, beside the bare cipher, openpgp.js
 * and age-encryption. Prints the tables of docs/PERFORMANCE.md.
 *
 *     npm run bench:seal                                        1 GiB, five rounds, Node and Chromium: about seven minutes
 *     npm run bench:seal -- --mib 5120 --rounds 1 --only Siegelpost
 *     npm run bench:seal -- --only 'chunk octet' --runtime firefox
 */
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { type BenchFiles, makeFiles } from './benchFiles.ts';
import { startBrowserRunner } from './browserBench.ts';
import { ALL, type ContestantName, CONTESTANTS } from './contestants.ts';
import { measureAll, type Runner } from './measure.ts';
import { nodeRunner } from './nodeRunner.ts';
import { goalTable, type Results, speedTable } from './table.ts';

const RUNTIMES: Readonly<Record<string, (files: BenchFiles) => Promise<Runner>>> = {
  node: async (files) => nodeRunner(files),
  chromium: (files) => startBrowserRunner('chromium', files),
  firefox: (files) => startBrowserRunner('firefox', files),
};

const { values } = parseArgs({
  options: {
    mib: { type: 'string', default: '1024' },
    rounds: { type: 'string', default: '5' },
    runtime: { type: 'string', default: 'node,chromium' },
    only: { type: 'string' },
  },
});
const { only } = values;
const names = Object.keys(only === undefined ? CONTESTANTS : ALL) as ContestantName[];
const chosen = names.filter((name) => name.includes(only ?? ''));
const files = await makeFiles(Number(values.mib));
try {
  const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}`;
  console.log(`${machine}, file of ${values.mib} MiB, medians of ${values.rounds}\n`);
  const results: Results[] = [];
  for (const runtime of values.runtime.split(',')) {
    const runner = await RUNTIMES[runtime]?.(files);
    if (!runner) throw new Error(`"${runtime}" is none of ${Object.keys(RUNTIMES).join(', ')}`);
    results.push(await measure(runner));
  }
  if (only === undefined) console.log(goalTable(results));
} finally {
  await files.remove();
}

async function measure(runner: Runner): Promise<Results> {
  try {
    const { plainBytes } = files;
    const summaries = await measureAll(runner, chosen, { rounds: Number(values.rounds), plainBytes });
    const results = { runtime: runner.name, summaries };
    console.log(`${speedTable(results)}\n`);
    return results;
  } finally {
    await runner.stop();
  }
}
