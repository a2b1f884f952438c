import type { Clerk } from '@siegelpost/shared/api/clerks';
import type { PublicPolicy } from '@siegelpost/shared/api/policy';
import type { KeptSession } from '../../keyring/keyring.ts';
import type { PaneApi, PaneParts } from '../parts/pane.ts';

/** A session under way to a key. */
export interface Entry {
  readonly address: string;
  readonly session: KeptSession;
  readonly api: PaneApi;
  readonly policy: PublicPolicy;
  readonly clerk: Clerk;
}

interface Session {
  readonly address: string;
  readonly session: KeptSession;
  /** Where the server was asked for it already. */
  readonly policy: Promise<PublicPolicy> | undefined;
}

/** What a session gives access to. @throws ApiError */
export async function entryOf(
  { address, session, policy }: Session,
  { openApi }: Pick<PaneParts, 'openApi'>,
): Promise<Entry> {
  const api = openApi(session.token);
  const [known, clerk] = await Promise.all([policy ?? api.policy(), api.clerk()]);
  return { address, session, api, policy: known, clerk };
}
