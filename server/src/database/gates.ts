import type { PackageId } from '@siegelpost/shared/api/ids';
import type { Claim, ClaimRequest, GateProof, Notice } from '@siegelpost/shared/api/packages';
import { MOST_WRONG_PASSWORDS, triesLeft, waitSeconds } from '../packages/tries.ts';
import { Refusal } from '../refusal.ts';
import { isCode } from '../sessions/codes.ts';
import { digestsEqual, newToken, tokenDigest } from '../tokens.ts';
import type { Database, Sql } from './connection.ts';
import { noteEvent } from './events.ts';
import { addJob } from './jobs.ts';
import { requestCode, spendTry, useCode } from './sessions.ts';
import { refuseUnlessOpen } from './states.ts';

const CLAIM_HOURS = 24;
const HOUR_MS = 3_600_000;
/** For a package's row. It is held for moments; whoever waits for longer keeps a connection that others need. */
const LONGEST_LOCK = '5s';
/** Claims of one package that are good at the same time: a long list of recipients, each in several windows. */
const MOST_CLAIMS = 500;

interface LinkRow {
  readonly name: string;
  readonly address: string;
  readonly conversationId: Notice['conversationId'];
  readonly state: string;
  readonly sealedAt: Date;
  readonly expiresAt: Date;
  readonly passwordRequired: boolean;
  readonly oneTime: boolean;
  readonly mailboxCodeRequired: boolean;
  readonly wrongPasswords: number;
  readonly lockedAt: Date | null;
  readonly linkTokenDigest: Buffer | null;
}

/** Gate 1. Changes nothing. @throws Refusal `not-found` for strangers, `package-gone` for whoever proved the link */
export async function readNotice(
  sql: Sql,
  packageId: PackageId,
  linkToken: string,
  now: Date,
): Promise<Notice> {
  const found = await proveLink(sql, packageId, linkToken);
  refuseUnlessOpen(found, now);
  return {
    author: { name: found.name, address: found.address },
    conversationId: found.conversationId,
    sealedAt: found.sealedAt.toISOString(),
    expiresAt: found.expiresAt.toISOString(),
    passwordRequired: found.passwordRequired,
    oneTime: found.oneTime,
    mailboxCodeRequired: found.mailboxCodeRequired,
    locked: found.lockedAt !== null,
    triesLeft: triesLeft(found.wrongPasswords),
  };
}

/** An unknown id and a wrong token take the same way: one look-up, one comparison, one answer. */
async function proveLink(sql: Sql, packageId: PackageId, linkToken: string): Promise<LinkRow> {
  const [found] = await sql<LinkRow[]>`
    select k.name, k.address, p.conversation_id, p.state, p.sealed_at, p.expires_at, p.password_required, p.one_time,
      p.mailbox_code_address is not null as mailbox_code_required, p.wrong_passwords, p.locked_at, p.link_token_digest
    from packages p join conversations c using (conversation_id) join clerks k using (clerk_id)
    where p.package_id = ${packageId}`;
  const proven = digestsEqual(tokenDigest(linkToken), found?.linkTokenDigest);
  if (!found || !proven) throw new Refusal('not-found');
  return found;
}

interface GateRow {
  readonly state: string;
  readonly expiresAt: Date;
  readonly authTokenDigest: Buffer | null;
  readonly mailboxCodeAddress: string | null;
  readonly wrongPasswords: number;
  readonly nextTryAt: Date | null;
  readonly lockedAt: Date | null;
}

/**
 * Gates 2 and 3. Every try is counted before it is compared, under a row lock, so that any number of parallel tries are
 * still ten; a wrong code counts like a wrong password. @throws Refusal
 */
export async function claimPackage(
  database: Database,
  packageId: PackageId,
  proof: ClaimRequest,
  now: Date,
): Promise<Claim> {
  return passPassword(database, { packageId, proof, now }, async (sql, gate) => {
    const refused = await refusedCode(sql, gate, { packageId, proof, now });
    if (refused) return refused;
    await sql`
      update packages set wrong_passwords = 0, next_try_at = null, locked_at = null where package_id = ${packageId}`;
    return takeClaim(sql, packageId, proof.claimToken ?? newToken(), now);
  });
}

