import type { Clerk, ClerkKey } from '@siegelpost/shared/api/clerks';
import type { PublicPolicy, SignInWays } from '@siegelpost/shared/api/policy';
import { fromBase64, toBase64 } from '@siegelpost/shared/transfer/encoding';
import type { NewClerkKey } from '@siegelpost/shared/transfer/transfer';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { KeptKey, KeptSession } from '../../keyring/keyring.ts';
import { asFailure, type Failure } from '../parts/failure.ts';
import { type PaneApi, usePane } from '../parts/pane.ts';
import type { AccessState } from './accessState.ts';
import { useHouse } from './useHouse.ts';
import { useRenewal } from './useRenewal.ts';

/** A session under way to a key. */
interface Entry {
  readonly address: string;
  readonly session: KeptSession;
  readonly api: PaneApi;
  readonly policy: PublicPolicy;
  readonly clerk: Clerk;
}

export interface SignIn {
  readonly state: AccessState;
  readonly suggestedAddress: string;
  /** How one may sign in; undefined until the server has said so. */
  readonly ways: SignInWays | undefined;
  readonly retry: () => void;
  /** Opens the provider's window where Outlook does not sign in by itself: to be called from a click. */
  readonly askHouse: (otherAccount: boolean) => void;
  readonly byHouse: () => void;
  readonly requestCode: (address: string) => void;
  readonly otherAddress: () => void;
  readonly enterCode: (code: string) => void;
  /** The clerk has the recovery code on paper. */
  readonly confirmNewKey: () => void;
  readonly enterRecoveryCode: (recoveryCode: string) => void;
}

