import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { paths } from '@siegelpost/shared/api/paths';
import { exportSPKI, generateKeyPair, type JWTPayload, SignJWT, UnsecuredJWT } from 'jose';
import { CLIENT_ID, startIdentityProvider, type TestIdentityProvider } from '../support/identityProvider.ts';
import { startTestServer, type TestServer } from '../support/startTestServer.ts';
import { call, claimToken, clerkKey, sendPackage, signIn } from '../support/wire.ts';

const HOUR_MS = 3_600_000;
const NONCE = 'nonce-of-this-request';

let provider: TestIdentityProvider;
/** Another house at the same vendor: real tokens, foreign tenant. */
let foreign: TestIdentityProvider;
let server: TestServer;
let people = 0;

/** An account that no other test uses. */
function newAccount(changes: Record<string, unknown> = {}): string {
  const subject = `person${++people}`;
  provider.accounts[subject] = { name: 'Petra Amt', email: `${subject}@amt.example`, ...changes };
  return subject;
}

const nowSeconds = () => Math.floor(Date.now() / 1000);
const claimsOf = (subject: string, changes: Record<string, unknown> = {}): JWTPayload => ({
  iss: provider.issuer,
  sub: subject,
  aud: CLIENT_ID,
  iat: nowSeconds(),
  exp: nowSeconds() + 3600,
  nonce: NONCE,
  email: `${subject}@amt.example`,
  name: 'Petra Amt',
  ...changes,
});
const enter = (token: string, nonce: string | null = NONCE) =>
  call(server, 'POST', paths.sessionOidc, { json: nonce === null ? { token } : { token, nonce } });
const who = async (token: unknown) => (await call(server, 'GET', paths.clerk, { token: String(token) })).json;

beforeAll(async () => {
  [provider, foreign] = await Promise.all([startIdentityProvider(), startIdentityProvider()]);
  server = await startTestServer({
    env: { OIDC_ISSUERS: provider.issuer, OIDC_CLIENT_ID: CLIENT_ID, OIDC_ADDRESS_CLAIM: 'email' },
  });
});

afterAll(async () => {
  await server.stop();
  await Promise.all([provider.stop(), foreign.stop()]);
});

describe('signing in with the identity provider', () => {
  test('trades an ID token that a real provider issued by authorization code and PKCE for a session', async () => {
    const subject = newAccount();
    const answer = await enter(await provider.idToken(subject, 'fresh'), 'fresh');
    expect(answer.status).toBe(200);
    expect(await who(answer.json['token'])).toEqual({
      address: `${subject}@amt.example`,
      name: 'Petra Amt',
      key: null,
    });
  });

  test('the pane learns how from the policy', async () => {
    const { json } = await call(server, 'GET', paths.policy);
    expect(json['signIn']).toEqual({
      mailboxCode: true,
      oidc: {
        issuer: provider.issuer,
        clientId: CLIENT_ID,
        scopes: ['openid', 'profile', 'email', 'offline_access'],
        token: 'id',
      },
    });
  });

  test('its window may ask the provider for tokens, and keeps its line to the pane on the way back', async () => {
    const { headers } = await call(server, 'GET', '/pane/sign-in.html');
    expect(headers.get('cross-origin-opener-policy')).toBe('unsafe-none');
    const policy = headers.get('content-security-policy') ?? '';
    expect(/connect-src ([^;]+)/.exec(policy)?.[1]?.split(' ')).toContain(provider.issuer);
    const pane = await call(server, 'GET', '/pane/taskpane.html');
    expect(pane.headers.get('cross-origin-opener-policy')).toBe('same-origin-allow-popups');
  });

  test('the session ends after twelve hours', async () => {
    const answer = await enter(await provider.sign(claimsOf(newAccount())));
    const lives = Date.parse(String(answer.json['expiresAt'])) - Date.now();
    expect(lives).toBeGreaterThan(11.9 * HOUR_MS);
    expect(lives).toBeLessThanOrEqual(12 * HOUR_MS);
  });
});

