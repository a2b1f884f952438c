import type { PackageId } from '@siegelpost/shared/api/ids';
import { newSalt } from '../sessions/codes.ts';
import type { Database, Sql } from './connection.ts';
import { addJob } from './jobs.ts';

const CODE_MINUTES = 10;
const CODES_AN_HOUR = 3;
const TRIES_A_CODE = 5;
const MINUTE_MS = 60_000;

/** Which mailbox a code is for, and what: signing in, writing to this clerk's drop-in page, or opening this package. */
export interface CodePurpose {
  readonly address: string;
  readonly visitedClerkId?: number;
  readonly packageId?: PackageId;
  /** Who asked; nobody else spends tries. None for a package, whose link proves it. */
  readonly attemptDigest?: Buffer;
}

/**
 * Queues a mail with a code, in the caller's transaction. Beyond three an hour and mailbox nothing happens, silently, so
 * that nobody learns whose mailbox was asked for. The code is made when the mail is written.
 */
export async function requestCode(sql: Sql, purpose: CodePurpose, now: Date): Promise<void> {
  const { address, visitedClerkId = null, packageId = null, attemptDigest = null } = purpose;
  // Parallel requests for one mailbox wait for each other, so that they are counted rightly.
  await sql`select pg_advisory_xact_lock(hashtextextended(mailbox_of(${address}), 0))`;
  // Each kind is counted apart: whoever asks for other codes must not keep a clerk from signing in.
  const [asked] = await sql<{ count: number }[]>`
    select count(*) from sign_in_codes where mailbox_of(address) = mailbox_of(${address})
      and (visited_clerk_id is null) = ${visitedClerkId === null} and (package_id is null) = ${packageId === null}
      and requested_at > ${minutesFrom(now, -60)}`;
  // What is dropped is done and taken back, so that it takes as long.
  await sql`savepoint code_asked`;
  const [code] = await sql<{ codeId: number }[]>`
    insert into sign_in_codes ${sql({
      address,
      visited_clerk_id: visitedClerkId,
      package_id: packageId,
      attempt_digest: attemptDigest,
      salt: attemptDigest && (await saltOf(sql, attemptDigest)),
      requested_at: now,
      expires_at: minutesFrom(now, CODE_MINUTES),
      tries_left: TRIES_A_CODE,
    })} returning code_id`;
  // Anybody may ask for a visitor's: a burst of them must not hold up who signs in or opens a package.
  const urgency = visitedClerkId === null ? 'normal' : 'last';
  if (code) await addJob(sql, 'mail-code', { codeId: code.codeId }, `code:${code.codeId}`, urgency);
  if ((asked?.count ?? 0) < CODES_AN_HOUR) await sql`release savepoint code_asked`;
  else await sql`rollback to savepoint code_asked`;
}

/** All codes of an attempt have one salt, so that a try costs one scrypt however many there are. */
async function saltOf(sql: Sql, attemptDigest: Buffer): Promise<Buffer> {
  const [earlier] = await sql<{ salt: Buffer }[]>`
    select salt from sign_in_codes where attempt_digest = ${attemptDigest} and salt is not null limit 1`;
  return earlier?.salt ?? newSalt();
}

/** A code that was asked for and may still be mailed. */
export interface AskedCode {
  readonly codeId: number;
  readonly address: string;
  /** Name of the clerk whose drop-in page it is for. */
  readonly visited: string | null;
  /** The package it is for; null in both where it is for signing in. */
  readonly packageId: PackageId | null;
  readonly salt: Buffer | null;
}

/** A request is forgotten where its mail could not be written in time; the code is good from then on. */
export async function askedCode(sql: Sql, codeId: number, now: Date): Promise<AskedCode | undefined> {
  const [code] = await sql<AskedCode[]>`
    select s.code_id, s.address, s.package_id, s.salt, coalesce(nullif(k.name, ''), k.address) as visited
    from sign_in_codes s left join clerks k on k.clerk_id = s.visited_clerk_id
    where code_id = ${codeId} and used_at is null and requested_at > ${minutesFrom(now, -CODE_MINUTES)}`;
  return code;
}

export interface CodeDigest {
  readonly salt: Buffer;
  readonly codeDigest: Buffer;
}

/** The code is about to be mailed: its time runs from now. */
export async function storeCodeDigest(
  sql: Sql,
  codeId: number,
  { salt, codeDigest }: CodeDigest,
  now: Date,
): Promise<void> {
  await sql`
    update sign_in_codes set salt = ${salt}, code_digest = ${codeDigest}, expires_at = ${minutesFrom(now, CODE_MINUTES)}
    where code_id = ${codeId}`;
}

function minutesFrom(now: Date, minutes: number): Date {
  return new Date(now.getTime() + minutes * MINUTE_MS);
}

/** Codes of one mailbox and attempt that may be tried. */
export interface TriableCode extends CodeDigest {
  readonly codeId: number;
}

/** Counts one try against every live code of the attempt for this purpose before any is compared, and answers those codes. */
export async function spendTry(
  sql: Sql,
  { address, visitedClerkId, packageId, attemptDigest }: CodePurpose,
  now: Date,
): Promise<readonly TriableCode[]> {
  return sql<TriableCode[]>`
    update sign_in_codes set tries_left = tries_left - 1
    where address = ${address} and visited_clerk_id is not distinct from ${visitedClerkId ?? null}
      and package_id is not distinct from ${packageId ?? null}
      and attempt_digest is not distinct from ${attemptDigest ?? null}
      and code_digest is not null and used_at is null and tries_left > 0 and expires_at > ${now}
    returning code_id, salt, code_digest`;
}

/** Uses up a code; false where it was used before. */
export async function useCode(sql: Sql, codeId: number, now: Date): Promise<boolean> {
  const used = await sql`
    update sign_in_codes set used_at = ${now} where code_id = ${codeId} and used_at is null`;
  return used.count > 0;
}

/** What a new session is known by, and until when. */
export interface SessionGrant {
  readonly tokenDigest: Buffer;
  readonly expiresAt: Date;
}

export interface SignIn extends SessionGrant {
  readonly codeId: number;
  readonly address: string;
  readonly name: string;
}

/** Uses up the code and begins a session, in one step; false where somebody else was faster with the same code. */
export async function beginSession(database: Database, signIn: SignIn, now: Date): Promise<boolean> {
  return database.begin(async (sql) => {
    if (!(await useCode(sql, signIn.codeId, now))) return false;
    const [clerk] = await sql<{ clerkId: number }[]>`
      insert into clerks ${sql({ address: signIn.address, name: signIn.name, created_at: now })}
      on conflict (address) do update set name = excluded.name returning clerk_id`;
    if (clerk) await addSession(sql, clerk.clerkId, signIn, now);
    return true;
  });
}

export async function addSession(
  sql: Sql,
  clerkId: number,
  { tokenDigest, expiresAt }: SessionGrant,
  now: Date,
): Promise<void> {
  await sql`
    insert into sessions ${sql({
      token_digest: tokenDigest,
      clerk_id: clerkId,
      created_at: now,
      expires_at: expiresAt,
    })}`;
}

export async function endSession(sql: Sql, tokenDigest: Buffer): Promise<void> {
  await sql`delete from sessions where token_digest = ${tokenDigest}`;
}
