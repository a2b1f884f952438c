export function median(values: readonly number[]): number {
  return percentile(values, 50);
}

export function percentile(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? Number.NaN;
}

/** Milliseconds a piece of work takes. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

/** One line of the table: what was measured, how much it was, and the goal where there is one. */
export interface Row {
  readonly what: string;
  readonly value: string;
  readonly goal?: string;
  readonly reached?: boolean;
}

export function markdown(rows: readonly Row[]): string {
  const lines = rows.map(({ what, value, goal = '', reached }) => {
    const outcome = reached === undefined ? '' : reached ? 'reached' : '**missed**';
    return `| ${what} | ${value} | ${goal} | ${outcome} |`;
  });
  return ['| what | measured | goal | |', '| --- | ---: | --- | --- |', ...lines].join('\n');
}

export const speed = (bytes: number, milliseconds: number) =>
  `${(bytes / 1000 / milliseconds).toFixed(0)} MB/s`;
