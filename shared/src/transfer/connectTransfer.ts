import { transfer as moving } from 'comlink';
import type { Transfer } from './transfer.ts';
import { callsTo } from './workerCalls.ts';

/** The Transfer that lives in `worker` (which called `exposeTransfer`), for use on the main thread. */
export function connectTransfer(worker: Worker): Transfer {
  const call = callsTo<Transfer>(worker);
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
