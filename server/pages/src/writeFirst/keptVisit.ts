import type { DropInName } from '@siegelpost/shared/api/dropInName';
import type { Person } from '@siegelpost/shared/transfer/transfer';
import type { Visitor } from '@siegelpost/shared/transfer/writing';

/** Somebody to whom a code was mailed. */
export interface AskedCode {
  readonly person: Person;
  /** How many were asked for. */
  readonly codes: number;
  /** What they are good in; a code is typed beside it. */
  readonly attempt: string;
}

/** Keeps how far somebody is while the tab lives, so that a reload does not cost another code. */
export interface KeptVisit {
  read(name: DropInName): Visitor | null;
  /** The visit has begun: no code is waited for any more. */
  write(name: DropInName, visitor: Visitor): void;
  remove(name: DropInName): void;
  /** Null once the code has run out. Phones drop the page while its reader looks into their mail. */
  readAsked(name: DropInName): AskedCode | null;
  writeAsked(name: DropInName, asked: AskedCode): void;
  removeAsked(name: DropInName): void;
}

/** A code may wait as long to be mailed as it is good for then. */
const CODE_MS = 20 * 60_000;

const keyOf = (name: DropInName) => `siegelpost.visit.${name}`;
const codeKeyOf = (name: DropInName) => `siegelpost.code.${name}`;

/** @param storage undefined, or one that throws, where this browser keeps nothing */
export function createKeptVisit(storage: () => Storage, now: () => number): KeptVisit {
  // Nobody but this page writes there.
  const read = <T extends { readonly expiresAt: string }>(key: string) =>
    orNull(() => {
      const kept = JSON.parse(storage().getItem(key) ?? 'null') as T | null;
      return kept && Date.parse(kept.expiresAt) > now() ? kept : null;
    });
  const write = (key: string, kept: object) =>
    void orNull(() => storage().setItem(key, JSON.stringify(kept)));
  const remove = (key: string) => void orNull(() => storage().removeItem(key));
  return {
    read: (name) => read<Visitor>(keyOf(name)),
    write(name, visitor) {
      write(keyOf(name), visitor);
      remove(codeKeyOf(name));
    },
    remove: (name) => remove(keyOf(name)),
    readAsked: (name) => read<AskedCode & { readonly expiresAt: string }>(codeKeyOf(name)),
    writeAsked: (name, asked) =>
      write(codeKeyOf(name), { ...asked, expiresAt: new Date(now() + CODE_MS).toISOString() }),
    removeAsked: (name) => remove(codeKeyOf(name)),
  };
}

function orNull<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}
