import type { Transfer } from '@siegelpost/shared/transfer/transfer';
import { useEffect } from 'react';

/** The form comes first, and a switch that is flipped back at once costs nothing. */
const WAIT_MS = 300;

/** Stretches the password of the next sending while the form is being filled in, so that the click does not wait for it. */
export function usePreparation(password: string | null, filling: boolean, transfer: Transfer): void {
  useEffect(() => {
    if (!filling) return;
    // What fails here is tried again by the sending itself, which can say so.
    const waiting = setTimeout(() => void transfer.prepare(password).catch(() => undefined), WAIT_MS);
    return () => clearTimeout(waiting);
  }, [transfer, password, filling]);
}
