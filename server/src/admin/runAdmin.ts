import { parseArgs } from 'node:util';
import { createBlobStore } from '../blobs/createBlobStore.ts';
import type { Environment } from '../config.ts';
import { ConfigError, readConfig } from '../config/readConfig.ts';
import { connect } from '../database/connection.ts';
import { findDamage } from '../database/findings.ts';
import { failPointsAt } from '../failPoints.ts';
import { sweepOrphans } from '../jobs/cleaning.ts';
import { createLog } from '../security/log.ts';
import { AdminError } from './adminError.ts';
import { backUp } from './backup.ts';
import type { Place } from './place.ts';
import { restore } from './restore.ts';
import { readStatus } from './status.ts';
import { adminText, type AdminText } from './text.ts';

/** Never change their meaning: scripts and timers ask for them. */
const EXIT = { done: 0, failed: 1, usage: 2, damage: 4 } as const;

/** What a command found: an object for programs, and whether somebody has to do something. */
interface Outcome {
  readonly result: object;
  readonly damage: boolean;
  /** Nothing was swept: the store may be another installation's. */
  readonly spared?: boolean;
}

interface Options {
  readonly out: string | undefined;
  readonly from: string | undefined;
  readonly force: boolean;
}

const COMMANDS: Readonly<Record<string, (place: Place, options: Options) => Promise<Outcome>>> = {
  status: async (place) => {
    const result = await readStatus(place);
    return { result, damage: result.jobsGivenUp > 0 };
  },
  sweep: async (place, options) => {
    const result = await sweepOrphans(place, options);
    const { missing, undeleted, spared } = result;
    return { result, damage: missing + undeleted > 0, spared: spared > 0 };
  },
  verify: async ({ database, blobs, now }) => {
    const result = await findDamage(database, blobs, now());
    return { result, damage: result.missing + result.wrongSize + result.incomplete > 0 };
  },
  backup: async (place, { out }) => {
    if (!out) throw new AdminError('usage', '--out');
    const result = await backUp(place, out);
    return { result, damage: result.missing > 0 };
  },
  restore: async (place, { from }) => {
    if (!from) throw new AdminError('usage', '--from');
    return { result: await restore(place, from), damage: false };
  },
};

/** One command of an administrator's, with the server's own settings; answers the exit code. */
export async function runAdmin(args: readonly string[], env: Environment): Promise<number> {
  const text = adminText(env);
  const [name = 'help', ...rest] = args;
  const command = COMMANDS[name];
  if (!command) return say(text.help, name === 'help' || name === '--help' ? EXIT.done : EXIT.usage);
  try {
    const { values } = parseOptions(rest);
    const { result, damage, spared } = await atPlace(env, (place) => command(place, values));
    process.stdout.write(values.json ? `${JSON.stringify(result)}\n` : text.lines(result));
    if (damage) process.stderr.write(`${text.damage}\n`);
    if (spared) process.stderr.write(`${text.spared}\n`);
    return damage || spared ? EXIT.damage : EXIT.done;
  } catch (error) {
    return complain(error, text);
  }
}

function parseOptions(args: readonly string[]) {
  try {
    const flag = { type: 'boolean', default: false } as const;
    const options = { json: flag, force: flag, out: { type: 'string' }, from: { type: 'string' } } as const;
    const { values } = parseArgs({ args: [...args], options });
    const { json, force, out, from } = values;
    return { values: { json, force, out, from } };
  } catch (cause) {
    throw new AdminError('usage', cause instanceof Error ? cause.message : '', { cause });
  }
}

async function atPlace<T>(env: Environment, work: (place: Place) => Promise<T>): Promise<T> {
  const config = readConfig(env);
  const database = connect(config.databaseUrl);
  try {
    return await work({
      config,
      database,
      blobs: createBlobStore(config.blobs),
      now: () => new Date(),
      log: createLog({ logLevel: 'silent' }),
      // The numbers are printed; a counter that ends with the process helps nobody.
      metrics: { raise: () => undefined },
      failPoints: failPointsAt(config.failPoint),
    });
  } finally {
    await database.end({ timeout: 5 });
  }
}

function complain(error: unknown, text: AdminText): number {
  if (error instanceof AdminError) {
    process.stderr.write(`${text.errors[error.code](error.subject)}\n`);
    return error.code === 'usage' ? EXIT.usage : EXIT.failed;
  }
  const sentence = error instanceof ConfigError ? error.message : text.failed(error);
  process.stderr.write(`${sentence}\n`);
  return EXIT.failed;
}

function say(text: string, code: number): number {
  process.stdout.write(`${text}\n`);
  return code;
}
