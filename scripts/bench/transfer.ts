/**
 * npm run bench:transfer: the path of a file beside the least it could be, on loopback. Prints a table for docs/PERFORMANCE.md.
 *
 *     npm run bench:transfer                                     everything, about a quarter of an hour
 *     npm run bench:transfer -- --only speeds,memory,metadata,open,rows,browser,click
 *     npm run bench:transfer -- --mib 64 --rounds 1 --large-gib 0.1 --rows 1000,10000
 *
 * An S3 store to measure beside the folder comes from S3_ENDPOINT, S3_BUCKET, S3_ACCESS_KEY and S3_SECRET_KEY.
 */
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { measureBrowser, measureClick } from './transfer/browser.ts';
import { markdown, type Row } from './transfer/figures.ts';
import { measureMemory } from './transfer/memory.ts';
import { measureMetadata, measureOpenPackages, measureRows } from './transfer/metadata.ts';
import { type BenchPlace, startBenchPlace } from './transfer/place.ts';
import { measureSpeeds } from './transfer/speeds.ts';

const MIB = 1024 ** 2;

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: 'speeds,memory,metadata,open,rows,browser,click' },
    mib: { type: 'string', default: '1024' },
    rounds: { type: 'string', default: '3' },
    'large-gib': { type: 'string', default: '10' },
    'each-mib': { type: 'string', default: '32' },
    seconds: { type: 'string', default: '10' },
    open: { type: 'string', default: '10,100,1000' },
    rows: { type: 'string', default: '1000,100000,1000000' },
  },
});
const [bytes, rounds, seconds] = [Number(values.mib) * MIB, Number(values.rounds), Number(values.seconds)];
const numbers = (list: string) => list.split(',').map(Number);

const PARTS: Readonly<Record<string, () => Promise<Row[]>>> = {
  speeds: () => measureSpeeds({ bytes, rounds, s3: s3Settings() }),
  memory: () =>
    atPlace((place) =>
      measureMemory(place, {
        eachBytes: Number(values['each-mib']) * MIB,
        largeBytes: Math.round(Number(values['large-gib']) * 1024) * MIB,
      }),
    ),
  metadata: () => atPlace((place) => measureMetadata(place, seconds)),
  open: () => atPlace((place) => measureOpenPackages(place, numbers(values.open))),
  rows: () => atPlace((place) => measureRows(place, numbers(values.rows), seconds)),
  browser: () => measureBrowser({ bytes, rounds }),
  click: () => measureClick(),
};

const begun = Date.now();
const rows: Row[] = [];
for (const name of values.only.split(',')) {
  const part = PARTS[name];
  if (!part) throw new Error(`There is no part "${name}": ${Object.keys(PARTS).join(', ')}`);
  process.stderr.write(`${name} …\n`);
  const found = await part();
  // What is known is not lost with what fails later.
  process.stderr.write(`${markdown(found)}\n`);
  rows.push(...found);
}
const size = `files of ${values.mib} MiB, median of ${values.rounds}`;
console.log(`${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.versions.node}, ${size}\n`);
console.log(markdown(rows));
process.stderr.write(`\n${Math.round((Date.now() - begun) / 1000)} s\n`);

async function atPlace(measure: (place: BenchPlace) => Promise<Row[]>): Promise<Row[]> {
  const place = await startBenchPlace();
  try {
    return await measure(place);
  } finally {
    await place.stop();
  }
}

function s3Settings(): Record<string, string> | undefined {
  const names = ['S3_ENDPOINT', 'S3_REGION', 'S3_BUCKET', 'S3_ACCESS_KEY', 'S3_SECRET_KEY'];
  const given = names.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : []));
  if (given.length < 4) {
    console.warn(
      'S3 is not measured: S3_ENDPOINT, S3_BUCKET, S3_ACCESS_KEY and S3_SECRET_KEY name no store.',
    );
    return undefined;
  }
  return { BLOB_STORE: 's3', ...(Object.fromEntries(given) as Record<string, string>) };
}
