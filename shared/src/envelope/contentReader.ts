import { EnvelopeError } from './envelopeError.ts';
import type { FileContent } from './fileContent.ts';
import type { Octets } from './octets.ts';

/** Reads a range of a file once, in order, into memory of the caller's. */
export interface ContentReader {
  /**
   * Fills `octets` with the next ones of the file and answers where they are now: their buffer may have moved, and then
   * the one that was given is detached. One call at a time.
   * @throws `source-changed` where the file has fewer octets, or cannot be read.
   */
  fill(octets: Octets): Promise<Octets>;
  /** Tells the file that nothing more is needed. */
  close(): void;
}

/** The octets of a file between two offsets. */
export function readContent(content: FileContent, from: number, to: number): ContentReader {
  const byobReader = openByteStream(content, from, to);
  return byobReader ? new StreamReader(byobReader) : new SliceReader(content, from);
}

/** Undefined where there is no stream, or none that fills memory it is given (Safari's blobs). */
function openByteStream(
  content: FileContent,
  from: number,
  to: number,
): ReadableStreamBYOBReader | undefined {
  try {
    return content.slice(from, to).stream?.().getReader({ mode: 'byob' });
  } catch {
    return undefined;
  }
}

/**
 * Chromium's collector does not see that a file is still being read: it takes a reader that is known only to those who
 * wait for it, and they wait for ever. Readers are known here until they are closed.
 */
const atWork = new Set<StreamReader>();

class StreamReader implements ContentReader {
  readonly #reader: ReadableStreamBYOBReader;

  constructor(reader: ReadableStreamBYOBReader) {
    this.#reader = reader;
    atWork.add(this);
  }

  async fill({ buffer, byteOffset, length }: Octets): Promise<Octets> {
    let memory = buffer;
    for (let filled = 0; filled < length;) {
      const read = await this.#read(new Uint8Array(memory, byteOffset + filled, length - filled));
      memory = read.buffer;
      filled += read.length;
    }
    return new Uint8Array(memory, byteOffset, length);
  }

  close(): void {
    atWork.delete(this);
    this.#reader.cancel().catch(() => undefined);
  }

  async #read(into: Octets): Promise<Octets> {
    const { done, value } = await this.#reader.read(into).catch((cause: unknown) => {
      throw new EnvelopeError('source-changed', { cause });
    });
    if (done || !value) throw new EnvelopeError('source-changed');
    return value;
  }
}

class SliceReader implements ContentReader {
  readonly #content: FileContent;
  #at: number;

  constructor(content: FileContent, from: number) {
    this.#content = content;
    this.#at = from;
  }

  async fill(octets: Octets): Promise<Octets> {
    const from = this.#at;
    this.#at += octets.length;
    const read = await this.#content
      .slice(from, this.#at)
      .arrayBuffer()
      .catch((cause: unknown) => {
        throw new EnvelopeError('source-changed', { cause });
      });
    if (read.byteLength !== octets.length) throw new EnvelopeError('source-changed');
    octets.set(new Uint8Array(read));
    return octets;
  }

  close(): void {
    // Every slice was read to its end.
  }
}
