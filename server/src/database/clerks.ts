import type { Clerk, ClerkKey } from '@siegelpost/shared/api/clerks';
import { Refusal } from '../refusal.ts';
import type { Sql } from './connection.ts';

interface ClerkRow {
  readonly address: string;
  readonly name: string;
  readonly fingerprint: string | null;
  readonly certificate: Buffer | null;
  readonly sealedPrivateKey: Buffer | null;
}

/** A clerk with certificate and sealed private key. @throws Refusal `not-signed-in` */
export async function readClerk(sql: Sql, clerkId: number): Promise<Clerk> {
  const [row] = await sql<ClerkRow[]>`
    select address, name, fingerprint, certificate, sealed_private_key from clerks where clerk_id = ${clerkId}`;
  if (!row) throw new Refusal('not-signed-in');
  return { address: row.address, name: row.name, key: toKey(row) };
}

function toKey({ fingerprint, certificate, sealedPrivateKey }: ClerkRow): ClerkKey | null {
  if (!fingerprint || !certificate || !sealedPrivateKey) return null;
  return {
    fingerprint,
    certificate: certificate.toString('base64'),
    sealedPrivateKey: sealedPrivateKey.toString('base64'),
  };
}

/** Stores the clerk's first key; the same again has no effect. @throws Refusal `key-exists` */
export async function storeKey(sql: Sql, clerkId: number, key: ClerkKey, now: Date): Promise<void> {
  const stored = await sql`
    update clerks set fingerprint = ${key.fingerprint}, certificate = ${Buffer.from(key.certificate, 'base64')},
      sealed_private_key = ${Buffer.from(key.sealedPrivateKey, 'base64')}, key_stored_at = ${now}
    where clerk_id = ${clerkId} and fingerprint is null`;
  if (stored.count > 0) return;
  const { key: first } = await readClerk(sql, clerkId);
  const same =
    first?.fingerprint === key.fingerprint &&
    first.certificate === key.certificate &&
    first.sealedPrivateKey === key.sealedPrivateKey;
  if (!same) throw new Refusal('key-exists');
}
