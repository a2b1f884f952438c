import { createApi } from '@siegelpost/shared/client/api';
import type { DialogMessage } from '../identity/dialogMessage.ts';
import { IdentityError } from '../identity/identityWay.ts';
import { beginSignIn, finishSignIn, type PendingSignIn } from '../identity/openIdClient.ts';
import { tellPane } from '../mailbox/officeDialog.ts';
import { createText, languageOf } from '../text/text.ts';

/**
 * The window of the sign-in. It is opened on the pane's own origin, as Office demands, goes to the provider, and comes back
 * with a code, which it trades for tokens and hands to the pane. It keeps nothing but the secrets of the one request.
 */
const KEY = 'siegelpost.pending-sign-in';
const here = new URL(window.location.href);
const redirectUri = here.origin + here.pathname;

void Office.onReady(async () => {
  say();
  const message = await run();
  if (message) tellPane(Office, JSON.stringify(message), here.origin);
});

async function run(): Promise<DialogMessage | undefined> {
  try {
    const { origin } = here;
    const { signIn } = await createApi({ origin, fetch: (input, init) => fetch(input, init) }).policy();
    if (!signIn.oidc) return { kind: 'failed', code: 'sign-in-failed' };
    const pending = takePending();
    if (pending) {
      return { kind: 'signed-in', ...(await finishSignIn(signIn.oidc, { here, redirectUri, pending })) };
    }
    const hint = here.searchParams.has('other') ? null : (here.searchParams.get('hint') ?? '');
    const begun = await beginSignIn(signIn.oidc, { redirectUri, hint });
    sessionStorage.setItem(KEY, JSON.stringify(begun.pending));
    window.location.replace(begun.url);
    return undefined;
  } catch (error) {
    return { kind: 'failed', code: error instanceof IdentityError ? error.code : 'sign-in-unavailable' };
  }
}

/** What was remembered, where the provider led back; gone with the reading. */
function takePending(): PendingSignIn | undefined {
  if (!here.searchParams.has('state')) return undefined;
  const kept = sessionStorage.getItem(KEY);
  sessionStorage.removeItem(KEY);
  // Written by this page alone; a wrong one fails the checks of the answer.
  return kept === null ? { verifier: '', state: '', nonce: '' } : (JSON.parse(kept) as PendingSignIn);
}

function say(): void {
  const text = createText(languageOf(navigator.language));
  document.documentElement.lang = text.language;
  const place = document.getElementById('root');
  if (place) place.textContent = text.say('signIn.window');
}
