/** npm run bench:transfer:s3: the same as bench:transfer, with a Ceph RGW of its own as the S3 store beside the folder. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { startCeph } from '../support/ceph.ts';

const BENCH = fileURLToPath(new URL('../../scripts/bench/transfer.ts', import.meta.url));

const ceph = await startCeph();
try {
  const child = spawn(process.execPath, ['--import', 'tsx', BENCH, ...process.argv.slice(2)], {
    env: { ...process.env, ...ceph?.settings('bench') },
    stdio: 'inherit',
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  process.exitCode = code ?? 1;
} finally {
  await ceph?.stop();
}
