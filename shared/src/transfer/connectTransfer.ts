import { proxy, transfer as moving, wrap } from 'comlink';
import type { RemoteTransfer } from './exposeTransfer.ts';
import type { OnProgress, Transfer } from './transfer.ts';
import { TransferError } from './transferError.ts';

type Result<K extends keyof Transfer> = Transfer[K] extends (...args: never[]) => Promise<infer R>
  ? R
  : never;

/** The Transfer that lives in `worker` (which called `exposeTransfer`), for use on the main thread. */
export function connectTransfer(worker: Worker): Transfer {
  const remote = wrap<RemoteTransfer>(worker);
  const crashed = new Promise<never>((_, reject) => {
    worker.addEventListener('error', () => reject(new TransferError('internal')));
  });
  // A worker that dies while nobody waits is told to the next caller.
  crashed.catch(() => undefined);

  async function call<K extends keyof Transfer>(
    method: K,
    args: readonly unknown[],
    onProgress?: OnProgress,
  ): Promise<Result<K>> {
    const called = onProgress ? remote.call(method, args, proxy(onProgress)) : remote.call(method, args);
    const settled = await Promise.race([called, crashed]);
    if (settled.ok) return settled.value as Result<K>;
    throw new TransferError(settled.code, settled.problem ? { problem: settled.problem } : {});
  }

  return {
    makeClerkKey: (person) => call('makeClerkKey', [person]),
    unlockClerkKey: (sealed, recoveryCode) => call('unlockClerkKey', [sealed, recoveryCode]),
    send: (order, onProgress) => call('send', [order], onProgress),
    openAsClerk: (packageId, access) => call('openAsClerk', [packageId, access]),
    openSenderRecord: (record, clerk) => call('openSenderRecord', [record, clerk]),
    readNotice: (link) => call('readNotice', [link]),
    open: (link, password, claimToken) => call('open', [link, password, claimToken]),
    reply: (order, onProgress) => call('reply', [order], onProgress),
    readFile: (fileIndex, port, onProgress) =>
      call('readFile', moving([fileIndex, port], [port]), onProgress),
    cancel: () => call('cancel', []),
  };
}
