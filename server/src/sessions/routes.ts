import { paths } from '@siegelpost/shared/api/paths';
import { CodeRequest, NewSession, type Session } from '@siegelpost/shared/api/sessions';
import type { FastifyInstance } from 'fastify';
import { beginSession, endSession, requestCode, spendTry } from '../database/sessions.ts';
import { bearerDigest } from '../packages/requests.ts';
import type { Parts } from '../parts.ts';
import { Refusal } from '../refusal.ts';
import { newToken, tokenDigest } from '../tokens.ts';
import { isCode } from './codes.ts';
import { addOidcRoute } from './oidcRoute.ts';
import { permittedAddress } from './permittedAddress.ts';

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
    async (request, reply) => {
      const address = permittedAddress(request.body.address, config.clerkDomains);
      await database.begin((sql) => requestCode(sql, { address }, now()));
      return reply.code(204).send();
    },
  );

  app.post<{ Body: NewSession }>(paths.session, { schema: { body: NewSession } }, async (request) => {
    const address = permittedAddress(request.body.address, config.clerkDomains);
    return signIn(parts, { address, code: request.body.code, name: request.body.name.trim() });
  });
}

interface SignInAttempt {
  readonly address: string;
  readonly code: string;
  readonly name: string;
}

async function signIn({ database, config, now }: Parts, attempt: SignInAttempt): Promise<Session> {
  const { address, code, name } = attempt;
  for (const live of await spendTry(database, { address }, now())) {
    if (!(await isCode(code, live))) continue;
    const token = newToken();
    const expiresAt = new Date(now().getTime() + config.sessionDays * DAY_MS);
    const session = { codeId: live.codeId, address, name, tokenDigest: tokenDigest(token), expiresAt };
    if (await beginSession(database, session, now())) return { token, expiresAt: expiresAt.toISOString() };
  }
  throw new Refusal('code-wrong');
}
