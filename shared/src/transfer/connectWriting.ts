import { callsTo } from './workerCalls.ts';
import type { Writing } from './writing.ts';

/** The Writing that lives in `worker` (which called `exposeWriting`), for use on the main thread. */
export function connectWriting(worker: Worker): Writing {
  const call = callsTo<Writing>(worker);
  return {
    lookUp: (name) => call('lookUp', [name]),
    requestCode: (address, attempt) => call('requestCode', [address, attempt]),
    enterCode: (person, typed) => call('enterCode', [person, typed]),
    send: (order, onProgress) => call('send', [order], onProgress),
    unfinished: (visitor) => call('unfinished', [visitor]),
    forgetUnfinished: (visitor) => call('forgetUnfinished', [visitor]),
    cancel: () => call('cancel', []),
  };
}
