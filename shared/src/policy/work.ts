/**
 * Proof of work that a drop-in page asks for under load, before a code is mailed: a number whose hash begins with some
 * zero bits. It is bound to page, mailbox and moment, so that it cannot be laid in store; used twice it does no harm,
 * because codes are limited by mailbox anyway.
 */
export interface WorkPlace {
  readonly dropIn: string;
  readonly address: string;
  /** Seconds since 1970. */
  readonly begunAt: number;
}

/** A proof is good for so long; the clock of a phone may be wrong by as much either way. */
export const WORK_SECONDS = 15 * 60;

/** The text that is hashed, but for the number that is looked for and stands behind it in decimal. */
export function workText({ dropIn, address, begunAt }: WorkPlace): string {
  return `siegelpost work v1\n${dropIn}\n${address.toLowerCase()}\n${begunAt}\n`;
}

/** How many zero bits a SHA-256 begins with. */
export function leadingZeroBits(digest: Uint8Array): number {
  let bits = 0;
  for (const octet of digest) {
    if (octet !== 0) return bits + Math.clz32(octet) - 24;
    bits += 8;
  }
  return bits;
}