/** Mails a code to the recipient's mailbox for whoever passed gates 1 and 2. @throws Refusal */
export async function mailPackageCode(
  database: Database,
  packageId: PackageId,
  proof: GateProof,
  now: Date,
): Promise<void> {
  await passPassword(database, { packageId, proof, now }, async (sql, gate) => {
    if (gate.mailboxCodeAddress === null) throw new Refusal('bad-request');
    await forgetTry(sql, packageId, gate);
    await requestCode(sql, { address: gate.mailboxCodeAddress, packageId }, now);
  });
}

interface PasswordTry {
  readonly packageId: PackageId;
  readonly proof: GateProof;
  readonly now: Date;
}

/** Counts a try, and goes on with `pass` where the password was right. */
async function passPassword<T>(
  database: Database,
  { packageId, proof, now }: PasswordTry,
  pass: (sql: Sql, gate: GateRow) => Promise<T | Refusal>,
): Promise<T> {
  // Before any lock: a stranger without the link can neither count nor queue up here.
  await proveLink(database, packageId, proof.linkToken);
  const outcome = await database.begin(async (sql) => {
    await sql`select set_config('lock_timeout', ${LONGEST_LOCK}, true)`;
    const gate = await lockGate(sql, packageId, now);
    await countTry(sql, packageId, gate.wrongPasswords + 1, now);
    if (!digestsEqual(tokenDigest(proof.authToken), gate.authTokenDigest))
      return wrongTry(sql, packageId, gate, { code: 'wrong-password', now });
    return pass(sql, gate);
  });
  // A wrong try must stay counted, so its transaction ends well and the refusal comes after it.
  if (outcome instanceof Refusal) throw outcome;
  return outcome as T;
}

async function lockGate(sql: Sql, packageId: PackageId, now: Date): Promise<GateRow> {
  const [gate] = await sql<GateRow[]>`
    select state, expires_at, auth_token_digest, mailbox_code_address, wrong_passwords, next_try_at, locked_at
    from packages where package_id = ${packageId} for update`;
  if (!gate) throw new Refusal('not-found');
  refuseUnlessOpen(gate, now);
  if (gate.lockedAt) throw new Refusal('package-locked');
  refuseEarlyTry(gate, now);
  return gate;
}

interface CodeTry {
  readonly packageId: PackageId;
  readonly proof: ClaimRequest;
  readonly now: Date;
}

/** Gate 3, where the package has one; undefined where it is passed. */
async function refusedCode(
  sql: Sql,
  gate: GateRow,
  { packageId, proof: { code, claimToken }, now }: CodeTry,
): Promise<Refusal | undefined> {
  const { mailboxCodeAddress: address } = gate;
  // A claim that is there has passed; its answer may have got lost.
  if (address === null || (await isClaim(sql, packageId, claimToken, now))) return undefined;
  if (code === undefined) {
    await forgetTry(sql, packageId, gate);
    return new Refusal('code-required');
  }
  for (const live of await spendTry(sql, { address, packageId }, now))
    if ((await isCode(code, live)) && (await useCode(sql, live.codeId, now))) return undefined;
  return wrongTry(sql, packageId, gate, { code: 'code-wrong', now });
}

async function isClaim(
  sql: Sql,
  packageId: PackageId,
  token: string | undefined,
  now: Date,
): Promise<boolean> {
  if (token === undefined) return false;
  const [claim] = await sql`
    select from claims where token_digest = ${tokenDigest(token)} and package_id = ${packageId}
      and expires_at > ${now}`;
  return claim !== undefined;
}

function refuseEarlyTry({ nextTryAt }: GateRow, now: Date): void {
  if (nextTryAt === null || nextTryAt <= now) return;
  const retryAfterSeconds = Math.ceil((nextTryAt.getTime() - now.getTime()) / 1000);
  throw new Refusal('too-many-requests', { retryAfterSeconds });
}

async function countTry(sql: Sql, packageId: PackageId, count: number, now: Date): Promise<void> {
  await sql`
    update packages set wrong_passwords = ${count},
      next_try_at = ${new Date(now.getTime() + waitSeconds(count) * 1000)},
      locked_at = ${count >= MOST_WRONG_PASSWORDS ? now : null}
    where package_id = ${packageId}`;
}

