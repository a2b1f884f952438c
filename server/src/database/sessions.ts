import type { Database, Sql } from './connection.ts';
import { addJob } from './jobs.ts';

const CODE_MINUTES = 10;
const CODES_AN_HOUR = 3;
const TRIES_A_CODE = 5;
const MINUTE_MS = 60_000;

/**
 * Queues a mail with a code. Beyond three an hour and mailbox nothing happens, silently, so that nobody learns whose
 * mailbox was asked for. The code is made when the mail is written.
 */
export async function requestCode(database: Database, address: string, now: Date): Promise<void> {
  await database.begin(async (sql) => {
    // Parallel requests for one mailbox wait for each other, so that they are counted rightly.
    await sql`select pg_advisory_xact_lock(hashtextextended(${address}, 0))`;
    const [asked] = await sql<{ count: number }[]>`
      select count(*) from sign_in_codes where address = ${address}
        and requested_at > ${new Date(now.getTime() - 60 * MINUTE_MS)}`;
    if ((asked?.count ?? 0) >= CODES_AN_HOUR) return;
    const [code] = await sql<{ codeId: number }[]>`
      insert into sign_in_codes ${sql({
        address,
        requested_at: now,
        expires_at: new Date(now.getTime() + CODE_MINUTES * MINUTE_MS),
        tries_left: TRIES_A_CODE,
      })} returning code_id`;
    if (code) await addJob(sql, 'mail-code', { codeId: code.codeId }, `code:${code.codeId}`);
  });
}

/** A code that was asked for and may still be mailed. */
export interface AskedCode {
  readonly codeId: number;
  readonly address: string;
}

export async function askedCode(sql: Sql, codeId: number, now: Date): Promise<AskedCode | undefined> {
  const [code] = await sql<AskedCode[]>`
    select code_id, address from sign_in_codes
    where code_id = ${codeId} and used_at is null and expires_at > ${now}`;
  return code;
}

export interface CodeDigest {
  readonly salt: Buffer;
  readonly codeDigest: Buffer;
}

export async function storeCodeDigest(sql: Sql, codeId: number, digest: CodeDigest): Promise<void> {
  await sql`
    update sign_in_codes set salt = ${digest.salt}, code_digest = ${digest.codeDigest} where code_id = ${codeId}`;
}

/** Codes of one mailbox that may be tried. */
export interface TriableCode extends CodeDigest {
  readonly codeId: number;
}

/** Counts one try against every live code of the mailbox before any is compared, and answers those codes. */
export async function spendTry(sql: Sql, address: string, now: Date): Promise<readonly TriableCode[]> {
  return sql<TriableCode[]>`
    update sign_in_codes set tries_left = tries_left - 1
    where address = ${address} and code_digest is not null and used_at is null and tries_left > 0
      and expires_at > ${now}
    returning code_id, salt, code_digest`;
}

export interface SignIn {
  readonly codeId: number;
  readonly address: string;
  readonly name: string;
  readonly tokenDigest: Buffer;
  readonly expiresAt: Date;
}

/** Uses up the code and begins a session, in one step; false where somebody else was faster with the same code. */
export async function beginSession(database: Database, signIn: SignIn, now: Date): Promise<boolean> {
  return database.begin(async (sql) => {
    const used = await sql`
      update sign_in_codes set used_at = ${now} where code_id = ${signIn.codeId} and used_at is null`;
    if (used.count === 0) return false;
    const [clerk] = await sql<{ clerkId: number }[]>`
      insert into clerks ${sql({ address: signIn.address, name: signIn.name, created_at: now })}
      on conflict (address) do update set name = excluded.name returning clerk_id`;
    await sql`
      insert into sessions ${sql({
        token_digest: signIn.tokenDigest,
        clerk_id: clerk?.clerkId ?? null,
        created_at: now,
        expires_at: signIn.expiresAt,
      })}`;
    return true;
  });
}

export async function endSession(sql: Sql, tokenDigest: Buffer): Promise<void> {
  await sql`delete from sessions where token_digest = ${tokenDigest}`;
}
