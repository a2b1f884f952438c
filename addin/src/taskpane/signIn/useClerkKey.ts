import type { ClerkKey } from '@siegelpost/shared/api/clerks';
import type { PublicPolicy } from '@siegelpost/shared/api/policy';
import { fromBase64, toBase64 } from '@siegelpost/shared/transfer/encoding';
import type { NewClerkKey } from '@siegelpost/shared/transfer/transfer';
import { useCallback, useRef } from 'react';
import type { KeptSession } from '../../keyring/keyring.ts';
import { asFailure } from '../parts/failure.ts';
import { usePane } from '../parts/pane.ts';
import { type Entry, entryOf } from './entry.ts';
import type { ClerkSession } from './useClerkSession.ts';

/** From a session to the clerk's unlocked key: this device has it, or the recovery code opens it, or it is made. */
export function useClerkKey({ state, setState, become }: ClerkSession) {
  const parts = usePane();
  const { keyring, mailbox, transfer } = parts;
  const entry = useRef<Entry>(null);

  const enter = useCallback(
    async (address: string, session: KeptSession, policy?: Promise<PublicPolicy>) => {
      const [fresh, kept] = await Promise.all([
        entryOf({ address, session, policy }, parts),
        keyring.key(address),
      ]);
      const { clerk } = fresh;
      entry.current = fresh;
      if (!clerk.key) {
        setState({ step: 'makingKey' });
        const name = clerk.name || mailbox.person.name;
        const key = await transfer.makeClerkKey({ name, address: clerk.address });
        return setState({ step: 'newKey', key, busy: false, failure: null });
      }
      if (kept?.fingerprint === clerk.key.fingerprint) return become(fresh, kept);
      setState({ step: 'recovery', busy: false, failure: null });
    },
    [become, keyring, mailbox, parts, setState, transfer],
  );

  /** Only now does the server learn of the key: a code nobody has on paper must open nothing. */
  async function storeNewKey(current: Entry, made: NewClerkKey): Promise<void> {
    setState({ step: 'newKey', key: made, busy: true, failure: null });
    try {
      await current.api.storeClerkKey(storable(made));
      await keyring.keepKey(current.address, made);
      become(current, made);
    } catch (error) {
      const failure = asFailure(error);
      // Another device was first: its key is the one.
      if (failure.code === 'key-exists') {
        entry.current = { ...current, clerk: await current.api.clerk() };
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
    enter,
    /** The clerk has the recovery code on paper. */
    confirmNewKey: () =>
      void (state.step === 'newKey' && entry.current && storeNewKey(entry.current, state.key)),
    enterRecoveryCode: (code: string) =>
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
