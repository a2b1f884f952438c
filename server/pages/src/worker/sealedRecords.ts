/** Named records of this browser that only it can read. Every call rejects where it keeps nothing. */
export interface SealedRecords {
  read(name: string): Promise<Uint8Array<ArrayBuffer> | null>;
  write(name: string, plain: BufferSource): Promise<void>;
  /** When the record was written, in milliseconds since 1970. */
  keptAt(name: string): Promise<number | null>;
  /** A short text that needs no seal. On the disk once this has resolved. */
  note(name: string, text: string): Promise<void>;
  notes(prefix: string): Promise<ReadonlyMap<string, string>>;
  names(prefix: string): Promise<readonly string[]>;
  remove(name: string): Promise<void>;
  removeAll(prefix: string): Promise<void>;
}

interface SealedRecord {
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly sealed: ArrayBuffer;
  readonly keptAt: number;
}

const DATABASE = 'siegelpost';
const STORE = 'drafts';
const KEY = 'key';

/**
 * Records sealed under a key that the browser holds and gives to nobody (WebCrypto, not extractable): what lies on the
 * disk is of no use without this browser profile. Page and workers share them.
 */
export function createSealedRecords(factory: IDBFactory | undefined, now: () => number): SealedRecords {
  const inDatabase = connect(factory);
  const read = <T>(name: string) => inDatabase((database) => get<T>(database, name));
  const change = (work: (records: IDBObjectStore) => unknown): Promise<void> =>
    inDatabase((database) => {
      const transaction = database.transaction(STORE, 'readwrite', { durability: 'strict' });
      work(transaction.objectStore(STORE));
      return committed(transaction);
    });
  return {
    async read(name) {
      const [record, key] = [await read<SealedRecord>(name), await read<CryptoKey>(KEY)];
      if (!record || !key) return null;
      const { iv, sealed } = record;
      return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, sealed));
    },
    async write(name, plain) {
      const key = (await read<CryptoKey>(KEY)) ?? (await inDatabase(newKey));
      const iv = crypto.getRandomValues(new Uint8Array(12));
      const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, plain);
      const record: SealedRecord = { iv, sealed, keptAt: now() };
      await change((records) => records.put(record, name));
    },
    keptAt: async (name) => (await read<SealedRecord>(name))?.keptAt ?? null,
    note: (name, text) => change((records) => records.put(text, name)),
    notes: (prefix) =>
      inDatabase(async (database) => {
        const records = database.transaction(STORE).objectStore(STORE);
        const [names, texts] = await Promise.all([
          settled(records.getAllKeys(below(prefix)) as IDBRequest<string[]>),
          settled(records.getAll(below(prefix)) as IDBRequest<string[]>),
        ]);
        return new Map(names.map((name, at) => [name.slice(prefix.length), texts[at] ?? '']));
      }),
    names: (prefix) =>
      inDatabase((database) => {
        const records = database.transaction(STORE).objectStore(STORE);
        return settled(records.getAllKeys(below(prefix)) as IDBRequest<string[]>);
      }),
    remove: (name) => change((records) => records.delete(name)),
    removeAll: (prefix) => change((records) => records.delete(below(prefix))),
  };
}

/** What a connection says that the browser has closed, or whose other end is gone. */
const LOST = new Set(['InvalidStateError', 'UnknownError']);

/**
 * Work on the database, over one connection. Safari drops that of a page in the background without a word (WebKit bug
 * 197050): it is opened anew, and the work, which may be repeated, done once more.
 */
function connect(factory: IDBFactory | undefined) {
  let opening: Promise<IDBDatabase> | undefined;
  const over = async <T>(work: (database: IDBDatabase) => Promise<T>, again: boolean): Promise<T> => {
    const used = (opening ??= openDatabase(factory));
    try {
      return await work(await used);
    } catch (error) {
      if (!(error instanceof DOMException && LOST.has(error.name))) throw error;
      if (opening === used) opening = undefined;
      if (!again) throw error;
      return over(work, false);
    }
  };
  return <T>(work: (database: IDBDatabase) => Promise<T>): Promise<T> => over(work, true);
}

function openDatabase(factory: IDBFactory | undefined): Promise<IDBDatabase> {
  if (!factory) return Promise.reject(new TypeError('no database in this browser'));
  const opening = factory.open(DATABASE, 1);
  opening.onupgradeneeded = () => void opening.result.createObjectStore(STORE);
  return settled(opening);
}

/** The first key wins: page and worker may both be making one. */
async function newKey(database: IDBDatabase): Promise<CryptoKey> {
  const usages: KeyUsage[] = ['encrypt', 'decrypt'];
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, usages);
  const transaction = database.transaction(STORE, 'readwrite');
  const records = transaction.objectStore(STORE);
  const asked = records.get(KEY) as IDBRequest<CryptoKey | undefined>;
  asked.onsuccess = () => {
    if (!asked.result) records.put(key, KEY);
  };
  await committed(transaction);
  return asked.result ?? key;
}

const get = <T>(database: IDBDatabase, name: string) =>
  settled(database.transaction(STORE).objectStore(STORE).get(name) as IDBRequest<T | undefined>);

const below = (prefix: string) => IDBKeyRange.bound(prefix, `${prefix}\uffff`);

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new TypeError('the database refused'));
  });
}

/** A full disk is told with the transaction, not with the request. */
function committed(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    const failed = () => reject(transaction.error ?? new TypeError('the database refused'));
    transaction.oncomplete = () => resolve();
    transaction.onerror = failed;
    transaction.onabort = failed;
  });
}