/** Signs the clerk in and unlocks the key; nothing is asked that this device still knows. */
export function useSignIn(): SignIn {
  const parts = usePane();
  const { keyring, mailbox, openApi, transfer } = parts;
  const [state, setState] = useState<AccessState>({ step: 'loading' });
  const [suggestedAddress, setSuggestedAddress] = useState(mailbox.person.address);
  const house = useHouse();
  const { learnWays, silently, isThere, forget } = house;
  const entry = useRef<Entry>(null);
  const unlocked = useRef<KeptKey>(null);
  const renew = useRef<() => Promise<boolean>>(async () => false);

  const signedOut = useCallback(
    async (address: string, failure: Failure | null) => {
      await keyring.dropSession(address);
      entry.current = null;
      setState({ step: isThere() ? 'house' : 'address', busy: false, failure });
    },
    [isThere, keyring],
  );

  /** The server no longer knows the session: another one without a question, or the way in from its beginning. */
  const renewOrEnd = useCallback(
    async (address: string) => {
      if (!(await renew.current())) await signedOut(address, { code: 'not-signed-in', detail: '' });
    },
    [signedOut],
  );

  const become = useCallback(
    (current: Entry, key: KeptKey) => {
      const { address, session, api, policy, clerk } = current;
      entry.current = current;
      unlocked.current = key;
      const name = clerk.name || mailbox.person.name;
      setState({
        step: 'ready',
        expiresAt: session.expiresAt,
        access: {
          sessionToken: session.token,
          clerk: { name, address: clerk.address, certificate: key.certificate, privateKey: key.privateKey },
          api,
          policy,
          ended: () => void renewOrEnd(address),
          signOut: (forgetKey) => {
            void api.signOut().catch(() => undefined);
            forget();
            const forgotten = forgetKey ? keyring.dropKey(address) : Promise.resolve();
            void forgotten.then(() => signedOut(address, null));
          },
        },
      });
    },
    [forget, keyring, mailbox, renewOrEnd, signedOut],
  );

  /** In the place of the session that ends; whatever is on the screen stays. */
  const renewNow = useCallback(async (): Promise<boolean> => {
    const { current } = entry;
    const key = unlocked.current;
    const fresh = current && key ? await silently().catch(() => null) : null;
    if (!current || !key || fresh?.address !== current.address) return false;
    become({ ...current, session: fresh.session, api: openApi(fresh.session.token) }, key);
    return true;
  }, [become, openApi, silently]);
  useEffect(() => void (renew.current = renewNow), [renewNow]);
  useRenewal(state.step === 'ready' && house.ways?.oidc ? state.expiresAt : null, parts.now, renewNow);

  const enter = useCallback(
    async (address: string, session: KeptSession) => {
      const api = openApi(session.token);
      const [policy, clerk] = await Promise.all([api.policy(), api.clerk()]);
      const fresh: Entry = { address, session, api, policy, clerk };
      entry.current = fresh;
      if (!clerk.key) {
        setState({ step: 'makingKey' });
        const key = await transfer.makeClerkKey({
          name: clerk.name || mailbox.person.name,
          address: clerk.address,
        });
        return setState({ step: 'newKey', key, busy: false, failure: null });
      }
      const kept = await keyring.key(address);
      if (kept?.fingerprint === clerk.key.fingerprint) return become(fresh, kept);
      setState({ step: 'recovery', busy: false, failure: null });
    },
    [become, keyring, mailbox, openApi, transfer],
  );

  const begin = useCallback(async () => {
    const address = (await keyring.lastAddress()) ?? mailbox.person.address;
    setSuggestedAddress(address);
    const session = await keyring.session(address);
    const lives = session !== null && Date.parse(session.expiresAt) > parts.now().getTime();
    try {
      await learnWays();
      if (lives) return await enter(address, session);
      const fresh = await silently();
      await (fresh ? enter(fresh.address, fresh.session) : signedOut(address, null));
    } catch (error) {
      const failure = asFailure(error);
      if (failure.code === 'not-signed-in' || failure.code === 'wrong-account')
        await signedOut(address, failure.code === 'wrong-account' ? failure : null);
      else setState({ step: 'unreachable', failure });
    }
  }, [enter, keyring, learnWays, mailbox, parts, signedOut, silently]);

  useEffect(() => void Promise.resolve().then(begin), [begin]);

  async function askHouse(otherAccount: boolean): Promise<void> {
    setState({ step: 'house', busy: true, failure: null });
    try {
      const fresh = await house.ask(otherAccount);
      if (fresh) await enter(fresh.address, fresh.session);
    } catch (error) {
      setState({ step: 'house', busy: false, failure: asFailure(error) });
    }
  }

  async function requestCode(address: string): Promise<void> {
    setSuggestedAddress(address);
    setState({ step: 'address', busy: true, failure: null });
    try {
      await openApi(null).requestCode(address);
      setState({ step: 'code', address, busy: false, failure: null });
    } catch (error) {
      setState({ step: 'address', busy: false, failure: asFailure(error) });
    }
  }

  async function enterCode(address: string, code: string): Promise<void> {
    setState({ step: 'code', address, busy: true, failure: null });
    try {
      const session = await openApi(null).signIn({ address, code, name: mailbox.person.name });
      await keyring.keepSession(address, session);
      await enter(address, session);
    } catch (error) {
      setState({ step: 'code', address, busy: false, failure: asFailure(error) });
    }
  }

  /** Only now does the server learn of the key: a code nobody has on paper must open nothing. */
  async function storeNewKey({ address, api, ...rest }: Entry, made: NewClerkKey): Promise<void> {
    setState({ step: 'newKey', key: made, busy: true, failure: null });
    try {
      await api.storeClerkKey(storable(made));
      await keyring.keepKey(address, made);
      become({ address, api, ...rest }, made);
    } catch (error) {
      const failure = asFailure(error);
      // Another device was first: its key is the one.
      if (failure.code === 'key-exists') {
        entry.current = { address, api, ...rest, clerk: await api.clerk() };
        setState({ step: 'recovery', busy: false, failure });
      } else setState({ step: 'newKey', key: made, busy: false, failure });
    }
  }

  async function unlock(current: Entry, key: ClerkKey, recoveryCode: string): Promise<void> {
    setState({ step: 'recovery', busy: true, failure: null });
    try {
      const privateKey = await transfer.unlockClerkKey(fromBase64(key.sealedPrivateKey), recoveryCode);
      const unlocked = { fingerprint: key.fingerprint, certificate: fromBase64(key.certificate), privateKey };
      await keyring.keepKey(current.address, unlocked);
      become(current, unlocked);
    } catch (error) {
      setState({ step: 'recovery', busy: false, failure: asFailure(error) });
    }
  }

  return {
    state,
    suggestedAddress,
    ways: house.ways,
    retry() {
      setState({ step: 'loading' });
      void begin();
    },
    askHouse: (otherAccount) => void askHouse(otherAccount),
    byHouse: () => setState({ step: 'house', busy: false, failure: null }),
    requestCode: (address) => void requestCode(address),
    otherAddress: () => setState({ step: 'address', busy: false, failure: null }),
    enterCode: (code) => void (state.step === 'code' && enterCode(state.address, code)),
    confirmNewKey: () =>
      void (state.step === 'newKey' && entry.current && storeNewKey(entry.current, state.key)),
    enterRecoveryCode: (code) =>
      void (entry.current?.clerk.key && unlock(entry.current, entry.current.clerk.key, code)),
  };
}

function storable(made: NewClerkKey): ClerkKey {
  return {
    fingerprint: made.fingerprint,
    certificate: toBase64(made.certificate),
    sealedPrivateKey: toBase64(made.sealedPrivateKey),
  };
}
