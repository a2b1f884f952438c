import { paths } from '@siegelpost/shared/api/paths';
import { OidcToken, type Session } from '@siegelpost/shared/api/sessions';
import type { FastifyInstance } from 'fastify';
import { beginIdentitySession, boundAddress } from '../database/identities.ts';
import type { OidcConfig } from '../config.ts';
import type { Parts } from '../parts.ts';
import { Refusal } from '../refusal.ts';
import { newToken, tokenDigest } from '../tokens.ts';
import { identityProvider } from './identityProvider.ts';
import { readIdentity } from './oidcToken.ts';
import { permittedAddress } from './permittedAddress.ts';

const HOUR_MS = 3_600_000;

/** Signing in by a token of the house's identity provider. */
export function addOidcRoute(app: FastifyInstance, parts: Parts, config: OidcConfig): void {
  const { database, now } = parts;
  const providers = config.issuers.map(identityProvider);

  app.post<{ Body: OidcToken }>(
    paths.sessionOidc,
    { schema: { body: OidcToken } },
    async (request): Promise<Session> => {
      const identity = await readIdentity(request.body, config, providers, now());
      // Whoever is bound keeps the mailbox, whatever address the token names today.
      const address = (await boundAddress(database, identity)) ?? identity.address;
      if (address === undefined) throw new Refusal('address-not-permitted');
      permittedAddress(address, parts.config.clerkDomains);
      const token = newToken();
      const expiresAt = new Date(now().getTime() + config.sessionHours * HOUR_MS);
      await beginIdentitySession(database, identity, { tokenDigest: tokenDigest(token), expiresAt }, now());
      return { token, expiresAt: expiresAt.toISOString() };
    },
  );
}
