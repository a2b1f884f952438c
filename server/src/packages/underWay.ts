import type { PackageId } from '@siegelpost/shared/api/ids';
import { Refusal } from '../refusal.ts';
import type { Principal } from './principal.ts';

/** Our own clients send six parts at once; as many again may still be ending after their line was cut. */
export const MOST_PARTS = 12;
/** Our own clients fetch three parts of a file at once, and save as many files at once as are asked for: room for 32. */
export const MOST_DOWNLOADS = 96;

const RETRY_SECONDS = 5;

/**
 * What is on its way in this process. The line to the store has room for so many objects at once: no single claim or visit,
 * and no single package of a clerk's, may take all of it.
 */
export class UnderWay {
  readonly #most: number;
  readonly #counts = new Map<string, number>();

  constructor(most: number) {
    this.#most = most;
  }

  /** Answers what is to be called at the end, whatever it is. @throws Refusal `too-many-requests` */
  enter(bearer: Principal, packageId: PackageId): () => void {
    const key = keyOf(bearer, packageId);
    const count = this.#counts.get(key) ?? 0;
    if (count >= this.#most) throw new Refusal('too-many-requests', { retryAfterSeconds: RETRY_SECONDS });
    this.#counts.set(key, count + 1);
    return () => this.#leave(key);
  }

  #leave(key: string): void {
    const count = this.#counts.get(key) ?? 0;
    if (count > 1) this.#counts.set(key, count - 1);
    else this.#counts.delete(key);
  }
}

/** A claim or visit counts as one, whatever it opens; clerks have names, and several windows. */
function keyOf(bearer: Principal, packageId: PackageId): string {
  switch (bearer.kind) {
    case 'clerk':
      return packageId;
    case 'recipient':
      return `${bearer.claimedPackage} ${bearer.reader}`;
    case 'visitor':
      return bearer.visitDigest.toString('base64');
  }
}
