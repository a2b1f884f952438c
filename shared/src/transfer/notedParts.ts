import { toHex } from './encoding.ts';
import type { PartJournal } from './sendingPlan.ts';
import { TransferError } from './transferError.ts';

/** What is known of the parts of a sending that goes on; a part's name is `partName`. */
export interface KnownParts {
  /** SHA-256 of the sealed parts that may have left, in hex. */
  readonly noted: ReadonlyMap<string, string>;
  /** Parts that the server has. */
  readonly durable: ReadonlySet<string>;
}

/** Remembers sealed parts before they leave, so that under one nonce nothing else ever does. */
export class NotedParts implements PartJournal {
  readonly #noted: Map<string, string>;
  readonly #durable: ReadonlySet<string>;
  readonly #note: (part: string, digest: string) => Promise<void>;

  /** @param note keeps a part's digest over the end of the program; durable once its promise is fulfilled */
  constructor({ noted, durable }: KnownParts, note: (part: string, digest: string) => Promise<void>) {
    this.#noted = new Map(noted);
    this.#durable = durable;
    this.#note = note;
  }

  async isDurable({
    bodyIndex,
    partIndex,
    bytes,
  }: Parameters<PartJournal['isDurable']>[0]): Promise<boolean> {
    const part = partName(bodyIndex, partIndex);
    const digest = toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
    const earlier = this.#noted.get(part);
    if (earlier !== undefined && earlier !== digest) throw new TransferError('file-changed');
    if (earlier === undefined) await this.#note(part, digest);
    this.#noted.set(part, digest);
    return this.#durable.has(part);
  }
}

/** The parts that a server says it has, body after body. */
export function partNames(bodies: readonly { readonly parts: readonly number[] }[]): ReadonlySet<string> {
  return new Set(bodies.flatMap(({ parts }, body) => parts.map((part) => partName(body, part))));
}

const partName = (bodyIndex: number, partIndex: number) => `${bodyIndex}/${partIndex}`;
