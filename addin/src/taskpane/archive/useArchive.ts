import type { ArchiveFacts } from '@siegelpost/shared/transfer/transfer';
import { TransferError } from '@siegelpost/shared/transfer/transferError';
import { vouchingFingerprint } from '@siegelpost/shared/transfer/vouching';
import { useCallback, useEffect, useState } from 'react';
import { asFailure, type Failure } from '../parts/failure.ts';
import { useAccess, usePane } from '../parts/pane.ts';

/** Whether the authority's archive must be able to read a sending, and whether it can be sealed to. */
export type ArchiveState =
  | { readonly step: 'not-demanded' }
  | { readonly step: 'checking' }
  | { readonly step: 'known'; readonly facts: ArchiveFacts }
  /** Another key than this device has sealed to before, and nothing vouches for it. */
  | { readonly step: 'changed'; readonly facts: ArchiveFacts; readonly accept: () => void }
  | { readonly step: 'failed'; readonly failure: Failure; readonly retry: () => void };

/**
 * Looks the archive key up as soon as the level demands it, so that the clerk knows who reads along before writing on. The
 * key that vouches for it is remembered on this device; when it changes, the clerk is asked.
 */
export function useArchive(demanded: boolean): ArchiveState {
  const { transfer, keyring } = usePane();
  const { address } = useAccess().clerk;
  const [state, setState] = useState<ArchiveState>({ step: 'checking' });
  const [tries, setTries] = useState(0);
  const retry = useCallback(() => setTries((before) => before + 1), []);

  useEffect(() => {
    if (!demanded) return;
    let current = true;
    const show = (next: ArchiveState) => current && setState(next);
    const accept = (facts: ArchiveFacts) => {
      void keyring.keepArchive(address, vouchingFingerprint(facts));
      show({ step: 'known', facts });
    };
    show({ step: 'checking' });
    Promise.all([transfer.readArchive(), keyring.archive(address)])
      .then(([facts, kept]) => {
        if (kept === null || kept === vouchingFingerprint(facts)) accept(facts);
        else show({ step: 'changed', facts, accept: () => accept(facts) });
      })
      .catch((error: unknown) => show({ step: 'failed', failure: asFailure(error), retry }));
    return () => {
      current = false;
    };
  }, [demanded, transfer, keyring, address, tries, retry]);

  return demanded ? state : { step: 'not-demanded' };
}

/** Whether nothing more stands in the way of sealing. */
export function isArchiveReady({ step }: ArchiveState): boolean {
  return step === 'not-demanded' || step === 'known';
}

/** The fingerprint an order is sealed to; null where none is demanded. @throws TransferError where it is not settled */
export function orderedArchive(state: ArchiveState): string | null {
  if (state.step === 'not-demanded') return null;
  if (state.step !== 'known') throw new TransferError('archive-key-missing');
  return state.facts.fingerprint;
}
