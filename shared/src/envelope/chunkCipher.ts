import { AES_256, GCM, SEIPD_VERSION, TAG, TAG_BYTES } from './bodyProfile.ts';
import { EnvelopeError } from './envelopeError.ts';
import { joinOctets, type Octets, uint64 } from './octets.ts';
import type { SessionKey } from './sessionKey.ts';

const KEY_BYTES = 32;
/** First octets of the GCM nonce; the other eight are the chunk's index. */
const IV_BYTES = 4;

/**
 * Seals and opens the AEAD chunks of one body, each by itself and in any order (RFC 9580 §5.13.2).
 * The caller keeps the one rule: under one salt, an index is sealed once or always with the same plaintext.
 * Indexes count from 0. Input is copied before a call returns its promise, and may be used again from then on.
 */
export class ChunkCipher {
  readonly #key: CryptoKey;
  readonly #iv: Octets;
  readonly #header: Octets;

  private constructor(key: CryptoKey, iv: Octets, header: Octets) {
    this.#key = key;
    this.#iv = iv;
    this.#header = header;
  }

  /** Message key and IV: HKDF-SHA-256 over the session key, with the salt and the packet's first five octets. */
  static async derive(sessionKey: SessionKey, salt: Octets, chunkOctet: number): Promise<ChunkCipher> {
    const header = new Uint8Array([0xc0 | TAG.seipd, SEIPD_VERSION, AES_256, GCM, chunkOctet]);
    const input = await crypto.subtle.importKey('raw', sessionKey, 'HKDF', false, ['deriveBits']);
    const bits = await crypto.subtle.deriveBits(
      { name: 'HKDF', hash: 'SHA-256', salt, info: header },
      input,
      (KEY_BYTES + IV_BYTES) * 8,
    );
    const raw = new Uint8Array(bits, 0, KEY_BYTES);
    const key = await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']);
    return new ChunkCipher(key, new Uint8Array(bits, KEY_BYTES, IV_BYTES), header);
  }

  /** Ciphertext and tag of chunk `index`: 16 octets more than its plaintext, in memory of their own. */
  async seal(index: number, plaintext: Octets): Promise<Octets> {
    const sealed = await crypto.subtle.encrypt(this.#parameters(index, this.#header), this.#key, plaintext);
    return new Uint8Array(sealed);
  }

  /** Plaintext of chunk `index`, in memory of its own. @throws `damaged` where its tag does not fit. */
  async open(index: number, sealed: Octets): Promise<Octets> {
    return this.#open(this.#parameters(index, this.#header), sealed);
  }

  /** The 16 octets that end the body: a tag over its number of chunks and its total plaintext octets. */
  async sealFinal(chunks: number, plainBytes: number): Promise<Octets> {
    const parameters = this.#parameters(chunks, joinOctets([this.#header, uint64(plainBytes)]));
    return new Uint8Array(await crypto.subtle.encrypt(parameters, this.#key, new Uint8Array(0)));
  }

  /** @throws `damaged` where the body did not end after this many chunks and octets. */
  async openFinal(chunks: number, plainBytes: number, tag: Octets): Promise<void> {
    if (tag.length !== TAG_BYTES) throw new EnvelopeError('damaged');
    await this.#open(this.#parameters(chunks, joinOctets([this.#header, uint64(plainBytes)])), tag);
  }

  async #open(parameters: AesGcmParams, sealed: Octets): Promise<Octets> {
    try {
      return new Uint8Array(await crypto.subtle.decrypt(parameters, this.#key, sealed));
    } catch (cause) {
      throw new EnvelopeError('damaged', { cause });
    }
  }

  #parameters(index: number, additionalData: Octets): AesGcmParams {
    const iv = joinOctets([this.#iv, uint64(index)]);
    return { name: 'AES-GCM', iv, additionalData, tagLength: TAG_BYTES * 8 };
  }
}
