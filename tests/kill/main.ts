/**
 * npm run test:kill: everything is killed while clients work; prints figures, ends with 1 if anything was lost.
 *
 *     npm run test:kill                    300 kills, 10 to 20 minutes
 *     npm run test:kill -- --kills 20
 *     npm run test:kill -- --store s3      on a Ceph RGW, which is killed, too
 *     npm run test:kill -- --store s3 --direct      with S3_DIRECT=on: octets pass the servers by
 */
import { parseArgs } from 'node:util';
import { killRun } from './run.ts';

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '300' },
    store: { type: 'string', default: 'fs' },
    direct: { type: 'boolean', default: false },
  },
});
if (values.direct && values.store !== 's3') throw new Error('--direct is for --store s3.');
const s3 = values.direct ? 's3-direct' : 's3';
const store = values.store === 's3' ? s3 : 'fs';
const run = await killRun(Number(values.kills), store, (total) =>
  process.stderr.write(`\r${total} of ${values.kills} kills `),
);
process.stderr.write('\n');
console.log(JSON.stringify(run, undefined, 2));
if (run.violations.length > 0) process.exitCode = 1;
