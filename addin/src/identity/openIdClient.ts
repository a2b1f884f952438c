import type { OidcSignIn } from '@siegelpost/shared/api/policy';
import type { OidcToken } from '@siegelpost/shared/api/sessions';
import {
  authorizationCodeGrantRequest,
  AuthorizationResponseError,
  type AuthorizationServer,
  calculatePKCECodeChallenge,
  type Client,
  discoveryRequest,
  generateRandomCodeVerifier,
  generateRandomNonce,
  generateRandomState,
  getValidatedIdTokenClaims,
  None,
  processAuthorizationCodeResponse,
  processDiscoveryResponse,
  processRefreshTokenResponse,
  refreshTokenGrantRequest,
  ResponseBodyError,
  type TokenEndpointResponse,
  validateAuthResponse,
} from 'oauth4webapi';
import { IdentityError } from './identityWay.ts';

/** What must be remembered while the person is at the provider's page. */
export interface PendingSignIn {
  readonly verifier: string;
  readonly state: string;
  readonly nonce: string;
}

/** What the provider gave. */
export interface Granted {
  readonly proof: OidcToken;
  readonly refreshToken: string | null;
}

export interface BeginOptions {
  readonly redirectUri: string;
  /** The account to suggest; null to have the person choose one. */
  readonly hint: string | null;
}

/** The address of the provider's page, and what to remember until it leads back. @throws IdentityError */
export async function beginSignIn(
  oidc: OidcSignIn,
  { redirectUri, hint }: BeginOptions,
): Promise<{ url: URL; pending: PendingSignIn }> {
  const server = await discover(oidc);
  if (!server.authorization_endpoint) throw new IdentityError('sign-in-failed');
  const pending = {
    verifier: generateRandomCodeVerifier(),
    state: generateRandomState(),
    nonce: generateRandomNonce(),
  };
  const url = new URL(server.authorization_endpoint);
  const query = {
    client_id: oidc.clientId,
    redirect_uri: redirectUri,
    response_type: 'code',
    scope: oidc.scopes.join(' '),
    code_challenge: await calculatePKCECodeChallenge(pending.verifier),
    code_challenge_method: 'S256',
    state: pending.state,
    nonce: pending.nonce,
    // `select_account` would say it better, but not every provider knows it.
    ...(hint === null ? { prompt: 'login' } : { login_hint: hint }),
  };
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  return { url, pending };
}

/** Trades the code in the address for tokens; state, nonce, issuer and PKCE are checked. @throws IdentityError */
export async function finishSignIn(
  oidc: OidcSignIn,
  { here, redirectUri, pending }: { here: URL; redirectUri: string; pending: PendingSignIn },
): Promise<Granted> {
  const server = await discover(oidc);
  const client = clientOf(oidc);
  try {
    const answer = validateAuthResponse(server, client, here, pending.state);
    const response = await authorizationCodeGrantRequest(
      server,
      client,
      None(),
      answer,
      redirectUri,
      pending.verifier,
    );
    const tokens = await processAuthorizationCodeResponse(server, client, response, {
      expectedNonce: pending.nonce,
      requireIdToken: true,
    });
    return granted(oidc, tokens);
  } catch (cause) {
    throw inOurWords(cause);
  }
}

/** New tokens without a question; null where the provider wants to see the person. @throws IdentityError */
export async function renew(oidc: OidcSignIn, refreshToken: string): Promise<Granted | null> {
  const server = await discover(oidc);
  const client = clientOf(oidc);
  try {
    const response = await refreshTokenGrantRequest(server, client, None(), refreshToken);
    const tokens = await processRefreshTokenResponse(server, client, response);
    const renewed = granted(oidc, tokens);
    return { ...renewed, refreshToken: renewed.refreshToken ?? refreshToken };
  } catch (cause) {
    if (cause instanceof ResponseBodyError) return null;
    throw inOurWords(cause);
  }
}

async function discover({ issuer }: OidcSignIn): Promise<AuthorizationServer> {
  try {
    const address = new URL(issuer);
    return await processDiscoveryResponse(address, await discoveryRequest(address));
  } catch (cause) {
    throw new IdentityError('sign-in-unavailable', { cause });
  }
}

const clientOf = ({ clientId }: OidcSignIn): Client => ({ client_id: clientId });

function granted({ token }: OidcSignIn, tokens: TokenEndpointResponse): Granted {
  const refreshToken = tokens.refresh_token ?? null;
  if (token === 'access') return { proof: { token: tokens.access_token }, refreshToken };
  if (!tokens.id_token) throw new IdentityError('sign-in-failed');
  const nonce = getValidatedIdTokenClaims(tokens)?.nonce;
  return { proof: { token: tokens.id_token, ...(nonce === undefined ? {} : { nonce }) }, refreshToken };
}

function inOurWords(cause: unknown): IdentityError {
  if (cause instanceof IdentityError) return cause;
  if (cause instanceof AuthorizationResponseError && cause.error === 'access_denied')
    return new IdentityError('sign-in-cancelled', { cause });
  // `fetch` itself: no line, or the provider lets our origin not ask.
  if (cause instanceof TypeError) return new IdentityError('sign-in-unavailable', { cause });
  return new IdentityError('sign-in-failed', { cause });
}
