/** What can go wrong in a store, whatever it is made of. */
export type BlobErrorCode =
  | 'blob-not-found'
  /** No room: the disk, the quota. */
  | 'blob-store-full'
  /** Down, slow, unreachable, read-only. */
  | 'blob-store-unavailable';

export class BlobError extends Error {
  readonly code: BlobErrorCode;

  constructor(code: BlobErrorCode, options: { cause?: unknown } = {}) {
    super(code, options);
    this.name = 'BlobError';
    this.code = code;
  }
}

/** An object as a listing shows it. */
export interface StoredBlob {
  readonly key: string;
  readonly bytes: number;
  readonly storedAt: Date;
}

/** Part of an object: `length` octets from `offset` on. */
export interface BlobRange {
  readonly offset: number;
  readonly length: number;
}

/**
 * Keeps objects that are written once, under keys made of `A-Z a-z 0-9 _ - /`. Every call may throw a BlobError
 * `blob-store-full` or `blob-store-unavailable`; an error of the source itself comes through unchanged.
 */
export interface BlobStore {
  /** Makes the place where objects are kept, if it is not there; called once at start. */
  prepare(): Promise<void>;
  /** Stores exactly `length` octets, durable when it resolves; if anything fails, nothing is there under the key. */
  put(key: string, octets: AsyncIterable<Uint8Array>, length: number): Promise<void>;
  /** Exactly the range, or an error. @throws BlobError `blob-not-found`, before the first octet */
  get(key: string, range: BlobRange): AsyncIterable<Uint8Array>;
  /** Removes the object with every version the store keeps of it; removing what is not there succeeds. */
  remove(key: string): Promise<void>;
  list(): AsyncIterable<StoredBlob>;
  /** Removes what interrupted writes left behind before `before` and no listing shows. */
  discardUnfinished(before: Date): Promise<void>;
  /** Keys of ours that others marked as deleted before `before`, with versions that can still be restored. */
  listMarked(before: Date): Promise<readonly string[]>;
  /** Removes an object for good that is only marked as deleted; one that no longer is stays. */
  removeMarked(key: string): Promise<void>;
  /** Resolves if objects can be written. */
  check(): Promise<void>;
  /** The way past this server; null where every octet passes through it. */
  readonly direct: DirectStore | null;
}

/** Where one object can be put or fetched by whoever holds the address, with the headers that belong to it. */
export interface ObjectAddress {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** The only octets an address takes. */
export interface PutLimits {
  readonly length: number;
  /** SHA-256 of the octets. */
  readonly digest: Buffer;
}

/** A store that browsers reach themselves. */
export interface DirectStore {
  /** Scheme, host and port that browsers reach it under. */
  readonly origin: string;
  addressToPut(key: string, limits: PutLimits): Promise<ObjectAddress>;
  addressToGet(key: string): Promise<ObjectAddress>;
  /** Octets of an object that is there completely; undefined where there is none. */
  bytesOf(key: string): Promise<number | undefined>;
}
