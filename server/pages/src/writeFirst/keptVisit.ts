import type { DropInName } from '@siegelpost/shared/api/dropInName';
import type { Visitor } from '@siegelpost/shared/transfer/writing';

/** Keeps a visit while the tab lives, so that a reload does not cost another code. */
export interface KeptVisit {
  read(name: DropInName): Visitor | null;
  write(name: DropInName, visitor: Visitor): void;
  remove(name: DropInName): void;
}

const keyOf = (name: DropInName) => `siegelpost.visit.${name}`;

/** @param storage undefined, or one that throws, where this browser keeps nothing */
export function createKeptVisit(storage: () => Storage, now: () => number): KeptVisit {
  return {
    read: (name) =>
      orNull(() => {
        const text = storage().getItem(keyOf(name));
        // Nobody but this page writes there.
        const visitor = text === null ? null : (JSON.parse(text) as Visitor);
        return visitor && Date.parse(visitor.expiresAt) > now() ? visitor : null;
      }),
    write: (name, visitor) => void orNull(() => storage().setItem(keyOf(name), JSON.stringify(visitor))),
    remove: (name) => void orNull(() => storage().removeItem(keyOf(name))),
  };
}

function orNull<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}
