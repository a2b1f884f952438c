import { ALL, type BenchFile, type ContestantName } from './contestants.ts';

/** One run of one contestant. */
export interface Measured {
  readonly milliseconds: number;
  readonly growthMb: number;
  /** Octets that came out. */
  readonly bytes: number;
}

/** Where contestants run. */
export interface Runner {
  readonly name: string;
  readonly run: (name: ContestantName) => Promise<Measured>;
  readonly stop: () => Promise<void>;
}

/** All runs of one contestant, summed up. */
export interface Summary {
  readonly name: ContestantName;
  readonly megabytesPerSecond: number;
  readonly growthMb: number;
}

/** Every contestant in turn, round after round, so that a slow minute of the machine hits all. Median speed, largest memory. */
export async function measureAll(
  runner: Runner,
  names: readonly ContestantName[],
  {
    rounds,
    plainBytes,
  }: { readonly rounds: number; readonly plainBytes: Readonly<Record<BenchFile, number>> },
): Promise<Summary[]> {
  const measured = new Map<ContestantName, Measured[]>(names.map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const name of names) {
      const run = await runner.run(name);
      const expected = plainBytes[ALL[name].file];
      if (mustOpenAll(name) && run.bytes !== expected)
        throw new Error(`${name}: ${run.bytes} of ${expected} octets`);
      measured.get(name)?.push(run);
    }
  }
  return [...measured].map(([name, runs]) => ({
    name,
    megabytesPerSecond:
      plainBytes[ALL[name].file] / 1000 / median(runs.map(({ milliseconds }) => milliseconds)),
    growthMb: Math.max(...runs.map(({ growthMb }) => growthMb)),
  }));
}

/** Whoever opens has verified every tag, and must have met the whole file. */
function mustOpenAll(name: ContestantName): boolean {
  return name.endsWith('opening') && !name.startsWith('bare');
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
