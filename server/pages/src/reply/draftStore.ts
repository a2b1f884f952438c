import { createSealedRecords } from '../worker/sealedRecords.ts';

/** What a person has written and not yet sent. */
export interface KeptText {
  readonly name: string;
  readonly message: string;
}

/** Keeps what was written to one package across reloads. Where this browser keeps nothing, every call does nothing. */
export interface DraftStore {
  read(packageId: string): Promise<KeptText | null>;
  write(packageId: string, text: KeptText): Promise<void>;
  remove(packageId: string): Promise<void>;
}

/** Nothing written here outlives the longest usual package. */
const KEEP_MS = 30 * 24 * 3_600_000;

/** Drafts in this browser, sealed. */
export function createDraftStore(factory: IDBFactory | undefined, now: () => number): DraftStore {
  const records = createSealedRecords(factory, now);
  return {
    read: (packageId) =>
      orNull(async () => {
        const keptAt = await records.keptAt(packageId);
        if (keptAt === null || now() - keptAt > KEEP_MS) return null;
        const plain = await records.read(packageId);
        return plain && (JSON.parse(new TextDecoder().decode(plain)) as KeptText);
      }),
    write: (packageId, text) =>
      orNothing(() => records.write(packageId, new TextEncoder().encode(JSON.stringify(text)))),
    remove: (packageId) => orNothing(() => records.remove(packageId)),
  };
}

/** Private windows and full disks refuse: a draft is a kindness, never a reason to stop. */
async function orNull<T>(work: () => Promise<T | null>): Promise<T | null> {
  return work().catch(() => null);
}

async function orNothing(work: () => Promise<void>): Promise<void> {
  await work().catch(() => undefined);
}
