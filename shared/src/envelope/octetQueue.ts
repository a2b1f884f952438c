import { EnvelopeError } from './envelopeError.ts';
import type { Octets } from './octets.ts';

/** Cuts a stream of pieces of any size into pieces of the sizes a parser asks for. */
export class OctetQueue<Buffer extends ArrayBufferLike> {
  readonly #source: AsyncIterator<Uint8Array<Buffer>, unknown>;
  readonly #pieces: Uint8Array<Buffer>[] = [];
  #waiting = 0;
  #ended = false;

  constructor(source: AsyncIterable<Uint8Array<Buffer>>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  /** Octets that were read from the source and not taken yet. */
  get waiting(): number {
    return this.#waiting;
  }

  /** Waits until `bytes` octets are there; false where the source ends before. */
  async has(bytes: number): Promise<boolean> {
    while (this.#waiting < bytes && !this.#ended) {
      const next = await this.#source.next();
      if (next.done) this.#ended = true;
      else if (next.value.length > 0) this.#pieces.push(next.value);
      this.#waiting += next.done ? 0 : next.value.length;
    }
    return this.#waiting >= bytes;
  }

  /**
   * Exactly `bytes` octets for somebody who only reads them now: without a copy where they lie in one piece.
   * @throws `damaged` where the source ends before.
   */
  async view(bytes: number): Promise<Octets> {
    const whole = (await this.has(bytes)) && (this.#pieces[0]?.length ?? 0) >= bytes;
    const piece = whole ? this.#cut(bytes) : undefined;
    if (piece && isUnshared(piece)) return piece;
    return piece ? new Uint8Array(piece) : this.take(bytes);
  }

  /** Exactly `bytes` octets in new memory. @throws `damaged` where the source ends before. */
  async take(bytes: number): Promise<Octets> {
    if (!(await this.has(bytes))) throw new EnvelopeError('damaged');
    const taken = new Uint8Array(bytes);
    for (let at = 0; at < bytes;) {
      const piece = this.#cut(bytes - at);
      taken.set(piece, at);
      at += piece.length;
    }
    return taken;
  }

  /** At least one and at most `mostBytes` of the next octets. @throws `damaged` where the source has ended. */
  async takeSome(mostBytes: number): Promise<Uint8Array<Buffer>> {
    if (!(await this.has(1))) throw new EnvelopeError('damaged');
    return this.#cut(mostBytes);
  }

  /** Tells the source that nothing more is needed. */
  async close(): Promise<void> {
    if (!this.#ended) await this.#source.return?.();
    this.#ended = true;
  }

  #cut(mostBytes: number): Uint8Array<Buffer> {
    const [first] = this.#pieces;
    if (!first) throw new EnvelopeError('damaged');
    const piece = first.subarray(0, mostBytes);
    if (piece.length === first.length) this.#pieces.shift();
    else this.#pieces[0] = first.subarray(mostBytes);
    this.#waiting -= piece.length;
    return piece;
  }
}

function isUnshared(octets: Uint8Array): octets is Octets {
  return octets.buffer instanceof ArrayBuffer;
}
