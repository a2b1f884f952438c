import { expect, test } from '@jest/globals';
import {
  BrowserAuthError,
  type Configuration,
  createNestablePublicClientApplication,
  InteractionRequiredAuthError,
  type IPublicClientApplication,
} from '@azure/msal-browser';
import { type Msal, nestedWay } from './nestedWay.ts';

const OIDC = {
  issuer: 'https://login.microsoftonline.com/11111111-2222-3333-4444-555555555555/v2.0',
  clientId: 'pane',
  scopes: ['openid', 'profile'],
  token: 'id' as const,
};
const ACCOUNT = { homeAccountId: 'h', environment: 'e', tenantId: 't', username: 'u', localAccountId: 'l' };
const RESULT = {
  idToken: 'id.token.x',
  accessToken: 'access.token.x',
  idTokenClaims: { nonce: 'n' },
  account: ACCOUNT,
};

interface Asked {
  readonly call: string;
  readonly request: unknown;
}

/** MSAL with its own errors, and a client that answers as Outlook would; Microsoft itself is not here. */
function msalThat(answers: Partial<Record<'silent' | 'popup', unknown>>) {
  const asked: Asked[] = [];
  const answer = (call: 'silent' | 'popup', request: unknown) => {
    asked.push({ call, request });
    const given = answers[call];
    return given instanceof Error ? Promise.reject(given) : Promise.resolve(given);
  };
  let active: unknown = null;
  const client = {
    getActiveAccount: () => active,
    setActiveAccount: (account: unknown) => void (active = account),
    acquireTokenSilent: (request: unknown) => answer('silent', request),
    acquireTokenPopup: (request: unknown) => answer('popup', request),
    clearCache: async () => undefined,
  };
  const configurations: Configuration[] = [];
  const msal: Msal = {
    BrowserAuthError,
    InteractionRequiredAuthError,
    createNestablePublicClientApplication: async (configuration) => {
      configurations.push(configuration);
      return client as unknown as IPublicClientApplication;
    },
  };
  return { load: async () => msal, asked, configurations };
}

const AROUND = { address: 'max@stadt.example' };

test('Outlook is asked silently, for the owner of the mailbox, in the tenant, and nothing is kept on the device', async () => {
  const { load, asked, configurations } = msalThat({ silent: RESULT });
  expect(await nestedWay(OIDC, AROUND, load).silently()).toEqual({ token: 'id.token.x', nonce: 'n' });
  expect(asked).toEqual([
    { call: 'silent', request: { scopes: OIDC.scopes, loginHint: 'max@stadt.example' } },
  ]);
  expect(configurations).toEqual([
    {
      auth: {
        clientId: 'pane',
        authority: 'https://login.microsoftonline.com/11111111-2222-3333-4444-555555555555',
      },
      cache: { cacheLocation: 'memoryStorage' },
    },
  ]);
});

test('where the person must act, silence gives nothing and the click asks', async () => {
  const { load, asked } = msalThat({
    silent: new InteractionRequiredAuthError('interaction_required', 'correlation'),
    popup: RESULT,
  });
  const way = nestedWay({ ...OIDC, token: 'access' }, AROUND, load);
  expect(await way.silently()).toBeNull();
  expect(await way.interactively({ otherAccount: false })).toEqual({ token: 'access.token.x' });
  expect(asked.map(({ call }) => call)).toEqual(['silent', 'popup']);
});

test('another account is chosen by hand', async () => {
  const { load, asked } = msalThat({ popup: RESULT });
  await nestedWay(OIDC, AROUND, load).interactively({ otherAccount: true });
  expect(asked[0]?.request).toEqual({ scopes: OIDC.scopes, prompt: 'select_account' });
});

test.each([
  ['user_cancelled', 'sign-in-cancelled'],
  ['no_network_connectivity', 'sign-in-unavailable'],
  ['invalid_grant', 'sign-in-failed'],
])('MSAL says %s: %s', async (errorCode, code) => {
  const { load } = msalThat({ popup: new BrowserAuthError(errorCode, 'correlation') });
  await expect(nestedWay(OIDC, AROUND, load).interactively({ otherAccount: false })).rejects.toMatchObject({
    code,
  });
});

test('the library has what is used of it', () => {
  expect(typeof createNestablePublicClientApplication).toBe('function');
});
