import type { OidcToken } from '@siegelpost/shared/api/sessions';
import type { KeptSession } from '../../keyring/keyring.ts';
import { PaneError } from '../parts/failure.ts';
import type { PaneParts } from '../parts/pane.ts';

/** A session that the house's identity provider vouched for, and whose it is. */
export interface HouseSession {
  readonly address: string;
  readonly session: KeptSession;
}

/** Trades the provider's token for a session and keeps it. @throws PaneError `wrong-account`, ApiError */
export async function houseSession(
  { openApi, mailbox, keyring }: Pick<PaneParts, 'openApi' | 'mailbox' | 'keyring'>,
  proof: OidcToken,
): Promise<HouseSession> {
  const session = await openApi(null).signInByToken(proof);
  const api = openApi(session.token);
  const { address } = await api.clerk();
  const owner = mailbox.person.address;
  // What is sent from this mailbox must not be sealed in somebody else's name.
  if (owner !== '' && owner.toLowerCase() !== address) {
    await api.signOut().catch(() => undefined);
    throw new PaneError('wrong-account', address);
  }
  await keyring.keepSession(address, session);
  return { address, session };
}
