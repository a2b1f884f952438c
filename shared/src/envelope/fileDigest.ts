import { joinOctets, type Octets, toHex } from './octets.ts';

/** Plaintext octets under each inner digest. Browsers copy a block of this size much faster than a larger one (ADR 72). */
export const DIGEST_BLOCK_BYTES = 512 * 1024;
/** Blocks that WebCrypto may be hashing at once; each holds a copy of its octets. */
const BLOCKS_IN_FLIGHT = 8;

/**
 * File digest of docs/PROTOCOL.md: SHA-256 over the concatenated SHA-256 digests of each 512 KiB of plaintext, the last
 * block shorter; an empty file has no block. Octets may come in pieces of any size.
 */
export class FileDigest {
  readonly #blocks: Promise<ArrayBuffer>[] = [];
  #held = new Uint8Array(DIGEST_BLOCK_BYTES);
  #heldBytes = 0;

  /** Takes the next octets. They may change once this has returned; await it before giving many more. */
  async update(octets: Octets): Promise<void> {
    let rest = octets;
    if (this.#heldBytes > 0) rest = this.#hold(rest);
    while (rest.length >= DIGEST_BLOCK_BYTES) {
      this.#add(rest.subarray(0, DIGEST_BLOCK_BYTES));
      rest = rest.subarray(DIGEST_BLOCK_BYTES);
    }
    if (rest.length > 0) this.#hold(rest);
    await this.#blocks.at(-BLOCKS_IN_FLIGHT);
  }

  /** The digest, 32 octets. Call once, after the last `update`. */
  async finish(): Promise<Octets> {
    if (this.#heldBytes > 0) this.#add(this.#held.subarray(0, this.#heldBytes));
    this.#heldBytes = 0;
    const digests = await Promise.all(this.#blocks);
    const joined = joinOctets(digests.map((digest) => new Uint8Array(digest)));
    return new Uint8Array(await crypto.subtle.digest('SHA-256', joined));
  }

  /** Keeps what does not fill a block; returns what is left once it is full. */
  #hold(octets: Octets): Octets {
    const taken = octets.subarray(0, DIGEST_BLOCK_BYTES - this.#heldBytes);
    this.#held.set(taken, this.#heldBytes);
    this.#heldBytes += taken.length;
    if (this.#heldBytes === DIGEST_BLOCK_BYTES) {
      this.#add(this.#held);
      this.#heldBytes = 0;
    }
    return octets.subarray(taken.length);
  }

  #add(block: Octets): void {
    // WebCrypto copies its input before `digest` returns.
    this.#blocks.push(crypto.subtle.digest('SHA-256', block));
  }
}

/** A digest as it stands in a manifest: lower-case hex. */
export function digestHex(digest: Uint8Array): string {
  return toHex(digest);
}

/** A hex digest or fingerprint for people to compare: groups of four, e.g. `9f86 d081 884c …`. */
export function digestGroups(hex: string): string {
  return (hex.match(/.{1,4}/g) ?? []).join(' ');
}
