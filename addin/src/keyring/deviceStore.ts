import { type DBSchema, type IDBPDatabase, openDB } from 'idb';

interface Sealed {
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly bytes: ArrayBuffer;
}

interface Layout extends DBSchema {
  wrapping: { key: 'device'; value: CryptoKey };
  sealed: { key: string; value: Sealed };
}

const AES = 'AES-GCM';

/** Texts by name, encrypted under a key that the browser never gives out. */
export interface DeviceStore {
  read(name: string): Promise<string | null>;
  write(name: string, text: string): Promise<void>;
  remove(name: string): Promise<void>;
}

/** The store in the browser's IndexedDB. Rejects where the browser refuses to keep anything. */
export async function openDeviceStore(databaseName = 'siegelpost'): Promise<DeviceStore> {
  const database = await openDB<Layout>(databaseName, 1, {
    upgrade(fresh) {
      fresh.createObjectStore('wrapping');
      fresh.createObjectStore('sealed');
    },
  });
  const key = await wrappingKey(database);
  return {
    async read(name) {
      const sealed = await database.get('sealed', name);
      return sealed ? open(key, name, sealed) : null;
    },
    async write(name, text) {
      await database.put('sealed', await seal(key, name, text), name);
    },
    remove: (name) => database.delete('sealed', name),
  };
}

/** Two panes that open at once must end with one key: the first one stored wins, decided in one transaction. */
async function wrappingKey(database: IDBPDatabase<Layout>): Promise<CryptoKey> {
  const fresh = await crypto.subtle.generateKey({ name: AES, length: 256 }, false, ['encrypt', 'decrypt']);
  const change = database.transaction('wrapping', 'readwrite');
  const kept = await change.store.get('device');
  if (!kept) await change.store.put(fresh, 'device');
  await change.done;
  return kept ?? fresh;
}

async function seal(key: CryptoKey, name: string, text: string): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const bytes = await crypto.subtle.encrypt(algorithm(iv, name), key, new TextEncoder().encode(text));
  return { iv, bytes };
}

/** What cannot be opened is as good as lost; the clerk signs in again or types the recovery code. */
async function open(key: CryptoKey, name: string, sealed: Sealed): Promise<string | null> {
  try {
    return new TextDecoder().decode(
      await crypto.subtle.decrypt(algorithm(sealed.iv, name), key, sealed.bytes),
    );
  } catch {
    return null;
  }
}

/** The name is authenticated, so that entries cannot be swapped. */
function algorithm(iv: Uint8Array<ArrayBuffer>, name: string): AesGcmParams {
  return { name: AES, iv, additionalData: new TextEncoder().encode(name) };
}
