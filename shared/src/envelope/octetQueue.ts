import { EnvelopeError } from './envelopeError.ts';
import type { Octets } from './octets.ts';

/**
 * Cuts a stream of pieces of any size into pieces of the sizes a parser asks for. A piece of the source is used only
 * until the next one is asked for: what is left of it then is kept in memory of the queue's own.
 */
export class OctetQueue<Buffer extends ArrayBufferLike> {
  readonly #source: AsyncIterator<Uint8Array<Buffer>, unknown>;
  /** Own memory; its octets from #heldFrom to #heldTo come before those of #piece. */
  #memory = new Uint8Array(0);
  #heldFrom = 0;
  #heldTo = 0;
  #piece: Uint8Array<Buffer | ArrayBuffer> = new Uint8Array(0);
  #reading = false;
  #ended = false;

  constructor(source: AsyncIterable<Uint8Array<Buffer>>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  /** Octets that were read from the source and not taken yet. */
  get waiting(): number {
    return this.#heldTo - this.#heldFrom + this.#piece.length;
  }

  /** Waits until `bytes` octets are there; false where the source ends before. */
  async has(bytes: number): Promise<boolean> {
    while (this.waiting < bytes && !this.#ended) {
      this.#hold(this.#piece.length, bytes);
      const next = await this.#read();
      if (next.done) this.#ended = true;
      else this.#piece = next.value;
    }
    return this.waiting >= bytes;
  }

  async #read(): Promise<IteratorResult<Uint8Array<Buffer>, unknown>> {
    this.#reading = true;
    try {
      return await this.#source.next();
    } finally {
      this.#reading = false;
    }
  }

  /**
   * Exactly `bytes` octets, good until the queue is asked for anything else: without a copy where they lie in one piece.
   * @throws `damaged` where the source ends before.
   */
  async view(bytes: number): Promise<Octets> {
    if (!(await this.has(bytes))) throw new EnvelopeError('damaged');
    if (this.#heldFrom === this.#heldTo) {
      const piece = this.#cut(bytes);
      return isUnshared(piece) ? piece : new Uint8Array(piece);
    }
    this.#hold(Math.max(0, bytes - (this.#heldTo - this.#heldFrom)), bytes);
    this.#heldFrom += bytes;
    return this.#memory.subarray(this.#heldFrom - bytes, this.#heldFrom);
  }

  /** Exactly `bytes` octets in new memory. @throws `damaged` where the source ends before. */
  async take(bytes: number): Promise<Octets> {
    return new Uint8Array(await this.view(bytes));
  }

  /**
   * At least one and at most `mostBytes` of the next octets. They share no memory with octets still to come, so that
   * whoever takes them may move them to another thread. @throws `damaged` where the source has ended.
   */
  async takeSome(mostBytes: number): Promise<Uint8Array<Buffer | ArrayBuffer>> {
    if (!(await this.has(1))) throw new EnvelopeError('damaged');
    const held = Math.min(mostBytes, this.#heldTo - this.#heldFrom);
    if (held > 0) return this.take(held);
    return this.#piece.length > mostBytes ? this.#cut(mostBytes).slice() : this.#cut(mostBytes);
  }

  /** Tells the source that nothing more is needed. A piece that is being awaited is not waited for. */
  async close(): Promise<void> {
    const closing = this.#ended ? undefined : this.#source.return?.();
    this.#ended = true;
    if (this.#reading) void closing?.catch(() => undefined);
    else await closing;
  }

  #cut(mostBytes: number): Uint8Array<Buffer | ArrayBuffer> {
    const cut = this.#piece.subarray(0, mostBytes);
    this.#piece = this.#piece.subarray(cut.length);
    return cut;
  }

  /** Moves the next `bytes` octets of the piece into own memory, which shall have room for `room` from then on. */
  #hold(bytes: number, room: number): void {
    if (bytes === 0) return;
    const held = this.#memory.subarray(this.#heldFrom, this.#heldTo);
    const needed = Math.max(room, held.length + bytes);
    if (this.#heldFrom + needed > this.#memory.length) {
      if (this.#memory.length < needed) this.#memory = new Uint8Array(needed);
      this.#memory.set(held);
      this.#heldFrom = 0;
    }
    this.#memory.set(this.#cut(bytes), this.#heldFrom + held.length);
    this.#heldTo = this.#heldFrom + held.length + bytes;
  }
}

function isUnshared(octets: Uint8Array): octets is Octets {
  return octets.buffer instanceof ArrayBuffer;
}
