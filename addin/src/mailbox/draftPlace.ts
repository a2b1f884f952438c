import { type Answer, fromOffice } from './fromOffice.ts';
import { MailboxError } from './mailboxError.ts';

type Item = Office.MessageCompose;

/**
 * Where a draft is: beside the pane, or elsewhere while a pinned pane stands beside another mail. office.js sends every
 * call to the mail beside the pane, whichever object it was made with, so that for a mail elsewhere none may be made.
 */
export class DraftPlace {
  #item: Item | null;
  /** Calls under way: what becomes of them once the mail is left, nobody can say. */
  readonly #underWay = new Set<() => void>();
  readonly #listeners = new Set<() => void>();

  constructor(item: Item) {
    this.#item = item;
  }

  /** @throws `mail-elsewhere` also where the mail is left before the answer */
  ask<T>(call: (item: Item, done: Answer<T>) => void, withinMs?: number): Promise<T> {
    const item = this.#item;
    if (!item) return Promise.reject(new MailboxError('mail-elsewhere'));
    return new Promise<T>((resolve, reject) => {
      const left = () => reject(new MailboxError('mail-elsewhere'));
      this.#underWay.add(left);
      void fromOffice<T>((done) => call(item, done), withinMs)
        .then(resolve, reject)
        .finally(() => this.#underWay.delete(left));
    });
  }

  get isBeside(): boolean {
    return this.#item !== null;
  }

  leave(): void {
    this.#item = null;
    for (const left of this.#underWay) left();
  }

  comeBack(item: Item): void {
    this.#item = item;
    for (const listener of this.#listeners) listener();
  }

  onReturn(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Resolves as soon as the pane stands beside the mail. */
  whenBeside(): Promise<void> {
    if (this.#item) return Promise.resolve();
    return new Promise((resolve) => {
      const stop = this.onReturn(() => {
        stop();
        resolve();
      });
    });
  }
}
