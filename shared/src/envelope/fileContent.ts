/**
 * A file that can be read in any order: what `Blob` and `File` are in browsers, and what Node can read several times
 * faster through a file handle than through a blob. Reads may be under way at the same time.
 */
export interface FileContent {
  /** In octets; does not change. */
  readonly size: number;
  slice(from: number, to: number): FileRange;
}

/** A range of a file, read in one way or the other. */
export interface FileRange {
  arrayBuffer(): Promise<ArrayBuffer>;
  /** Where it gives a byte stream, the file is read into memory that is used again: twice as fast, and little of it. */
  stream?(): ReadableStream<Uint8Array>;
}
