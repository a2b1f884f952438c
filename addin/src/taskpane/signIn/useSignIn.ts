import type { SignInWays } from '@siegelpost/shared/api/policy';
import { useCallback, useEffect, useState } from 'react';
import type { AskedCode } from '../../keyring/keyring.ts';
import { asFailure } from '../parts/failure.ts';
import { type Access, usePane } from '../parts/pane.ts';
import type { AccessState } from './accessState.ts';
import { useClerkKey } from './useClerkKey.ts';
import { useClerkSession } from './useClerkSession.ts';
import { useHouse } from './useHouse.ts';

export interface SignIn {
  readonly state: AccessState;
  /** Of the clerk who is signed in, or was until the session ended by itself. */
  readonly access: Access | null;
  readonly suggestedAddress: string;
  /** How one may sign in; undefined until the server has said so. */
  readonly ways: SignInWays | undefined;
  readonly retry: () => void;
  /** Opens the provider's window where Outlook does not sign in by itself: to be called from a click. */
  readonly askHouse: (otherAccount: boolean) => void;
  readonly byHouse: () => void;
  readonly requestCode: (address: string) => void;
  /** Another one; those that were mailed stay good. */
  readonly codeAgain: () => void;
  readonly otherAddress: () => void;
  readonly enterCode: (code: string) => void;
  /** The clerk has the recovery code on paper. */
  readonly confirmNewKey: () => void;
  readonly enterRecoveryCode: (recoveryCode: string) => void;
}

/** A code may wait as long to be mailed as it is good for then. */
const CODE_MS = 20 * 60_000;

/** Signs the clerk in and unlocks the key; nothing is asked that this device still knows. */
export function useSignIn(): SignIn {
  const parts = usePane();
  const { keyring, mailbox, openApi } = parts;
  const [suggestedAddress, setSuggestedAddress] = useState(mailbox.person.address);
  const house = useHouse();
  const session = useClerkSession(house);
  const key = useClerkKey(session);
  const { state, setState, signedOut } = session;
  const { learnWays, silently } = house;
  const { enter } = key;

  const begin = useCallback(async () => {
    // The server is asked while the device looks up what it has; what it answers counts below.
    const learning = learnWays();
    const learned = learning.catch(() => undefined);
    const address = (await keyring.lastAddress()) ?? mailbox.person.address;
    setSuggestedAddress((await keyring.asked())?.address ?? address);
    const kept = await keyring.session(address);
    const lives = kept !== null && Date.parse(kept.expiresAt) > parts.now().getTime();
    try {
      if (lives) return await enter(address, kept, learning);
      await learning;
      const fresh = await silently();
      await (fresh ? enter(fresh.address, fresh.session) : signedOut(address, null));
    } catch (error) {
      const failure = asFailure(error);
      await learned;
      if (failure.code === 'not-signed-in' || failure.code === 'wrong-account')
        await signedOut(address, failure.code === 'wrong-account' ? failure : null);
      else setState({ step: 'unreachable', failure });
    }
  }, [enter, keyring, learnWays, mailbox, parts, setState, signedOut, silently]);

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

  async function requestCode(address: string, before: AskedCode | null): Promise<void> {
    setSuggestedAddress(address);
    setState({ step: 'address', busy: true, failure: null });
    try {
      const request = before ? { address, attempt: before.attempt } : { address };
      const { attempt } = await openApi(null).requestCode(request);
      const expiresAt = new Date(parts.now().getTime() + CODE_MS).toISOString();
      const asked = { address, attempt, expiresAt };
      await keyring.keepAsked(asked);
      setState({ step: 'code', asked, busy: false, failure: null });
    } catch (error) {
      const refused = { busy: false, failure: asFailure(error) };
      // The one that was asked for before may have come meanwhile.
      setState(before ? { step: 'code', asked: before, ...refused } : { step: 'address', ...refused });
    }
  }

  async function enterCode(confirming: AccessState & { step: 'code' }, code: string): Promise<void> {
    const { address, attempt } = confirming.asked;
    setState({ ...confirming, busy: true, failure: null });
    try {
      const fresh = await openApi(null).signIn({ address, attempt, code, name: mailbox.person.name });
      await keyring.keepSession(address, fresh);
      await enter(address, fresh);
    } catch (error) {
      setState({ ...confirming, busy: false, failure: asFailure(error) });
    }
  }

  return {
    state,
    access: session.access,
    suggestedAddress,
    ways: house.ways,
    retry() {
      setState({ step: 'loading' });
      void begin();
    },
    askHouse: (otherAccount) => void askHouse(otherAccount),
    byHouse: () => setState({ step: 'house', busy: false, failure: null }),
    requestCode: (address) => void requestCode(address, null),
    codeAgain: () => void (state.step === 'code' && requestCode(state.asked.address, state.asked)),
    otherAddress() {
      void keyring.dropAsked();
      setState({ step: 'address', busy: false, failure: null });
    },
    enterCode: (code) => void (state.step === 'code' && enterCode(state, code)),
    confirmNewKey: key.confirmNewKey,
    enterRecoveryCode: key.enterRecoveryCode,
  };
}
