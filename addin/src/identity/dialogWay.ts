import type { OidcSignIn } from '@siegelpost/shared/api/policy';
import { MailboxError } from '../mailbox/mailboxError.ts';
import type { Surroundings } from './chooseWay.ts';
import { readDialogMessage } from './dialogMessage.ts';
import { IdentityError, type IdentityWay } from './identityWay.ts';

/** The provider's own page in a window: authorization code and PKCE, done by the page sign-in.html of ours. */
export function dialogWay(
  oidc: OidcSignIn,
  { origin, address, askInDialog }: Pick<Surroundings, 'origin' | 'address' | 'askInDialog'>,
): IdentityWay {
  // Gone with the pane: then the window opens once more, and closes by itself while the provider remembers.
  let refreshToken: string | null = null;
  return {
    kind: 'dialog',
    async silently() {
      if (refreshToken === null) return null;
      const { renew } = await import('./openIdClient.ts');
      const renewed = await renew(oidc, refreshToken);
      refreshToken = renewed?.refreshToken ?? null;
      return renewed?.proof ?? null;
    },
    async interactively({ otherAccount }) {
      const url = new URL('/pane/sign-in.html', origin);
      if (otherAccount) url.searchParams.set('other', '1');
      else if (address) url.searchParams.set('hint', address);
      const message = readDialogMessage(await asked(askInDialog(url.href)));
      if (!message) throw new IdentityError('sign-in-failed');
      if (message.kind === 'failed') throw new IdentityError(message.code);
      refreshToken = message.refreshToken;
      return message.proof;
    },
    async forget() {
      refreshToken = null;
    },
  };
}

async function asked(answer: Promise<string>): Promise<string> {
  try {
    return await answer;
  } catch (cause) {
    if (cause instanceof MailboxError && cause.code === 'dialog-closed')
      throw new IdentityError('sign-in-cancelled', { cause });
    throw cause;
  }
}
