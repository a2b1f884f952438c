import type { OidcSignIn } from '@siegelpost/shared/api/policy';
import { entraTenant } from '@siegelpost/shared/policy/entra';
import { dialogWay } from './dialogWay.ts';
import type { IdentityWay } from './identityWay.ts';
import { nestedWay } from './nestedWay.ts';

/** What the pane has of the world around it. */
export interface Surroundings {
  /** Whether this Outlook offers nested app authentication (set NestedAppAuth 1.1). */
  readonly nestedAppAuth: boolean;
  /** Scheme, host and port of the pane. */
  readonly origin: string;
  /** Whose mailbox it is: suggested to the provider, so that nobody picks another account by mistake. */
  readonly address: string;
  readonly askInDialog: (url: string) => Promise<string>;
}

/** Outlook's own account where Entra ID is the provider and Outlook hands it on; the provider's page otherwise. */
export function chooseWay(oidc: OidcSignIn, around: Surroundings): IdentityWay {
  const tenant = entraTenant(oidc.issuer);
  return tenant !== null && around.nestedAppAuth ? nestedWay(oidc, around) : dialogWay(oidc, around);
}
