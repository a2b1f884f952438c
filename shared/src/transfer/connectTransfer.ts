import { transfer as moving } from 'comlink';
import type { Transfer } from './transfer.ts';
import { type Caller, callsTo } from './workerCalls.ts';

/** The Transfer that lives in `worker` (which called `exposeTransfer`), for use on the main thread. */
export function connectTransfer(worker: Worker): Transfer {
  return transferOver(callsTo<Transfer>(worker));
}

/** The same with a worker that starts at the first call: until then it would only be in the way of what is shown first. */
export function connectTransferLater(startWorker: () => Worker): Transfer {
  let started: Caller<Transfer> | undefined;
  return transferOver((method, args, onProgress) => {
    started ??= callsTo<Transfer>(startWorker());
    return started(method, args, onProgress);
  });
}

function transferOver(call: Caller<Transfer>): Transfer {
  return {
    makeClerkKey: (person) => call('makeClerkKey', [person]),
    unlockClerkKey: (sealed, recoveryCode) => call('unlockClerkKey', [sealed, recoveryCode]),
    prepare: (password) => call('prepare', [password]),
    send: (order, onProgress) => call('send', [order], onProgress),
    readArchive: () => call('readArchive', []),
    openAsClerk: (packageId, access) => call('openAsClerk', [packageId, access]),
    openSenderRecord: (record, clerk) => call('openSenderRecord', [record, clerk]),
    changePassword: (change) => call('changePassword', [change]),
    readNotice: (link) => call('readNotice', [link]),
    requestCode: (link, password) => call('requestCode', [link, password]),
    open: (link, password, more) => call('open', [link, password, more]),
    reply: (order, onProgress) => call('reply', [order], onProgress),
    unfinished: () => call('unfinished', []),
    forgetUnfinished: () => call('forgetUnfinished', []),
    readFile: (fileIndex, port, onProgress) =>
      call('readFile', moving([fileIndex, port], [port]), onProgress),
    pause: () => call('pause', []),
    resume: () => call('resume', []),
    cancel: () => call('cancel', []),
  };
}