/** One row of the table: how the token differs from a good one. */
const hostileTokens: readonly [string, (subject: string) => Promise<string>][] = [
  ['no signature (alg none)', async (subject) => new UnsecuredJWT(claimsOf(subject)).encode()],
  [
    'the public key as HMAC secret',
    async (subject) =>
      new SignJWT(claimsOf(subject))
        .setProtectedHeader({ alg: 'HS256', kid: 'first' })
        .sign(new TextEncoder().encode(await exportSPKI(provider.publicKey))),
  ],
  [
    'a signature by another key under the right key id',
    async (subject) =>
      new SignJWT(claimsOf(subject))
        .setProtectedHeader({ alg: 'RS256', kid: 'first' })
        .sign((await generateKeyPair('RS256')).privateKey),
  ],
  ['a key id nobody knows', (subject) => provider.sign(claimsOf(subject), { kid: 'second' })],
  ['another audience', (subject) => provider.sign(claimsOf(subject, { aud: 'another-program' }))],
  [
    'our audience among others, for nobody in particular',
    (subject) => provider.sign(claimsOf(subject, { aud: [CLIENT_ID, 'another-program'] })),
  ],
  [
    'another program it was given to',
    (subject) => provider.sign(claimsOf(subject, { azp: 'another-program' })),
  ],
  ['no audience', (subject) => provider.sign(claimsOf(subject, { aud: undefined }))],
  ['another issuer, signed by ours', (subject) => provider.sign(claimsOf(subject, { iss: foreign.issuer }))],
  ['a foreign tenant, all of it real', (subject) => foreign.sign(claimsOf(subject, { iss: foreign.issuer }))],
  ['our issuer, signed by a foreign tenant', (subject) => foreign.sign(claimsOf(subject))],
  [
    'an issuer that begins like ours',
    (subject) => provider.sign(claimsOf(subject, { iss: `${provider.issuer}/` })),
  ],
  ['no subject', (subject) => provider.sign(claimsOf(subject, { sub: undefined }))],
  ['no end', (subject) => provider.sign(claimsOf(subject, { exp: undefined }))],
  ['another nonce', (subject) => provider.sign(claimsOf(subject, { nonce: 'of another request' }))],
  ['no nonce, though one was asked for', (subject) => provider.sign(claimsOf(subject, { nonce: undefined }))],
  [
    'the form of a logout token',
    (subject) =>
      provider.sign(
        claimsOf(subject, { events: { 'http://schemas.openid.net/event/backchannel-logout': {} } }),
      ),
  ],
];

test.each(hostileTokens)('a token with %s is nobody (55)', async (_, forge) => {
  const answer = await enter(await forge(newAccount()));
  expect([answer.status, answer.problem]).toEqual([401, 'not-signed-in']);
});

test('the token those differ from would have been good (55)', async () => {
  expect((await enter(await provider.sign(claimsOf(newAccount())))).status).toBe(200);
});

test('a token with a nonce is refused to whoever does not know it (55)', async () => {
  expect((await enter(await provider.sign(claimsOf(newAccount())), null)).status).toBe(401);
});

test.each(['', 'x', 'a.b.c', 'eyJhbGciOiJSUzI1NiJ9.e30.AA'])(
  'what is no token (%j) is refused',
  async (token) => {
    expect([400, 401]).toContain((await enter(token)).status);
  },
);

describe('clocks that differ (56)', () => {
  test.each([
    ['expired a minute ago', { exp: -55 }, 200],
    ['expired five minutes ago', { exp: -300 }, 401],
    ['valid from in a minute', { nbf: 55 }, 200],
    ['valid from in five minutes', { nbf: 300 }, 401],
  ])('a token %s', async (_, offsets, status) => {
    const times = Object.fromEntries(
      Object.entries(offsets).map(([claim, seconds]) => [claim, nowSeconds() + seconds]),
    );
    expect((await enter(await provider.sign(claimsOf(newAccount(), times)))).status).toBe(status);
  });
});

