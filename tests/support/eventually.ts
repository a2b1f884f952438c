import { setTimeout as delay } from 'node:timers/promises';

const EVERY_MS = 20;

/** Waits until `find` finds something, or says that it holds. @throws Error when it has not after `withinMs` */
export async function eventually<T>(
  find: () => T | false | undefined | Promise<T | false | undefined>,
  withinMs = 60_000,
): Promise<T> {
  const end = Date.now() + withinMs;
  while (Date.now() < end) {
    const found = await find();
    if (found !== undefined && found !== false) return found;
    await delay(EVERY_MS);
  }
  throw new Error(`What the test waits for did not happen within ${withinMs / 1000} s.`);
}
