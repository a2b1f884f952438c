import { Address } from '@siegelpost/shared/api/encodings';
import type { OidcToken } from '@siegelpost/shared/api/sessions';
import { entraTenant } from '@siegelpost/shared/policy/entra';
import { decodeJwt, type JWTPayload, jwtVerify } from 'jose';
import { Check } from 'typebox/value';
import type { OidcConfig } from '../config.ts';
import { Refusal } from '../refusal.ts';
import type { IdentityProvider } from './identityProvider.ts';

/** Asymmetric ones only: with HMAC a public key would be the secret, and `none` is no signature. */
const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'];
const CLOCK_SKEW_SECONDS = 60;

/** Somebody an identity provider vouches for. */
export interface Identity {
  readonly issuer: string;
  readonly subject: string;
  /** The mailbox, in lower case, as far as the provider is trusted to name it; undefined where it names none. */
  readonly address: string | undefined;
  readonly name: string;
}

/** Who a token speaks of. @throws Refusal `not-signed-in` for every fault of the token, `sign-in-unavailable` */
export async function readIdentity(
  { token, nonce }: OidcToken,
  config: OidcConfig,
  providers: readonly IdentityProvider[],
  now: Date,
): Promise<Identity> {
  const provider = providers.find(({ issuer }) => issuer === claimedIssuer(token));
  if (!provider) throw new Refusal('not-signed-in');
  const claims = await verify(token, config, provider, now);
  if (claims['nonce'] !== nonce) throw new Refusal('not-signed-in');
  refuseForeignParty(claims, config);
  return { ...person(claims, provider.issuer), address: addressOf(claims, config), name: nameOf(claims) };
}

/** Not verified yet: it only chooses whose keys are asked, out of those that are configured. */
function claimedIssuer(token: string): string | undefined {
  try {
    return decodeJwt(token).iss;
  } catch {
    return undefined;
  }
}

async function verify(
  token: string,
  { audience }: OidcConfig,
  { issuer, key }: IdentityProvider,
  now: Date,
): Promise<JWTPayload> {
  try {
    const { payload } = await jwtVerify(token, key, {
      issuer,
      audience,
      algorithms: ALGORITHMS,
      clockTolerance: CLOCK_SKEW_SECONDS,
      currentDate: now,
      requiredClaims: ['iss', 'sub', 'aud', 'exp', 'iat'],
    });
    return payload;
  } catch (cause) {
    if (cause instanceof Refusal) throw cause;
    throw new Refusal('not-signed-in', {}, { cause });
  }
}

/** A token for several audiences, or one that another program got, was not made for signing in here. */
function refuseForeignParty(claims: JWTPayload, { clientId }: OidcConfig): void {
  const party = claims['azp'] ?? claims['appid'];
  if (Array.isArray(claims.aud) && claims.aud.length > 1 && party === undefined)
    throw new Refusal('not-signed-in');
  if (party !== undefined && party !== clientId) throw new Refusal('not-signed-in');
  // Back-channel logout tokens are signed by the same keys.
  if ('events' in claims) throw new Refusal('not-signed-in');
}

/**
 * Entra ID makes another `sub` for every program and token version; `tid` and `oid` are the person's own. The tenant must
 * be that of the issuer, whatever the token says besides.
 */
function person(claims: JWTPayload, issuer: string): { readonly issuer: string; readonly subject: string } {
  const tenant = entraTenant(issuer);
  if (tenant === null) return { issuer, subject: claims.sub ?? '' };
  const { tid, oid } = claims;
  if (tid !== tenant || typeof oid !== 'string') throw new Refusal('not-signed-in');
  return { issuer: `entra:${tenant}`, subject: oid };
}

function addressOf(claims: JWTPayload, { addressClaim }: OidcConfig): string | undefined {
  const address = claims[addressClaim];
  // What the provider itself has not verified is a wish.
  if (addressClaim === 'email' && claims['email_verified'] === false) return undefined;
  return Check(Address, address) ? address.toLowerCase() : undefined;
}

function nameOf({ name }: JWTPayload): string {
  return typeof name === 'string'
    ? name
        .replaceAll(/[\p{Cc}\u2028\u2029]/gu, '')
        .trim()
        .slice(0, 200)
    : '';
}
