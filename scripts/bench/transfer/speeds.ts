import { type BarePipe, startBarePipe } from './barePipe.ts';
import { median, type Row, speed, timed } from './figures.ts';
import { type BenchPlace, startBenchPlace } from './place.ts';
import { settledDisk } from './settledDisk.ts';
import { downloadBody, openPackage, receivePlain, sendPlain, sealPackage, uploadBody } from './wire.ts';

export interface SpeedOptions {
  readonly bytes: number;
  readonly rounds: number;
  /** Settings of an S3 store, where there is one. */
  readonly s3: Readonly<Record<string, string>> | undefined;
}

const PIPE_UP = 'pipe into a file, no fsync';
const PIPE_DOWN = 'pipe out of a file';

/** Upload and download with each store, in turn with the bare pipe, so that a slow minute of the machine hits all. */
export async function measureSpeeds({ bytes, rounds, s3 }: SpeedOptions): Promise<Row[]> {
  const pipe = await startBarePipe();
  const places = new Map<string, BenchPlace>([['fs', await startBenchPlace()]]);
  if (s3) places.set('s3', await startBenchPlace({ store: s3 }));
  const times = new Map<string, number[]>();
  const note = async (name: string, work: () => Promise<unknown>) => {
    // What an earlier step left to be written out is not this step's.
    await settledDisk();
    times.set(name, [...(times.get(name) ?? []), await timed(work)]);
  };
  try {
    for (let round = 0; round < rounds; round++) {
      await measurePipe(pipe, bytes, note);
      for (const [store, place] of places) await measureStore(store, place, bytes, note);
    }
  } finally {
    await Promise.all([pipe.stop(), ...[...places.values()].map((place) => place.stop())]);
  }
  return rowsOf(times, bytes);
}

type Note = (name: string, work: () => Promise<unknown>) => Promise<void>;

async function measurePipe(pipe: BarePipe, bytes: number, note: Note): Promise<void> {
  await note(PIPE_UP, () => sendPlain(pipe.url, bytes));
  await note('pipe into a file, fsync at its end', () => sendPlain(`${pipe.url}durable`, bytes));
  await note(PIPE_DOWN, () => receivePlain(pipe.url, bytes));
}

async function measureStore(
  store: string,
  { origin, token }: BenchPlace,
  bytes: number,
  note: Note,
): Promise<void> {
  const packageId = await openPackage(origin, token, bytes);
  await note(`server, upload ${store}`, () => uploadBody(origin, token, packageId, bytes));
  await sealPackage(origin, token, packageId);
  await note(`server, download ${store}`, () => downloadBody(origin, token, packageId, bytes));
}

function rowsOf(times: ReadonlyMap<string, readonly number[]>, bytes: number): Row[] {
  const least = (name: string) => median(times.get(name.includes('download') ? PIPE_DOWN : PIPE_UP) ?? []);
  return [...times].map(([what, measured]) => {
    const milliseconds = median(measured);
    const ratio = least(what) / milliseconds;
    const value = speed(bytes, milliseconds);
    if (what === PIPE_UP || what === PIPE_DOWN) return { what: `bare Node ${what}`, value };
    const compared = `${value}, ${ratio.toFixed(2)} of the pipe`;
    if (what !== 'server, upload fs') return { what, value: compared };
    return { what: `${what}, fsync`, value: compared, goal: '≥ 0.75 of the pipe', reached: ratio >= 0.75 };
  });
}
