import { PART_BYTES } from '../chunks/parts.ts';
import { AES_256, CHUNK_OCTET, GCM, SALT_BYTES, SEIPD_VERSION, TAG } from './bodyProfile.ts';
import { chunkCount, literalBytes, sealedBodyBytes, sealedLiteralBytes } from './bodySize.ts';
import { ChunkCipher } from './chunkCipher.ts';
import { discard } from './discard.ts';
import { EnvelopeError } from './envelopeError.ts';
import type { FileContent } from './fileContent.ts';
import { FileDigest } from './fileDigest.ts';
import { insertFraming, PartPool } from './framing.ts';
import { literalChunks } from './literalChunks.ts';
import { mapAhead } from './mapAhead.ts';
import { joinOctets, type Octets, randomOctets } from './octets.ts';
import { packetLayout } from './packetLayout.ts';
import type { SessionKey } from './sessionKey.ts';

/** Chunks that WebCrypto may be sealing at once. */
export const CHUNKS_IN_FLIGHT = 8;

/** With what a file is sealed. */
export interface SealOptions {
  readonly sessionKey: SessionKey;
  /**
   * 32 octets; random unless told. Given for test vectors, and to seal a body once more from the start after a program has
   * ended: whoever gives one sees to it that under one key and salt nothing but the same octets ever leaves.
   */
  readonly salt?: Octets | undefined;
}

/** Seals a file as a body: one SEIPDv2 packet around one literal packet (RFC 9580 §5.13.2, §5.9). */
export function sealBody(content: FileContent, options: SealOptions): BodySealer {
  return new BodySealer(content, options);
}

/** Seals a few octets that are at hand: a manifest, a signature, a record. */
export async function sealBytes(octets: Uint8Array, sessionKey: SessionKey): Promise<Octets> {
  const content = new Blob([new Uint8Array(octets)]);
  const sealed: Octets[] = [];
  for await (const part of sealBody(content, { sessionKey }).parts()) sealed.push(part);
  return joinOctets(sealed);
}

/** One file on its way into one body. It seals once; for another try keep the octets, or make a new sealer. */
export class BodySealer {
  /** Exact size of the body in octets, known before anything is read. */
  readonly sealedBytes: number;
  readonly #content: FileContent;
  readonly #sessionKey: SessionKey;
  readonly #salt: Octets;
  readonly #digest = new FileDigest();
  #finished: Promise<Octets> | undefined;
  readonly #pool = new PartPool(PART_BYTES);
  #taken = false;

  constructor(content: FileContent, { sessionKey, salt = randomOctets(SALT_BYTES) }: SealOptions) {
    if (salt.length !== SALT_BYTES) throw new EnvelopeError('not-allowed');
    this.sealedBytes = sealedBodyBytes(content.size);
    this.#content = content;
    this.#sessionKey = sessionKey;
    this.#salt = salt;
  }

  /**
   * The body in order, in pieces of exactly PART_BYTES, the last one shorter; each belongs to the receiver.
   * A second call throws: the file may have changed, and one nonce never seals two plaintexts.
   * @throws `source-changed` where the file cannot be read as announced.
   */
  async *parts(): AsyncGenerator<Octets, void, undefined> {
    if (this.#taken) throw new TypeError('a body is sealed once');
    this.#taken = true;
    const sealedContent = sealedLiteralBytes(literalBytes(this.#content.size));
    const prefix = joinOctets([Uint8Array.of(SEIPD_VERSION, AES_256, GCM, CHUNK_OCTET), this.#salt]);
    const layout = packetLayout(TAG.seipd, prefix, sealedContent);
    yield* this.#pool.cut(insertFraming(layout, this.#sealedChunks()), this.sealedBytes);
  }

  /** Optional: the memory of a part that is durable elsewhere and will not be read again, for a later part. */
  giveBack(part: Octets): void {
    this.#pool.giveBack(part);
  }

  /** File digest of the plaintext, 32 octets; there once all parts were taken. */
  async digest(): Promise<Octets> {
    if (!this.#finished) throw new TypeError('the parts come first');
    return this.#finished;
  }

  async *#sealedChunks(): AsyncGenerator<Octets, void, undefined> {
    const cipher = await ChunkCipher.derive(this.#sessionKey, this.#salt, CHUNK_OCTET);
    const plaintext = literalChunks(this.#content, (octets) => this.#digest.update(octets));
    const seal = (chunk: Octets, index: number): Promise<Octets> => cipher.seal(index, chunk);
    for await (const chunk of mapAhead(plaintext, CHUNKS_IN_FLIGHT, seal)) {
      yield chunk;
      discard(chunk); // it was copied into a part
    }
    this.#finished = this.#digest.finish();
    const literal = literalBytes(this.#content.size);
    yield await cipher.sealFinal(chunkCount(literal), literal);
  }
}
