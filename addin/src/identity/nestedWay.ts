import type { AccountInfo, AuthenticationResult, IPublicClientApplication } from '@azure/msal-browser';
import type { OidcSignIn } from '@siegelpost/shared/api/policy';
import type { OidcToken } from '@siegelpost/shared/api/sessions';
import type { Surroundings } from './chooseWay.ts';
import { IdentityError, type IdentityWay } from './identityWay.ts';

/** MSAL as far as it is used; loaded only where it is needed. */
export type Msal = Pick<
  typeof import('@azure/msal-browser'),
  'createNestablePublicClientApplication' | 'InteractionRequiredAuthError' | 'BrowserAuthError'
>;

const CANCELLED = new Set(['user_cancelled', 'access_denied']);

/** Nested app authentication: Outlook signs in, MSAL only asks it. */
export function nestedWay(
  oidc: OidcSignIn,
  { address }: Pick<Surroundings, 'address'>,
  load: () => Promise<Msal> = () => import('./msal.ts'),
): IdentityWay {
  let started: Promise<{ msal: Msal; client: IPublicClientApplication }> | undefined;
  const start = () => (started ??= load().then(async (msal) => ({ msal, client: await open(msal, oidc) })));
  const request = { scopes: oidc.scopes, loginHint: address };
  return {
    kind: 'nested',
    async silently() {
      const { msal, client } = await start();
      try {
        const account = client.getActiveAccount();
        const result = await client.acquireTokenSilent(account ? { ...request, account } : request);
        return proofOf(oidc, result, client);
      } catch (error) {
        if (error instanceof msal.InteractionRequiredAuthError) return null;
        throw inOurWords(msal, error);
      }
    },
    async interactively({ otherAccount }) {
      const { msal, client } = await start();
      try {
        const choosing = otherAccount ? { scopes: oidc.scopes, prompt: 'select_account' } : request;
        return proofOf(oidc, await client.acquireTokenPopup(choosing), client);
      } catch (error) {
        throw inOurWords(msal, error);
      }
    },
    async forget() {
      const { client } = await start();
      const known: AccountInfo | null = client.getActiveAccount();
      client.setActiveAccount(null);
      await client.clearCache(known ? { account: known } : {});
    },
  };
}

function open(msal: Msal, { issuer, clientId }: OidcSignIn): Promise<IPublicClientApplication> {
  return msal.createNestablePublicClientApplication({
    auth: { clientId, authority: issuer.replace(/\/v2\.0\/?$/, '') },
    cache: { cacheLocation: 'memoryStorage' },
  });
}

function proofOf(
  { token }: OidcSignIn,
  { idToken, accessToken, idTokenClaims, account }: AuthenticationResult,
  client: IPublicClientApplication,
): OidcToken {
  client.setActiveAccount(account);
  if (token === 'access') return { token: accessToken };
  const nonce = Reflect.get(idTokenClaims, 'nonce');
  return typeof nonce === 'string' ? { token: idToken, nonce } : { token: idToken };
}

function inOurWords(msal: Msal, cause: unknown): IdentityError {
  const code = cause instanceof Error && 'errorCode' in cause ? String(cause.errorCode) : '';
  if (CANCELLED.has(code)) return new IdentityError('sign-in-cancelled', { cause });
  const unreachable = cause instanceof msal.BrowserAuthError && /network|timeout|timed_out/.test(code);
  return new IdentityError(unreachable ? 'sign-in-unavailable' : 'sign-in-failed', { cause });
}
