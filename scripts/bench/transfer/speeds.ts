import { startBarePipe } from './barePipe.ts';
import { median, type Row, speed, timed } from './figures.ts';
import { type BenchPlace, startBenchPlace } from './place.ts';
import { downloadBody, openPackage, sendPlain, sealPackage, uploadBody } from './wire.ts';

export interface SpeedOptions {
  readonly bytes: number;
  readonly rounds: number;
  /** Settings of an S3 store, where there is one. */
  readonly s3: Readonly<Record<string, string>> | undefined;
}

/** Upload and download with each store, in turn with the bare pipe, so that a slow minute of the machine hits all. */
export async function measureSpeeds({ bytes, rounds, s3 }: SpeedOptions): Promise<Row[]> {
  const pipe = await startBarePipe();
  const places = new Map<string, BenchPlace>([['fs', await startBenchPlace()]]);
  if (s3) places.set('s3', await startBenchPlace({ store: s3 }));
  const times = new Map<string, number[]>();
  const note = (name: string, milliseconds: number) =>
    times.set(name, [...(times.get(name) ?? []), milliseconds]);
  try {
    for (let round = 0; round < rounds; round++) {
      note('pipe', await timed(() => sendPlain(pipe.url, bytes)));
      for (const [store, { origin, token }] of places) {
        const packageId = await openPackage(origin, token, bytes);
        note(`upload ${store}`, await timed(() => uploadBody(origin, token, packageId, bytes)));
        await sealPackage(origin, token, packageId);
        note(`download ${store}`, await timed(() => downloadBody(origin, token, packageId, bytes)));
      }
    }
  } finally {
    await Promise.all([pipe.stop(), ...[...places.values()].map((place) => place.stop())]);
  }
  return rowsOf(times, bytes);
}

function rowsOf(times: ReadonlyMap<string, readonly number[]>, bytes: number): Row[] {
  const pipe = median(times.get('pipe') ?? []);
  return [...times].map(([name, measured]) => {
    const milliseconds = median(measured);
    const ratio = pipe / milliseconds;
    const value =
      name === 'pipe'
        ? speed(bytes, milliseconds)
        : `${speed(bytes, milliseconds)}, ${ratio.toFixed(2)} of the pipe`;
    const what = name === 'pipe' ? 'bare Node pipe to a file, no fsync' : `server, ${name}`;
    return name === 'upload fs'
      ? { what, value, goal: '≥ 0.75 of the pipe', reached: ratio >= 0.75 }
      : { what, value };
  });
}
