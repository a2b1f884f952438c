import { readFileSync } from 'node:fs';
import { MAX_CERTIFICATE_BYTES } from '@siegelpost/shared/api/encodings';

const ARMOR = /-----BEGIN PGP PUBLIC KEY BLOCK-----\r?\n(?:[^\r\n]+\r?\n)*\r?\n([A-Za-z0-9+/=\s]+?)-----END/;
const CHECKSUM = /\r?\n=[A-Za-z0-9+/]{4}\s*$/;
const PRIVATE_ARMOR = 'PRIVATE KEY BLOCK';
const PUBLIC_KEY = 6;
/** Secret key and secret subkey (RFC 9580 §5.5). */
const PRIVATE_TAGS = [5, 7];
/** What a certificate is made of: signatures, (sub)keys, trust, user ids, user attributes, padding (§5). */
const PUBLIC_TAGS = [2, PUBLIC_KEY, 12, 13, 14, 17, 21];

const UNREADABLE = 'the file cannot be read';
const PRIVATE =
  'holds a private key, which must never lie on this server: take it away, and name the certificate';
const NO_CERTIFICATE = 'is not one OpenPGP certificate';
const TOO_LARGE = 'is larger than 64 KiB: export it without what others have certified';

/**
 * The certificate that a setting names a file for, binary; undefined, with the reason told to `complain`, where it is none.
 * This server knows no OpenPGP: whether the key is the right one and still valid, those find who seal to it. What is made
 * sure of here is that no private key lies on this machine by mistake.
 */
export function readCertificateSetting(
  file: string,
  complain: (sentence: string) => void,
): Buffer | undefined {
  const given = read(file);
  const octets = given && withoutArmor(given);
  const fault = octets === undefined ? UNREADABLE : faultOf(octets, given);
  if (fault === undefined) return octets;
  complain(fault);
  return undefined;
}

function faultOf(octets: Buffer, given = octets): string | undefined {
  const tags = packetTags(octets);
  if (given.includes(PRIVATE_ARMOR) || tags.some((tag) => PRIVATE_TAGS.includes(tag))) return PRIVATE;
  const isCertificate =
    tags[0] === PUBLIC_KEY &&
    tags.lastIndexOf(PUBLIC_KEY) === 0 &&
    tags.every((tag) => PUBLIC_TAGS.includes(tag));
  if (!isCertificate) return NO_CERTIFICATE;
  return octets.length > MAX_CERTIFICATE_BYTES ? TOO_LARGE : undefined;
}

function read(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}

/** Binary, whether it was armored (§6.2) or not. */
function withoutArmor(octets: Buffer): Buffer {
  const [, armored] = ARMOR.exec(octets.toString('latin1')) ?? [];
  return armored === undefined ? octets : Buffer.from(armored.replace(CHECKSUM, ''), 'base64');
}

/** The kinds of the packets, up to where there are none any more; 0 for what is no packet. */
function packetTags(octets: Buffer): number[] {
  const tags = [];
  for (let at = 0; at < octets.length;) {
    const { tag, end } = packetAt(octets, at);
    tags.push(end > octets.length && !PRIVATE_TAGS.includes(tag) ? 0 : tag);
    at = end;
  }
  return tags;
}

/** Header in the current or the legacy format (§4.2); no packet of a key has a partial or open length. */
function packetAt(octets: Buffer, at: number): { readonly tag: number; readonly end: number } {
  const octet = (offset: number) => octets[at + offset] ?? 0;
  const number = (offset: number, size: number) =>
    Array.from({ length: size }, (_, index) => octet(offset + index)).reduce(
      (sum, one) => sum * 256 + one,
      0,
    );
  const [header, first] = [octet(0), octet(1)];
  if ((header & 0xc0) === 0x80) {
    const size = [1, 2, 4, Infinity][header & 3] ?? Infinity;
    const end = size === Infinity ? Infinity : at + 1 + size + number(1, size);
    return { tag: (header >> 2) & 15, end };
  }
  const tag = header < 0x80 ? 0 : header & 0x3f;
  if (first < 192) return { tag, end: at + 2 + first };
  if (first < 224) return { tag, end: at + 3 + (first - 192) * 256 + octet(2) + 192 };
  return { tag, end: first === 255 ? at + 6 + number(2, 4) : Infinity };
}
