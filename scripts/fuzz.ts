/**
 * npm run fuzz: mutated octets against everything in this house that reads octets from outside.
 *
 *     npm run fuzz                      1,000,000 inputs
 *     npm run fuzz -- 50000 7           other number, other seed
 *
 * Ends with 1 on a crash, on an input that takes longer than a second, and where memory grows by more than 64 MB.
 */
import { readFile } from 'node:fs/promises';
import { fuzzReaders } from '@siegelpost/shared/envelope/testing/fuzzReaders';

const MOST_GROWTH_MB = 64;
const MOST_MILLISECONDS = 1000;
/** Until then the engine is still compiling and growing its heap. */
const WARM_UP = 10_000;

const [inputs = 1_000_000, seed = Math.floor(Math.random() * 2 ** 31)] = process.argv.slice(2).map(Number);
if (![inputs, seed].every((number) => Number.isSafeInteger(number) && number >= 0)) {
  console.error('Please give two whole numbers, or none: npm run fuzz -- INPUTS SEED');
  process.exit(2);
}
const vectors = new URL('../tests/vectors/v1/', import.meta.url);
const { passphrases, keys } = await json('envelopes.json');
const { manifest } = await json('package.json');
const samples = {
  envelopes: [...passphrases, ...keys].map(({ envelope }: { envelope: string }) =>
    Buffer.from(envelope, 'hex'),
  ),
  manifest: Buffer.from(manifest),
};

const verdicts = new Map<string, number>();
const begun = performance.now();
let done = 0;
let longest = 0;
let firstMb = 0;
let mostMb = 0;
console.log(`${inputs} inputs, seed ${seed}`);
for await (const { target, verdict, milliseconds } of fuzzReaders(seed, samples)) {
  const key = `${target}: ${verdict}`;
  verdicts.set(key, (verdicts.get(key) ?? 0) + 1);
  longest = Math.max(longest, milliseconds);
  if (++done === WARM_UP) firstMb = residentMb();
  if (done % 1000 === 0) mostMb = Math.max(mostMb, residentMb());
  if (done >= inputs) break;
}
report();

function report(): void {
  const growthMb = done > WARM_UP ? mostMb - firstMb : 0;
  for (const [verdict, count] of [...verdicts].toSorted(([left], [right]) => left.localeCompare(right)))
    console.log(`${String(count).padStart(9)}  ${verdict}`);
  console.log(`${((performance.now() - begun) / 1000).toFixed(0)} s; longest input ${longest.toFixed(0)} ms`);
  console.log(`memory ${firstMb.toFixed(0)} MB after the warm-up, grew by ${growthMb.toFixed(0)} MB`);
  if (growthMb > MOST_GROWTH_MB || longest > MOST_MILLISECONDS) process.exitCode = 1;
}

async function json(name: string) {
  return JSON.parse(await readFile(new URL(name, vectors), 'utf8'));
}

function residentMb(): number {
  return process.memoryUsage.rss() / 1e6;
}
