/**
 * npm run bench:ahead: what it is worth to fetch several parts of a download at once, over lines that are far. Both ways,
 * through the server and past it; prints a table for docs/PERFORMANCE.md.
 */
import { createApi } from '@siegelpost/shared/client/api';
import { parsePackageId, type PackageId } from '@siegelpost/shared/api/ids';
import type { PartsVia } from '@siegelpost/shared/api/packages';
import { randomBytes } from 'node:crypto';
import { startCeph } from '../support/ceph.ts';
import { startDirectServer } from '../support/directServer.ts';
import { startFaultProxy } from '../support/faultProxy.ts';
import { claimToken, sendPackage, signIn } from '../support/wire.ts';

const MIB = 1024 ** 2;
const ROUNDS = 3;
/** Delay of every piece on a connection, and what is fetched over it. */
const LINES = [
  { delayMs: 0, mib: 128 },
  { delayMs: 5, mib: 64 },
  { delayMs: 50, mib: 24 },
];
const AHEAD = [1, 2, 3, 4, 6];

const ceph = await startCeph();
if (!ceph) process.exit(1);
const direct = await startDirectServer(ceph, 'ahead');
const line = await startFaultProxy(direct.server.origin);
try {
  const token = await signIn(direct.server);
  console.log(`| way | delay | ${AHEAD.map((count) => `${count} at once`).join(' | ')} |`);
  console.log(`| --- | --- | ${AHEAD.map(() => '---').join(' | ')} |`);
  for (const { delayMs, mib } of LINES) {
    const order = await sendPackage(direct.server, token, [randomBytes(mib * MIB)]);
    const reader = await claimToken(direct.server, order);
    const packageId = parsePackageId(order.packageId);
    if (!packageId) throw new Error('The package has no id.');
    for (const via of ['server', 'store'] as const) {
      line.delay(delayMs);
      direct.storeLine.delay(delayMs);
      const speeds: string[] = [];
      for (const partsAhead of AHEAD) speeds.push(await speed({ packageId, reader, via, partsAhead, mib }));
      console.log(`| ${via} | ${delayMs} ms | ${speeds.join(' | ')} |`);
    }
    line.delay(0);
    direct.storeLine.delay(0);
  }
} finally {
  await line.stop();
  await direct.stop();
  await ceph.stop();
}

interface Measured {
  readonly packageId: PackageId;
  readonly reader: string;
  readonly via: PartsVia;
  readonly partsAhead: number;
  readonly mib: number;
}

/** MiB a second, the median of some rounds. */
async function speed({ packageId, reader: token, via, partsAhead, mib }: Measured): Promise<string> {
  const seconds: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const api = createApi({ origin: line.origin, fetch });
    const { signal } = new AbortController();
    const begun = performance.now();
    let bytes = 0;
    const place = { packageId, bodyIndex: 0, sealedBytes: mib * MIB, token, signal };
    for await (const piece of api.downloadBody({ ...place, via, partsAhead })) bytes += piece.length;
    if (bytes !== mib * MIB) throw new Error('The download is not whole.');
    seconds.push((performance.now() - begun) / 1000);
  }
  return (mib / (seconds.toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 1)).toFixed(1);
}