describe('whose mailbox it is', () => {
  test('is decided once: an address that the provider names later moves nobody', async () => {
    const subject = newAccount();
    await enter(await provider.sign(claimsOf(subject)));
    const again = await enter(await provider.sign(claimsOf(subject, { email: 'chief@amt.example' })));
    expect(await who(again.json['token'])).toMatchObject({ address: `${subject}@amt.example` });
  });

  test('a clerk who signed in by mailed code before keeps mailbox and key', async () => {
    const subject = newAccount();
    await signIn(server, `${subject}@amt.example`);
    const answer = await enter(await provider.sign(claimsOf(subject)));
    expect(await who(answer.json['token'])).toMatchObject({ key: clerkKey(`${subject}@amt.example`) });
  });

  test('whoever is given the address of somebody else is refused, not let in', async () => {
    const [leaver, newcomer] = [newAccount(), newAccount()];
    await enter(await provider.sign(claimsOf(leaver)));
    const answer = await enter(await provider.sign(claimsOf(newcomer, { email: `${leaver}@amt.example` })));
    expect([answer.status, answer.problem]).toEqual([409, 'identity-taken']);
  });

  test.each([
    ['of a foreign domain', { email: 'person@elsewhere.example' }],
    ['that is missing', { email: undefined }],
    ['that is none', { email: 'a@b.example\r\nBcc: c@d.example' }],
    ['that the provider has not verified', { email_verified: false }],
    ['in another claim than the one trusted', { email: undefined, preferred_username: 'p@amt.example' }],
  ])('an address %s binds nobody', async (_, changes) => {
    const answer = await enter(await provider.sign(claimsOf(newAccount(), changes)));
    expect([answer.status, answer.problem]).toEqual([403, 'address-not-permitted']);
  });

  test('one who signs in for the first time five times at once is one person', async () => {
    const token = await provider.sign(claimsOf(newAccount()));
    const answers = await Promise.all(Array.from({ length: 5 }, () => enter(token)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
  });
});

test('a provider that is down stops new sign-ins with a sentence; sessions and downloads go on (66)', async () => {
  const alone = await startIdentityProvider();
  const host = await startTestServer({
    env: { OIDC_ISSUERS: alone.issuer, OIDC_CLIENT_ID: CLIENT_ID, OIDC_ADDRESS_CLAIM: 'email' },
  });
  const claims = claimsOf('lisa', { iss: alone.issuer });
  const json = { token: await alone.sign(claims), nonce: NONCE };
  await alone.stop();
  try {
    const refused = await call(host, 'POST', paths.sessionOidc, {
      json,
      headers: { 'accept-language': 'de' },
    });
    expect([refused.status, refused.problem]).toEqual([503, 'sign-in-unavailable']);
    expect(refused.json['title']).toMatch(/Anmeldung Ihres Hauses/);
    expect(refused.headers.get('retry-after')).toBe('30');

    await alone.start();
    const entered = await call(host, 'POST', paths.sessionOidc, { json });
    expect(entered.status).toBe(200);
    const token = String(entered.json['token']);
    await call(host, 'PUT', paths.clerkKey, { token, json: clerkKey('lisa') });
    const body = randomBytes(100_000);
    const order = await sendPackage(host, token, [body]);
    await alone.stop();

    expect((await call(host, 'GET', paths.clerk, { token })).status).toBe(200);
    const claimed = await claimToken(host, order);
    const download = await call(host, 'GET', paths.body(order.packageId, 0), { token: claimed });
    expect([download.status, Number(download.headers.get('content-length'))]).toEqual([200, body.length]);
    // Its keys are still known, so that even a sign-in goes through for a while.
    expect((await call(host, 'POST', paths.sessionOidc, { json })).status).toBe(200);
  } finally {
    await host.stop();
  }
});

test('without an identity provider there is no such way in, and the mailed code can be switched off', async () => {
  const codeOnly = await startTestServer();
  const json = { token: await provider.sign(claimsOf(newAccount())), nonce: NONCE };
  expect((await call(codeOnly, 'POST', paths.sessionOidc, { json })).status).toBe(404);
  await codeOnly.stop();
  const tokenOnly = await startTestServer({
    env: {
      ...{ OIDC_ISSUERS: provider.issuer, OIDC_CLIENT_ID: CLIENT_ID, OIDC_ADDRESS_CLAIM: 'email' },
      SIGN_IN_BY_CODE: 'off',
    },
  });
  const asked = await call(tokenOnly, 'POST', paths.sessionCode, { json: { address: 'a@amt.example' } });
  expect(asked.status).toBe(404);
  await tokenOnly.stop();
});