/** Nothing was guessed: the count is what it was, so that asking for a code neither costs nor wins a try. */
async function forgetTry(sql: Sql, packageId: PackageId, gate: GateRow): Promise<void> {
  await sql`
    update packages set wrong_passwords = ${gate.wrongPasswords}, next_try_at = ${gate.nextTryAt}, locked_at = null
    where package_id = ${packageId}`;
}

async function wrongTry(
  sql: Sql,
  packageId: PackageId,
  gate: GateRow,
  { code, now }: { readonly code: 'wrong-password' | 'code-wrong'; readonly now: Date },
): Promise<Refusal> {
  const count = gate.wrongPasswords + 1;
  const kind = code === 'code-wrong' ? 'wrong-code' : code;
  await noteEvent(sql, packageId, { kind }, now);
  if (count < MOST_WRONG_PASSWORDS)
    return new Refusal(code, { triesLeft: triesLeft(count), retryAfterSeconds: waitSeconds(count) });
  const [lock] = await sql<
    { lockedAt: Date }[]
  >`select locked_at from packages where package_id = ${packageId}`;
  const lockedAt = lock?.lockedAt.toISOString() ?? '';
  await noteEvent(sql, packageId, { kind: 'locked' }, now);
  await addJob(sql, 'mail-locked', { packageId, lockedAt }, `locked:${packageId}:${lockedAt}`);
  return new Refusal('package-locked');
}

/**
 * Whether a one-time package is still to be had is decided and written down in one statement. The same token again is the
 * same claim, until its time is over.
 */
async function takeClaim(sql: Sql, packageId: PackageId, token: string, now: Date): Promise<Claim | Refusal> {
  const digest = tokenDigest(token);
  const until = new Date(now.getTime() + CLAIM_HOURS * HOUR_MS);
  const isNew = await isNewClaim(sql, packageId, digest);
  const [taken] = await sql<{ expiresAt: Date; readers: number }[]>`
    update packages set opened_at = coalesce(opened_at, ${now}), readers = readers + ${isNew ? 1 : 0},
      only_claim_digest = case when one_time then ${digest}::bytea end,
      only_claim_until = case when one_time then coalesce(only_claim_until, ${until}) end
    where package_id = ${packageId} and (not one_time or only_claim_digest is null
      or (only_claim_digest = ${digest} and only_claim_until > ${now}))
    returning coalesce(only_claim_until, ${until}) as expires_at, readers`;
  if (!taken) return new Refusal('package-gone', { reason: 'claimed' });
  const { expiresAt, readers: reader } = taken;
  const claimed = await sql`
    insert into claims as c (token_digest, package_id, created_at, expires_at, reader)
    values (${digest}, ${packageId}, ${now}, ${expiresAt}, ${reader})
    on conflict (token_digest) do update set expires_at = excluded.expires_at
      where c.package_id = excluded.package_id`;
  // The token of another package's claim is nobody's to choose.
  if (claimed.count === 0) throw new Refusal('bad-request');
  await endOldestClaims(sql, packageId, digest, now);
  if (isNew) await noteEvent(sql, packageId, { kind: 'opened', reader }, now);
  return { token, expiresAt: expiresAt.toISOString() };
}

/** Whether nobody has claimed the package under this token yet. Its row is locked, so that nobody else does meanwhile. */
async function isNewClaim(sql: Sql, packageId: PackageId, digest: Buffer): Promise<boolean> {
  const [known] = await sql`
    select from claims where token_digest = ${digest} and package_id = ${packageId}`;
  return !known;
}

/**
 * Whoever comes in last stays, and the window that was opened first has to pass the gates again: nobody who holds the link
 * keeps others out by claiming again and again.
 */
async function endOldestClaims(sql: Sql, packageId: PackageId, newest: Buffer, now: Date): Promise<void> {
  await sql`
    delete from claims where token_digest in (
      select token_digest from claims
      where package_id = ${packageId} and expires_at > ${now} and token_digest <> ${newest}
      order by expires_at desc offset ${MOST_CLAIMS - 1})`;
}
