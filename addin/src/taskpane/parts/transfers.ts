import type { Transfer } from '@siegelpost/shared/transfer/transfer';

/**
 * Workers for what takes long: an upload, an opened answer. Each has its own while it lasts, so that two mails of a pinned
 * pane do not cancel each other or mix up what was opened last.
 */
export interface Transfers {
  lend(): Transfer;
  giveBack(transfer: Transfer): void;
}

/** `first` is there already; another one is made only where all are lent. */
export function createTransfers(first: Transfer, another: () => Transfer): Transfers {
  const free = [first];
  return {
    lend: () => free.pop() ?? another(),
    giveBack: (transfer) => void free.push(transfer),
  };
}
