import type { PackageId } from '@siegelpost/shared/api/ids';
import {
  type BegunSending,
  SendingsInMemory,
  type SendingStore,
} from '@siegelpost/shared/transfer/begunSending';
import { KEPT_MS } from '@siegelpost/shared/transfer/goOnSending';
import type { OutgoingFile } from '@siegelpost/shared/transfer/transfer';
import { recordName } from './recordName.ts';
import type { SealedRecords } from './sealedRecords.ts';

/** Photos and forms are kept sealed; what is larger would fill the disk a second time and must be chosen again. */
const MOST_KEPT_BYTES = 32 * 1024 * 1024;

const PREFIX = 'sending/';
const FILES = 'sent-file/';
const PARTS = 'sent-part/';
const nameOf = (subject: string) => recordName(PREFIX, subject);
const filesOf = (packageId: PackageId) => `${FILES}${packageId}/`;
const partsOf = (packageId: PackageId) => `${PARTS}${packageId}/`;

/**
 * Keeps what is on its way in this browser, sealed as drafts are. Where the browser keeps nothing (a private window, a
 * full disk), it is kept while the page lives.
 */
export class SealedSendings implements SendingStore {
  readonly #records: SealedRecords;
  readonly #locks: LockManager | undefined;
  readonly #now: () => number;
  readonly #held = new Map<string, Promise<boolean>>();
  /** What is there in any case, and the only one as soon as the browser refuses. */
  readonly #memory = new SendingsInMemory();
  #refused = false;
  #hasKept = false;

  constructor(records: SealedRecords, locks: LockManager | undefined, now: () => number) {
    this.#records = records;
    this.#locks = locks;
    this.#now = now;
  }

  hold(subject: string): Promise<boolean> {
    const held =
      this.#held.get(subject) ?? nameOf(subject).then((name) => holdUntilTheEnd(name, this.#locks));
    this.#held.set(subject, held);
    return held;
  }

  async read(subject: string): Promise<BegunSending | null> {
    const inMemory = await this.#memory.read(subject);
    if (inMemory || this.#refused) return inMemory;
    await this.#forgetOld().catch(() => undefined);
    const plain = await this.#records.read(await nameOf(subject)).catch(() => null);
    if (!plain) return null;
    this.#hasKept = true;
    return parse(plain);
  }

  async readFiles(_: string, begun: BegunSending): Promise<readonly (Blob | null)[]> {
    return Promise.all(
      begun.files.map(async ({ mediaType }, index) => {
        const plain = await this.#records.read(filesOf(begun.packageId) + index).catch(() => null);
        return plain && new Blob([plain], { type: mediaType });
      }),
    );
  }

  async keep(subject: string, begun: BegunSending, files: readonly OutgoingFile[]): Promise<void> {
    await this.#memory.keep(subject, begun);
    await this.#unlessRefused(async () => {
      const name = await nameOf(subject);
      await this.#forgetOld();
      await this.#forgetKept(name);
      await this.#records.write(name, new TextEncoder().encode(JSON.stringify(begun)));
      this.#hasKept = true;
      const sum = files.reduce((bytes, { content }) => bytes + content.size, 0);
      if (sum > MOST_KEPT_BYTES) return;
      for (const [index, { content }] of files.entries())
        await this.#records.write(filesOf(begun.packageId) + index, await content.arrayBuffer());
    });
  }

  async note(packageId: PackageId, part: string, digest: string): Promise<void> {
    await this.#memory.note(packageId, part, digest);
    await this.#unlessRefused(() => this.#records.note(partsOf(packageId) + part, digest));
  }

  async noted(packageId: PackageId): Promise<ReadonlyMap<string, string>> {
    const inMemory = await this.#memory.noted(packageId);
    const kept = this.#refused ? [] : await this.#records.notes(partsOf(packageId));
    return new Map([...kept, ...inMemory]);
  }

  async forget(subject: string): Promise<void> {
    await this.#memory.forget(subject);
    if (!this.#refused) await this.#forgetKept(await nameOf(subject));
  }

  /**
   * A part of which nothing was noted must not leave under a salt that somebody may find later: where the browser
   * refuses to note it, everything it has kept goes first. @throws where not even that can be done
   */
  async #unlessRefused(work: () => Promise<void>): Promise<void> {
    if (this.#refused) return;
    try {
      await work();
    } catch {
      this.#refused = true;
      if (!this.#hasKept) return;
      for (const prefix of [PREFIX, FILES, PARTS]) await this.#records.removeAll(prefix);
    }
  }

  async #forgetKept(name: string): Promise<void> {
    const plain = await this.#records.read(name).catch(() => null);
    if (!plain) return;
    const { packageId } = parse(plain);
    await this.#records.remove(name);
    await this.#records.removeAll(filesOf(packageId));
    await this.#records.removeAll(partsOf(packageId));
  }

  /** What nobody came back for. */
  async #forgetOld(): Promise<void> {
    for (const name of await this.#records.names(PREFIX)) {
      const keptAt = (await this.#records.keptAt(name)) ?? 0;
      if (this.#now() - keptAt > KEPT_MS) await this.#forgetKept(name);
    }
  }
}

/** Nobody but this store writes there. */
function parse(plain: Uint8Array): BegunSending {
  return JSON.parse(new TextDecoder().decode(plain)) as BegunSending;
}

/** Held while this worker lives. Old browsers know no locks: there two pages at once are trusted not to meet. */
function holdUntilTheEnd(name: string, locks: LockManager | undefined): Promise<boolean> {
  if (!locks) return Promise.resolve(true);
  return new Promise((resolve) => {
    const asked = locks.request(name, { ifAvailable: true }, (lock) => {
      resolve(lock !== null);
      return lock === null ? undefined : new Promise<void>(() => undefined);
    });
    asked.catch(() => resolve(true));
  });
}
