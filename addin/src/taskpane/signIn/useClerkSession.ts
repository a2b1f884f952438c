import { useCallback, useEffect, useRef, useState } from 'react';
import type { KeptKey } from '../../keyring/keyring.ts';
import type { Failure } from '../parts/failure.ts';
import { type Access, usePane } from '../parts/pane.ts';
import type { AccessState } from './accessState.ts';
import type { Entry } from './entry.ts';
import type { House } from './useHouse.ts';
import { useRenewal } from './useRenewal.ts';

/** The session of a clerk with an unlocked key: its beginning, its renewal and its end. */
export function useClerkSession(house: House) {
  const parts = usePane();
  const { keyring, mailbox, now, openApi } = parts;
  const [state, setState] = useState<AccessState>({ step: 'loading' });
  /** Outlives a session that ended by itself: what is on the screens behind the sign-in stays. */
  const [access, setAccess] = useState<Access | null>(null);
  const { silently, isThere, forget } = house;
  const unlocked = useRef<{ readonly entry: Entry; readonly key: KeptKey }>(null);
  const renew = useRef<() => Promise<boolean>>(async () => false);

  const signedOut = useCallback(
    async (address: string, failure: Failure | null) => {
      unlocked.current = null;
      const [asked] = await Promise.all([keyring.asked(), keyring.dropSession(address)]);
      if (asked && Date.parse(asked.expiresAt) > now().getTime())
        setState({ step: 'code', asked, busy: false, failure });
      else setState({ step: isThere() ? 'house' : 'address', busy: false, failure });
    },
    [isThere, keyring, now],
  );

  /** The server no longer knows the session: another one without a question, or the way in from its beginning. */
  const renewOrEnd = useCallback(
    async (address: string) => {
      if (!(await renew.current())) await signedOut(address, { code: 'not-signed-in', detail: '' });
    },
    [signedOut],
  );

  const become = useCallback(
    (entry: Entry, key: KeptKey) => {
      const { address, session, api, policy, clerk } = entry;
      const { certificate, privateKey } = key;
      unlocked.current = { entry, key };
      // However one came in: what was asked for on the way is of no use any more.
      void keyring.dropAsked();
      const fresh: Access = {
        sessionToken: session.token,
        clerk: { name: clerk.name || mailbox.person.name, address: clerk.address, certificate, privateKey },
        api,
        policy,
        ended: () => void renewOrEnd(address),
        signOut: (forgetKey) => {
          void api.signOut().catch(() => undefined);
          forget();
          setAccess(null);
          const forgotten = forgetKey ? keyring.dropKey(address) : Promise.resolve();
          void forgotten.then(() => signedOut(address, null));
        },
      };
      setAccess(fresh);
      setState({ step: 'ready', expiresAt: session.expiresAt });
    },
    [forget, keyring, mailbox, renewOrEnd, signedOut],
  );

  /** In the place of the session that ends; whatever is on the screen stays. */
  const renewNow = useCallback(async (): Promise<boolean> => {
    const before = unlocked.current;
    const fresh = before ? await silently().catch(() => null) : null;
    if (!before || fresh?.address !== before.entry.address) return false;
    become({ ...before.entry, session: fresh.session, api: openApi(fresh.session.token) }, before.key);
    return true;
  }, [become, openApi, silently]);
  useEffect(() => void (renew.current = renewNow), [renewNow]);
  useRenewal(state.step === 'ready' && house.ways?.oidc ? state.expiresAt : null, parts.now, renewNow);

  return { state, setState, access, become, signedOut };
}

export type ClerkSession = ReturnType<typeof useClerkSession>;
