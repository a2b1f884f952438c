/**
 * The runtime of classic Outlook on Windows has timers and `fetch` but is no browser, and neither ES2016 nor office-js
 * declares them.
 */
declare function setTimeout(work: () => void, milliseconds: number): number;
declare function clearTimeout(timer: number): void;
declare function fetch(
  url: string,
  options: { readonly cache: 'no-store'; readonly credentials: 'omit' },
): Promise<{ readonly ok: boolean; json(): Promise<unknown> }>;

/** Calls `done` once: with what `work` answers, or with `otherwise` when it is late, or throws. */
export function within<T>(
  milliseconds: number,
  otherwise: T,
  work: (answer: (value: T) => void) => void,
  done: (value: T) => void,
): void {
  let answered = false;
  const answer = (value: T) => {
    if (answered) return;
    answered = true;
    clearTimeout(timer);
    done(value);
  };
  const timer = setTimeout(() => answer(otherwise), milliseconds);
  try {
    work(answer);
  } catch {
    answer(otherwise);
  }
}

/** The JSON at an address; undefined where there is none to be had. */
export function fetchJson(url: string, done: (value: unknown) => void): void {
  fetch(url, { cache: 'no-store', credentials: 'omit' })
    .then((response) => (response.ok ? response.json() : undefined))
    // eslint-disable-next-line promise/no-callback-in-promise -- this is where promises end: the handlers know none
    .then(done, () => done(undefined));
}
