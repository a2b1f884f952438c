import { Refusal } from '../refusal.ts';
import type { Identity } from '../sessions/oidcToken.ts';
import type { Database, Sql } from './connection.ts';
import { addSession, type SessionGrant } from './sessions.ts';

/**
 * Begins a session for whoever the identity stands for. At the first sign-in it is bound to the address the provider
 * named; from then on the address it names does not matter. @throws Refusal `address-not-permitted`, `identity-taken`
 */
export async function beginIdentitySession(
  database: Database,
  identity: Identity,
  grant: SessionGrant,
  now: Date,
): Promise<void> {
  await database.begin(async (sql) => {
    const clerkId = (await boundClerk(sql, identity)) ?? (await bind(sql, identity, now));
    if (identity.name !== '')
      await sql`update clerks set name = ${identity.name} where clerk_id = ${clerkId}`;
    await addSession(sql, clerkId, grant, now);
  });
}

/** The clerk an identity is bound to. */
export async function boundAddress(sql: Sql, { issuer, subject }: Identity): Promise<string | undefined> {
  const [bound] = await sql<{ address: string }[]>`
    select k.address from identities i join clerks k using (clerk_id)
    where i.issuer = ${issuer} and i.subject = ${subject}`;
  return bound?.address;
}

async function boundClerk(sql: Sql, { issuer, subject }: Identity): Promise<number | undefined> {
  const [bound] = await sql<{ clerkId: number }[]>`
    select clerk_id from identities where issuer = ${issuer} and subject = ${subject}`;
  return bound?.clerkId;
}

async function bind(sql: Sql, { issuer, subject, address, name }: Identity, now: Date): Promise<number> {
  if (address === undefined) throw new Refusal('address-not-permitted');
  const [clerk] = await sql<{ clerkId: number }[]>`
    insert into clerks ${sql({ address, name, created_at: now })}
    on conflict (address) do update set address = excluded.address returning clerk_id`;
  if (!clerk) throw new Refusal('internal-error');
  const bound = await sql`
    insert into identities ${sql({ issuer, subject, clerk_id: clerk.clerkId, bound_at: now })}
    on conflict do nothing`;
  // The same identity at the same moment may have been faster; anybody else has this address already.
  if (bound.count === 0 && (await boundClerk(sql, { issuer, subject, address, name })) !== clerk.clerkId)
    throw new Refusal('identity-taken');
  return clerk.clerkId;
}
