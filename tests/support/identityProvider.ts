import { createHash, randomBytes } from 'node:crypto';
import { createServer as createPlainServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import { type Context, Provider } from 'oidc-provider';

export const CLIENT_ID = 'siegelpost-pane';
const SCOPES = 'openid profile email offline_access';

/** Somebody with an account at the identity provider; the user name is the subject. */
export interface Account {
  readonly name: string;
  readonly email: string;
  readonly email_verified?: boolean;
}

/** A real OpenID provider with accounts, on a free port of this machine. */
export interface TestIdentityProvider {
  readonly issuer: string;
  readonly accounts: Record<string, Account>;
  /** Signs in by authorization code and PKCE, as a browser does; answers the ID token of the nonce. */
  idToken(subject: string, nonce: string): Promise<string>;
  /** Any claims, signed by the provider's own key. */
  sign(claims: JWTPayload, header?: { readonly alg?: string; readonly kid?: string }): Promise<string>;
  /** The provider's public key as everybody can fetch it. */
  readonly publicKey: CryptoKey;
  /** Lets the pane at this address sign in, too. */
  redirectTo(uri: string): void;
  /** Takes it from the net, and puts it back. */
  stop(): Promise<void>;
  start(): Promise<void>;
}

export interface IdentityProviderOptions {
  readonly tls?: { readonly cert: string; readonly key: string };
}

const REDIRECT_URI = 'https://pane.example/pane/sign-in.html';

export async function startIdentityProvider(
  options: IdentityProviderOptions = {},
): Promise<TestIdentityProvider> {
  const { tls } = options;
  const accounts: Record<string, Account> = {};
  const keys = await generateKeyPair('RS256', { extractable: true });
  let answer: RequestListener = (_, response) => void response.end();
  const listen = (): Server =>
    tls ? createTlsServer(tls, (...all) => answer(...all)) : createPlainServer((...all) => answer(...all));
  let server = listen();
  await open(server, 0);
  const { port } = server.address() as AddressInfo;
  const issuer = `${tls ? 'https' : 'http'}://localhost:${port}`;
  const jwk = { ...(await exportJWK(keys.privateKey)), kid: 'first', use: 'sig', alg: 'RS256' };
  const redirectTo = (...uris: readonly string[]) => {
    answer = new Provider(issuer, configuration(accounts, jwk, uris)).callback();
  };
  redirectTo(REDIRECT_URI);
  return {
    issuer,
    accounts,
    publicKey: keys.publicKey,
    idToken: (subject, nonce) => signInByCode(issuer, subject, nonce),
    sign: (claims, header) =>
      new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'first', ...header }).sign(keys.privateKey),
    redirectTo: (uri) => redirectTo(REDIRECT_URI, uri),
    stop: () => shut(server),
    async start() {
      server = listen();
      await open(server, port);
    },
  };
}

function configuration(
  accounts: Readonly<Record<string, Account>>,
  jwk: object,
  redirectUris: readonly string[],
) {
  return {
    jwks: { keys: [jwk] },
    clients: [
      {
        client_id: CLIENT_ID,
        token_endpoint_auth_method: 'none',
        redirect_uris: [...redirectUris],
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
      },
    ],
    cookies: { keys: [randomBytes(16).toString('hex')] },
    scopes: SCOPES.split(' '),
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    conformIdTokenClaims: false,
    clientBasedCORS: () => true,
    issueRefreshToken: () => true,
    findAccount: (_: unknown, accountId: string) =>
      accounts[accountId] && { accountId, claims: () => ({ sub: accountId, ...accounts[accountId] }) },
    // Whoever runs the house agreed for everybody: no question after the password.
    async loadExistingGrant({ oidc: { provider, client, session } }: Context) {
      const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
      grant.addOIDCScope(SCOPES);
      await grant.save();
      return grant;
    },
  };
}

async function signInByCode(issuer: string, subject: string, nonce: string): Promise<string> {
  const verifier = randomBytes(32).toString('base64url');
  const request = new URLSearchParams({
    client_id: CLIENT_ID,
    redirect_uri: REDIRECT_URI,
    response_type: 'code',
    scope: SCOPES,
    nonce,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  });
  const jar = new Map<string, string>();
  const asking = await visit(jar, `${issuer}/auth?${request.toString()}`);
  const form = new URLSearchParams({ prompt: 'login', login: subject, password: 'any' });
  const resumed = await visit(jar, new URL(asking, issuer).href, form);
  const back = new URL(await visit(jar, new URL(resumed, issuer).href));
  const answer = await fetch(`${issuer}/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: CLIENT_ID,
      redirect_uri: REDIRECT_URI,
      code: back.searchParams.get('code') ?? '',
      code_verifier: verifier,
    }),
  });
  const { id_token: idToken } = (await answer.json()) as { id_token?: string };
  if (!idToken) throw new Error('The identity provider gave no ID token.');
  return idToken;
}

/** One step of the way; answers where it leads. */
async function visit(jar: Map<string, string>, url: string, form?: URLSearchParams): Promise<string> {
  const response = await fetch(url, {
    redirect: 'manual',
    headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
    ...(form ? { method: 'POST', body: form } : {}),
  });
  for (const line of response.headers.getSetCookie()) {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    jar.set(name, value);
  }
  const next = response.headers.get('location');
  if (next === null) throw new Error(`The identity provider answered ${response.status} and led nowhere.`);
  return next;
}

function open(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, 'localhost', resolve);
  });
}

function shut(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
