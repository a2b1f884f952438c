import { createRemoteJWKSet, errors, type JWTVerifyGetKey } from 'jose';
import { Type } from 'typebox';
import { Check } from 'typebox/value';
import { Refusal } from '../refusal.ts';

const ANSWER_WITHIN_MS = 5_000;
const RETRY_SECONDS = 30;

/** The public keys of one identity provider, fetched when first needed and kept for ten minutes. */
export interface IdentityProvider {
  readonly issuer: string;
  /** Finds the key of a token. @throws Refusal `sign-in-unavailable` where the provider cannot be asked */
  readonly key: JWTVerifyGetKey;
}

/** What of the discovery document (OpenID Connect Discovery 1.0 §3) is used. */
const Discovery = Type.Object({ issuer: Type.String(), jwks_uri: Type.String({ pattern: '^https?://' }) });

export function identityProvider(issuer: string): IdentityProvider {
  let keys: Promise<JWTVerifyGetKey> | undefined;
  const knownKeys = () => {
    keys ??= discoverKeys(issuer).catch((cause: unknown) => {
      // The next token asks again.
      keys = undefined;
      throw cause;
    });
    return keys;
  };
  return {
    issuer,
    async key(header, token) {
      try {
        return await (
          await knownKeys()
        )(header, token);
      } catch (cause) {
        // A key that is not there is the token's fault; anything else is the provider's.
        if (cause instanceof errors.JWKSNoMatchingKey || cause instanceof errors.JWKSMultipleMatchingKeys)
          throw cause;
        throw new Refusal('sign-in-unavailable', { retryAfterSeconds: RETRY_SECONDS }, { cause });
      }
    },
  };
}

async function discoverKeys(issuer: string): Promise<JWTVerifyGetKey> {
  const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const response = await fetch(address, {
    redirect: 'error',
    signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
  });
  const document: unknown = await response.json();
  if (!Check(Discovery, document) || document.issuer !== issuer)
    throw new TypeError('the discovery document is not that of the configured issuer');
  return createRemoteJWKSet(new URL(document.jwks_uri), { timeoutDuration: ANSWER_WITHIN_MS });
}
