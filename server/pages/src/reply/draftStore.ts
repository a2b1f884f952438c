import { recordName } from '../worker/recordName.ts';
import { createSealedRecords, type SealedRecords } from '../worker/sealedRecords.ts';

/** What a person has written and not yet sent. */
export interface KeptText {
  readonly name: string;
  readonly message: string;
}

/**
 * Keeps what was written across reloads. `subject` is the package that is answered, or whom one writes to from which
 * mailbox. Where this browser keeps nothing, every call does nothing.
 */
export interface DraftStore {
  /** Also removes what nobody came back for. */
  read(subject: string): Promise<KeptText | null>;
  write(subject: string, text: KeptText): Promise<void>;
  remove(subject: string): Promise<void>;
}

/** Nothing written here outlives the longest usual package. */
const KEEP_MS = 30 * 24 * 3_600_000;

const PREFIX = 'draft/';

/** Drafts in this browser. */
export const openDraftStore = (now: () => number): DraftStore =>
  createDraftStore(createSealedRecords(window.indexedDB, now), now);

/** Drafts, sealed. */
export function createDraftStore(records: SealedRecords, now: () => number): DraftStore {
  const removeOld = async () => {
    for (const name of await records.names(PREFIX)) {
      const keptAt = (await records.keptAt(name)) ?? 0;
      if (now() - keptAt > KEEP_MS) await records.remove(name);
    }
  };
  let last: Promise<unknown> = Promise.resolve();
  /** One after the other, so that nothing comes back that was removed. Private windows and full disks refuse: a draft is
   * a kindness, never a reason to stop. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T | null> => {
    const done = last.then(work).catch(() => null);
    last = done;
    return done;
  };
  return {
    read: (subject) =>
      inTurn(async () => {
        await removeOld().catch(() => undefined);
        const plain = await records.read(await recordName(PREFIX, subject));
        return plain && (JSON.parse(new TextDecoder().decode(plain)) as KeptText);
      }),
    async write(subject, text) {
      const plain = new TextEncoder().encode(JSON.stringify(text));
      await inTurn(async () => records.write(await recordName(PREFIX, subject), plain));
    },
    async remove(subject) {
      await inTurn(async () => records.remove(await recordName(PREFIX, subject)));
    },
  };
}
