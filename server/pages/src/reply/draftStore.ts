/** What a person has written and not yet sent; files cannot be kept by a browser. */
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

interface SealedDraft {
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly sealed: ArrayBuffer;
  readonly keptAt: number;
}

const DATABASE = 'siegelpost';
const STORE = 'drafts';
const KEY = 'key';
/** Nothing written here outlives the longest usual package. */
const KEEP_MS = 30 * 24 * 3_600_000;

/**
 * Drafts in this browser, sealed under a key that the browser holds and gives to nobody (WebCrypto, not extractable):
 * what lies on the disk is of no use without this browser profile.
 */
export function createDraftStore(factory: IDBFactory | undefined, now: () => number): DraftStore {
  const open = once(() => openDatabase(factory));
  return {
    read: (packageId) =>
      orNull(async () => {
        const database = await open();
        const [draft, key] = [
          await get<SealedDraft>(database, packageId),
          await get<CryptoKey>(database, KEY),
        ];
        if (!draft || !key) return null;
        if (now() - draft.keptAt > KEEP_MS) return null;
        const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: draft.iv }, key, draft.sealed);
        return JSON.parse(new TextDecoder().decode(plain)) as KeptText;
      }),
    write: (packageId, text) =>
      orNothing(async () => {
        const database = await open();
        const key = (await get<CryptoKey>(database, KEY)) ?? (await newKey(database));
        const iv = crypto.getRandomValues(new Uint8Array(12));
        const plain = new TextEncoder().encode(JSON.stringify(text));
        const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, plain);
        await put(database, packageId, { iv, sealed, keptAt: now() } satisfies SealedDraft);
      }),
    remove: (packageId) =>
      orNothing(async () => {
        const database = await open();
        await settled(database.transaction(STORE, 'readwrite').objectStore(STORE).delete(packageId));
      }),
  };
}

function openDatabase(factory: IDBFactory | undefined): Promise<IDBDatabase> {
  if (!factory) return Promise.reject(new TypeError('no database in this browser'));
  const opening = factory.open(DATABASE, 1);
  opening.onupgradeneeded = () => void opening.result.createObjectStore(STORE);
  return settled(opening);
}

async function newKey(database: IDBDatabase): Promise<CryptoKey> {
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ]);
  await put(database, KEY, key);
  return key;
}

function get<T>(database: IDBDatabase, name: string): Promise<T | undefined> {
  const asked = database.transaction(STORE).objectStore(STORE).get(name) as IDBRequest<T | undefined>;
  return settled(asked);
}

async function put(database: IDBDatabase, name: string, value: unknown): Promise<void> {
  await settled(database.transaction(STORE, 'readwrite').objectStore(STORE).put(value, name));
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new TypeError('the database refused'));
  });
}

/** Private windows and full disks refuse: a draft is a kindness, never a reason to stop. */
async function orNull<T>(work: () => Promise<T | null>): Promise<T | null> {
  return work().catch(() => null);
}

async function orNothing(work: () => Promise<void>): Promise<void> {
  await work().catch(() => undefined);
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
