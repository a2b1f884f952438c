import { peakGrowthMb } from '../processMemory.ts';
import type { Row } from './figures.ts';
import type { BenchPlace } from './place.ts';
import { openPackage, uploadBody } from './wire.ts';

const GOAL_MB = 100;
const UPLOADS_AT_ONCE = 50;

/** How much the server's memory grows with many uploads at once, and with one large file. */
export async function measureMemory(
  { origin, token, pid }: BenchPlace,
  sizes: { readonly eachBytes: number; readonly largeBytes: number },
): Promise<Row[]> {
  const upload = async (bytes: number) => {
    await uploadBody(origin, token, await openPackage(origin, token, bytes), bytes);
  };
  // The first upload brings in code and pools, which stay.
  await upload(sizes.eachBytes);
  const watched = async (work: () => Promise<unknown>) => {
    const memory = peakGrowthMb([pid]);
    await work();
    return memory.stop();
  };
  const many = await watched(() =>
    Promise.all(Array.from({ length: UPLOADS_AT_ONCE }, () => upload(sizes.eachBytes))),
  );
  const large = await watched(() => upload(sizes.largeBytes));
  const gib = (sizes.largeBytes / 1024 ** 3).toFixed(1);
  return [
    row(`server memory growth, ${UPLOADS_AT_ONCE} uploads at once`, many),
    row(`server memory growth, one file of ${gib} GiB`, large),
  ];
}

function row(what: string, megabytes: number): Row {
  return { what, value: `${megabytes.toFixed(0)} MB`, goal: `< ${GOAL_MB} MB`, reached: megabytes < GOAL_MB };
}
