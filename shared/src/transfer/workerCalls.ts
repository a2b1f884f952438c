import { expose, proxy, wrap } from 'comlink';
import type { OnProgress, Progress } from './transfer.ts';
import { TransferError } from './transferError.ts';

/** Progress crosses threads at most this often. */
const REPORT_EVERY_MS = 100;

/** A settled call on its way between threads: classes do not survive that way, codes do. */
type Settled =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly code: TransferError['code']; readonly problem?: TransferError['problem'] };

/** Every method of a worker's object, called by name; what reports progress travels beside the other arguments. */
interface Remote {
  call(method: string, args: readonly unknown[], onProgress?: OnProgress): Promise<Settled>;
}

/** What the methods of an interface resolve to. */
type Result<T, K extends keyof T> = T[K] extends (...args: never[]) => Promise<infer R> ? R : never;

/** Calls a method of the object that the worker gave to `answerCalls`. */
export type Caller<T> = <K extends keyof T & string>(
  method: K,
  args: readonly unknown[],
  onProgress?: OnProgress,
) => Promise<Result<T, K>>;

/** The caller's side: errors arrive as the TransferErrors they were. A worker that dies fails every call. */
export function callsTo<T>(worker: Worker): Caller<T> {
  const remote = wrap<Remote>(worker);
  const crashed = new Promise<never>((_, reject) => {
    worker.addEventListener('error', () => reject(new TransferError('internal')));
  });
  // A worker that dies while nobody waits is told to the next caller.
  crashed.catch(() => undefined);
  return async (method, args, onProgress) => {
    const called = onProgress ? remote.call(method, args, proxy(onProgress)) : remote.call(method, args);
    const settled = await Promise.race([called, crashed]);
    if (settled.ok) return settled.value as Result<T, typeof method>;
    throw new TransferError(settled.code, settled.problem ? { problem: settled.problem } : {});
  };
}

/** The worker's side, called once. The methods of `target` reject with TransferErrors. */
export function answerCalls<T extends object>(target: T): void {
  const remote: Remote = {
    async call(method, args, onProgress) {
      try {
        const work: unknown = Reflect.get(target, method);
        if (typeof work !== 'function') return { ok: false, code: 'internal' };
        const all = [...args, ...(onProgress ? [seldom(onProgress)] : [])];
        return { ok: true, value: await Reflect.apply(work, target, all) };
      } catch (error) {
        if (!(error instanceof TransferError)) return { ok: false, code: 'internal' };
        return { ok: false, code: error.code, ...(error.problem ? { problem: error.problem } : {}) };
      }
    },
  };
  expose(remote);
}

/** The first and the last report always pass, the others a few times a second. */
function seldom(onProgress: OnProgress): OnProgress {
  let last = -Infinity;
  return (progress: Progress) => {
    const now = performance.now();
    if (now - last < REPORT_EVERY_MS && progress.doneBytes < progress.totalBytes) return;
    last = now;
    onProgress(progress);
  };
}
