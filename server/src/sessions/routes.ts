import { paths } from '@siegelpost/shared/api/paths';
import { type CodeAsked, CodeRequest, NewSession, type Session } from '@siegelpost/shared/api/sessions';
import type { FastifyInstance } from 'fastify';
import { beginSession, endSession, requestCode } from '../database/sessions.ts';
import { bearerDigest } from '../packages/requests.ts';
import type { Parts } from '../parts.ts';
import { newToken, tokenDigest } from '../tokens.ts';
import { addOidcRoute } from './oidcRoute.ts';
import { permittedAddress } from './permittedAddress.ts';
import { redeemCode } from './redeemCode.ts';

const DAY_MS = 86_400_000;

/** Signing in, in the ways this server is configured for, and out. */
export function addSessionRoutes(app: FastifyInstance, parts: Parts): void {
  const { byCode, oidc } = parts.config.signIn;
  if (byCode) addCodeRoutes(app, parts);
  if (oidc) addOidcRoute(app, parts, oidc);
  app.delete(paths.session, async (request, reply) => {
    await endSession(parts.database, bearerDigest(request));
    return reply.code(204).send();
  });
}

/** Signing in by a code that is mailed to the clerk's address. */
function addCodeRoutes(app: FastifyInstance, parts: Parts): void {
  const { database, config, now } = parts;

  app.post<{ Body: CodeRequest }>(
    paths.sessionCode,
    { schema: { body: CodeRequest } },
    async ({ body }): Promise<CodeAsked> => {
      const address = permittedAddress(body.address, config.clerkDomains);
      const attempt = body.attempt ?? newToken();
      const purpose = { address, attemptDigest: tokenDigest(attempt) };
      await database.begin((sql) => requestCode(sql, purpose, now()));
      return { attempt };
    },
  );

  app.post<{ Body: NewSession }>(paths.session, { schema: { body: NewSession } }, async ({ body }) => {
    const address = permittedAddress(body.address, config.clerkDomains);
    return signIn(parts, { ...body, address, name: body.name.trim() });
  });
}

async function signIn(parts: Parts, { address, name, ...typed }: NewSession): Promise<Session> {
  const { database, config, now } = parts;
  return redeemCode(parts, { address }, typed, async (codeId) => {
    const token = newToken();
    const expiresAt = new Date(now().getTime() + config.sessionDays * DAY_MS);
    const session = { codeId, address, name, tokenDigest: tokenDigest(token), expiresAt };
    if (!(await beginSession(database, session, now()))) return undefined;
    return { token, expiresAt: expiresAt.toISOString() };
  });
}
