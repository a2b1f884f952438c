import { createHash } from 'node:crypto';
import { mkdir, open, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ConversationIdText, PackageIdText } from '@siegelpost/shared/api/ids';
import { parseSessionKey } from '@siegelpost/shared/envelope/sessionKey';
import { fromBase64, toBase64 } from '@siegelpost/shared/transfer/encoding';
import { KEPT_MS } from '@siegelpost/shared/transfer/goOnSending';
import { NotedParts, partNames } from '@siegelpost/shared/transfer/notedParts';
import { newSendingPlan, type PartJournal, type SendingPlan } from '@siegelpost/shared/transfer/sendingPlan';
import type { ClerkOrder } from '@siegelpost/shared/transfer/transfer';
import { type Static, Type } from 'typebox';
import { Check } from 'typebox/value';
import { CliError } from './cliError.ts';
import { OWNER_ONLY, ownFolder } from './folder.ts';

const PREFIX = 'unfinished-';

/** First line of the file: everything a sending was begun with that cannot be had from the command again. */
const Begun = Type.Object({
  packageId: PackageIdText,
  conversationId: ConversationIdText,
  linkSecret: Type.String(),
  sessionKey: Type.String(),
  salts: Type.Array(Type.String()),
  password: Type.Union([Type.String(), Type.Null()]),
  expiresAt: Type.String(),
});
type Begun = Static<typeof Begun>;

/** A command as it was given. */
export interface GivenCommand {
  /** Whatever makes it another one, without secrets. */
  readonly command: string;
  /** The files, in the order's order. */
  readonly paths: readonly string[];
  /** Undefined where a fresh one was made. */
  readonly password: string | null | undefined;
}

/**
 * A sending that may be cut off and gone on with by the same command. Kept in a file that only this user can read: what it
 * was begun with, and the digest of each sealed part before it leaves, so that nothing else ever leaves under its nonce.
 */
export class UnfinishedSending implements PartJournal {
  readonly plan: SendingPlan;
  readonly password: string | null;
  readonly expiresAt: string;
  /** Whether an earlier call has begun it. */
  readonly goesOn: boolean;
  readonly #path: string;
  readonly #durable = new Set<string>();
  readonly #parts: NotedParts;

  private constructor(path: string, lines: readonly string[], goesOn: boolean) {
    const begun: unknown = JSON.parse(lines[0] ?? 'null');
    if (!Check(Begun, begun)) throw new TypeError('no unfinished sending');
    const { packageId, conversationId, linkSecret, sessionKey, salts, password, expiresAt } = begun as Begun;
    this.plan = {
      packageId,
      conversationId,
      linkSecret: linkSecret as SendingPlan['linkSecret'],
      sessionKey: parseSessionKey(fromBase64(sessionKey)),
      salts: salts.map(fromBase64),
    };
    [this.password, this.expiresAt, this.goesOn, this.#path] = [password, expiresAt, goesOn, path];
    const noted = new Map(lines.slice(1).map((line) => line.split(' ') as [string, string]));
    const note = (part: string, digest: string) => this.#note(`${part} ${digest}\n`);
    this.#parts = new NotedParts({ noted, durable: this.#durable }, note);
  }

  /**
   * Goes on with what the same command has begun, or begins anew. @throws CliError `file-failed`
   */
  static async of(order: ClerkOrder, given: GivenCommand): Promise<UnfinishedSending> {
    const path = join(ownFolder(), `${PREFIX}${await nameOf(given)}`);
    try {
      await mkdir(ownFolder(), { recursive: true, mode: OWNER_ONLY.folder });
      await removeOld();
      const earlier = await readFile(path, 'utf8').catch(() => undefined);
      if (earlier) {
        const lines = wholeLines(earlier);
        const unfinished = new UnfinishedSending(path, lines, true);
        if (given.password === undefined || given.password === unfinished.password) {
          await keep(path, lines);
          return unfinished;
        }
      }
      const line = JSON.stringify(begin(order));
      await keep(path, [line]);
      return new UnfinishedSending(path, [line], false);
    } catch (cause) {
      throw new CliError('file-failed', { subject: path, cause });
    }
  }

  /** What the server has already. */
  setDurable(bodies: readonly { readonly parts: readonly number[] }[]): void {
    for (const part of partNames(bodies)) this.#durable.add(part);
  }

  isDurable(part: Parameters<PartJournal['isDurable']>[0]): Promise<boolean> {
    return this.#parts.isDurable(part);
  }

  /** There is nothing to go on with any more. */
  async forget(): Promise<void> {
    await rm(this.#path, { force: true });
  }

  /** On the disk before the part leaves. */
  async #note(line: string): Promise<void> {
    const file = await open(this.#path, 'a');
    try {
      await file.appendFile(line);
      await file.datasync();
    } finally {
      await file.close();
    }
  }
}

function begin(order: ClerkOrder): Begun {
  const { packageId, conversationId, linkSecret, sessionKey, salts } = newSendingPlan(order);
  return {
    ...{ packageId, conversationId, linkSecret },
    sessionKey: toBase64(sessionKey),
    salts: salts.map(toBase64),
    password: order.password,
    expiresAt: order.expiresAt,
  };
}

async function keep(path: string, lines: readonly string[]): Promise<void> {
  const text = lines.map((line) => `${line}\n`).join('');
  await writeFile(path, text, { mode: OWNER_ONLY.file, flush: true });
}

/** A line that was cut off by the end of the program was not written before its part left: its part never did. */
function wholeLines(text: string): string[] {
  return text.split('\n').slice(0, -1);
}

/** The same for the same command over files that have not changed. */
async function nameOf({ command, paths }: GivenCommand): Promise<string> {
  const hash = createHash('sha256').update(command);
  for (const path of paths) {
    const { dev, ino, size, mtimeMs } = await stat(path);
    hash.update(JSON.stringify([path, dev, ino, size, mtimeMs]));
  }
  return hash.digest('hex').slice(0, 32);
}

async function removeOld(): Promise<void> {
  for (const name of await readdir(ownFolder())) {
    const path = join(ownFolder(), name);
    if (name.startsWith(PREFIX) && Date.now() - (await stat(path)).mtimeMs > KEPT_MS)
      await rm(path, { force: true });
  }
}
