import { joinOctets, type Octets } from './octets.ts';

/**
 * The one framing of all our packets, whatever their size: as long as at least 2^30 octets of packet body remain,
 * a partial body length of 2^30 (RFC 9580 §4.2.1.4, octet 0xFE); then the rest under a five-octet length
 * (§4.2.1.3), which may be 0. Below 1 GiB that is an ordinary packet of definite length.
 */
export const PARTIAL_BYTES = 2 ** 30;
const PARTIAL_OCTET = 0xe0 | 30;
const TAG_OCTETS = 1;
const FIVE_OCTET_LENGTH = 5;

/** A stretch of a packet: octets of its framing, or a range of its content. */
export type Piece =
  | { readonly kind: 'framing'; readonly octets: Octets }
  | { readonly kind: 'content'; readonly from: number; readonly to: number };

/** Exact size of a packet whose body has `bodyBytes` octets. */
export function packetBytes(bodyBytes: number): number {
  return TAG_OCTETS + FIVE_OCTET_LENGTH + Math.floor(bodyBytes / PARTIAL_BYTES) + bodyBytes;
}

/** Inverse of `packetBytes`; undefined where no packet of ours has this size. */
export function packetBodyBytes(wholeBytes: number): number | undefined {
  const framed = wholeBytes - TAG_OCTETS - FIVE_OCTET_LENGTH;
  const bodyBytes = framed - Math.floor(framed / (PARTIAL_BYTES + 1));
  return bodyBytes >= 0 && packetBytes(bodyBytes) === wholeBytes ? bodyBytes : undefined;
}

/** The packet of `tag` whose body is `prefix` followed by `contentBytes` octets of content, piece by piece. */
export function packetLayout(tag: number, prefix: Octets, contentBytes: number): readonly Piece[] {
  const bodyBytes = prefix.length + contentBytes;
  const pieces: Piece[] = [];
  let framing: Octets[] = [new Uint8Array([0xc0 | tag])];
  for (let at = 0; at <= bodyBytes; at += PARTIAL_BYTES) {
    const bytes = Math.min(PARTIAL_BYTES, bodyBytes - at);
    framing.push(bytes === PARTIAL_BYTES ? new Uint8Array([PARTIAL_OCTET]) : fiveOctetLength(bytes));
    if (at === 0) framing.push(prefix);
    pieces.push({ kind: 'framing', octets: joinOctets(framing) });
    framing = [];
    const from = Math.max(0, at - prefix.length);
    const to = at + bytes - prefix.length;
    if (to > from) pieces.push({ kind: 'content', from, to });
  }
  return pieces;
}

/** The pieces between two offsets of the packet. */
export function piecesBetween(layout: readonly Piece[], from: number, to: number): readonly Piece[] {
  const found: Piece[] = [];
  let at = 0;
  for (const piece of layout) {
    const bytes = piece.kind === 'framing' ? piece.octets.length : piece.to - piece.from;
    const start = Math.max(0, from - at);
    const end = Math.min(bytes, to - at);
    at += bytes;
    if (start < end) found.push(cutPiece(piece, start, end));
  }
  return found;
}

function cutPiece(piece: Piece, start: number, end: number): Piece {
  return piece.kind === 'framing'
    ? { kind: 'framing', octets: piece.octets.subarray(start, end) }
    : { kind: 'content', from: piece.from + start, to: piece.from + end };
}

function fiveOctetLength(bytes: number): Octets {
  const octets = new Uint8Array(FIVE_OCTET_LENGTH);
  octets[0] = 0xff;
  new DataView(octets.buffer).setUint32(1, bytes);
  return octets;
}
