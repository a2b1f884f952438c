import type { PublicPolicy } from '@siegelpost/shared/api/policy';
import type { Api } from '@siegelpost/shared/client/api';
import type { ClerkIdentity, Transfer } from '@siegelpost/shared/transfer/transfer';
import { createContext, useContext } from 'react';
import type { Keyring } from '../../keyring/keyring.ts';
import type { Mailbox } from '../../mailbox/mailbox.ts';
import type { Text } from '../../text/text.ts';
import type { Transfers } from './transfers.ts';

/** The calls the pane makes itself; everything secret goes through Transfer. */
export type PaneApi = Pick<
  Api,
  | 'policy'
  | 'requestCode'
  | 'signIn'
  | 'signInByToken'
  | 'signOut'
  | 'clerk'
  | 'storeClerkKey'
  | 'quotaLeft'
  | 'conversations'
  | 'conversation'
  | 'activate'
  | 'recall'
  | 'unlock'
  | 'ownDropIn'
  | 'switchDropIn'
  | 'extend'
  | 'events'
>;

/** Everything outside the screens, built once in main.tsx. */
export interface PaneParts {
  readonly mailbox: Mailbox;
  /** For what is done at once. */
  readonly transfer: Transfer;
  readonly transfers: Transfers;
  readonly keyring: Keyring;
  readonly text: Text;
  /** The server's address, which links begin with. */
  readonly origin: string;
  readonly openApi: (sessionToken: string | null) => PaneApi;
  readonly now: () => Date;
  readonly newPassword: () => string;
}

/** A clerk who is signed in, with the unlocked key. */
export interface Access {
  readonly sessionToken: string;
  readonly clerk: ClerkIdentity;
  readonly api: PaneApi;
  readonly policy: PublicPolicy;
  /** The server no longer knows the session. */
  readonly ended: () => void;
  readonly signOut: (forgetKey: boolean) => void;
}

export const PaneContext = createContext<PaneParts | null>(null);
export const AccessContext = createContext<Access | null>(null);

/** The parts, inside the pane. */
export function usePane(): PaneParts {
  const parts = useContext(PaneContext);
  if (!parts) throw new TypeError('only inside PaneContext');
  return parts;
}

/** The signed-in clerk, inside the screens behind the sign-in. */
export function useAccess(): Access {
  const access = useContext(AccessContext);
  if (!access) throw new TypeError('only inside AccessContext');
  return access;
}
