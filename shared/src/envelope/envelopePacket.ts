import { AES_256, GCM } from './bodyProfile.ts';
import { EnvelopeError } from './envelopeError.ts';
import { toHex } from './octets.ts';

/** An envelope that a link holder's passphrase opens: SKESKv6 (RFC 9580 §5.3.2). */
export interface PassphraseEnvelope {
  readonly kind: 'passphrase';
  readonly argon2: { readonly passes: number; readonly lanes: number; readonly memoryExponent: number };
}

/** An envelope that a private key opens: PKESKv6 (RFC 9580 §5.1.2). */
export interface KeyEnvelope {
  readonly kind: 'key';
  readonly keyVersion: 4 | 6;
  /** Of the (sub)key that opens it; lower-case hex. */
  readonly fingerprint: string;
  /** Public-key algorithm id (RFC 9580 §9.1). */
  readonly algorithm: number;
}

const SKESK_HEADER = 0xc3;
const PKESK_HEADER = 0xc1;
const VERSION = 6;
const ARGON2 = 4;
const S2K_BYTES = 20;
const GCM_NONCE_BYTES = 12;
/** Session key and tag. */
const SEALED_KEY_BYTES = 32 + 16;
/** Cipher, mode, S2K length, S2K, nonce: what the packet's own count covers. */
const SKESK_FIELDS_BYTES = 3 + S2K_BYTES + GCM_NONCE_BYTES;
/** 128 MiB, ten passes: about two seconds on an office machine. */
const MOST = { memoryExponent: 17, passes: 10, lanes: 16 } as const;
const ECDH = 18;
const X25519 = 25;
const X448 = 26;
/** First octet of an ECDH point: SEC 1 uncompressed, and Curve25519 (RFC 9580 §11.2). */
const UNCOMPRESSED = 0x04;
const MONTGOMERY = 0x40;
const FINGERPRINT_BYTES = { 4: 20, 6: 32 } as const;

/**
 * Reads the public part of one envelope and nothing else: no secret is needed and no work done.
 * @throws `not-allowed` for anything but one SKESKv6 (AES-256, GCM, Argon2id within our limits) or one PKESKv6
 *   (ECDH, X25519, X448; recipient named).
 */
export function readEnvelope(envelope: Uint8Array): PassphraseEnvelope | KeyEnvelope {
  if (envelopeBytes(envelope) !== envelope.length) throw new EnvelopeError('not-allowed');
  const [header, first = 0] = envelope;
  const body = envelope.subarray(first < 192 ? 2 : 3);
  if (body[0] !== VERSION) throw new EnvelopeError('not-allowed');
  return header === SKESK_HEADER ? readPassphraseEnvelope(body) : readKeyEnvelope(body);
}

/**
 * Size of the envelope that `octets` begin with, under a one- or two-octet length (RFC 9580 §4.2.1).
 * @throws `not-allowed` where they begin with something else.
 */
export function envelopeBytes(octets: Uint8Array): number {
  const [header, first = 0, second = 0] = octets;
  if ((header !== SKESK_HEADER && header !== PKESK_HEADER) || first >= 224)
    throw new EnvelopeError('not-allowed');
  return first < 192 ? 2 + first : 3 + ((first - 192) << 8) + second + 192;
}

function readPassphraseEnvelope(body: Uint8Array): PassphraseEnvelope {
  const fixed = [VERSION, SKESK_FIELDS_BYTES, AES_256, GCM, S2K_BYTES, ARGON2];
  const whole = 2 + SKESK_FIELDS_BYTES + SEALED_KEY_BYTES;
  if (body.length !== whole || fixed.some((octet, at) => body[at] !== octet))
    throw new EnvelopeError('not-allowed');
  const [passes = 0, lanes = 0, memoryExponent = 0] = body.subarray(fixed.length + 16);
  const argon2 = { passes, lanes, memoryExponent };
  if (!isAllowedArgon2(argon2)) throw new EnvelopeError('not-allowed');
  return { kind: 'passphrase', argon2 };
}

/** RFC 9580 §3.7.1.4: memory is 2^exponent KiB, and at least 8 KiB for each lane. */
function isAllowedArgon2({ passes, lanes, memoryExponent }: PassphraseEnvelope['argon2']): boolean {
  if (passes < 1 || passes > MOST.passes || lanes < 1 || lanes > MOST.lanes) return false;
  return memoryExponent <= MOST.memoryExponent && 2 ** memoryExponent >= 8 * lanes;
}

function readKeyEnvelope(body: Uint8Array): KeyEnvelope {
  const [, count = 0, keyVersion] = body;
  if (keyVersion !== 4 && keyVersion !== 6) throw new EnvelopeError('not-allowed');
  if (count !== 1 + FINGERPRINT_BYTES[keyVersion]) throw new EnvelopeError('not-allowed');
  const algorithm = body[2 + count] ?? 0;
  const pointBytes = readPoint(algorithm, body.subarray(3 + count));
  const sealedKey = body.subarray(3 + count + pointBytes);
  // AES Key Wrap adds 8 octets; ECDH pads the key and its checksum to a multiple of 8 first.
  if (sealedKey.length < 1 + 40 || sealedKey[0] !== sealedKey.length - 1)
    throw new EnvelopeError('not-allowed');
  return { kind: 'key', keyVersion, fingerprint: toHex(body.subarray(3, 2 + count)), algorithm };
}

/**
 * Octets that the sender's ephemeral public key takes. Only its one correct spelling passes: some readers ignore the
 * spare bits, and no bit of an envelope may be changed unnoticed.
 */
function readPoint(algorithm: number, fields: Uint8Array): number {
  if (algorithm === X25519 && isReduced(fields.subarray(0, 32))) return 32;
  if (algorithm === X448) return 56;
  if (algorithm !== ECDH) throw new EnvelopeError('not-allowed');
  const [high = 0, low = 0, prefix = 0] = fields;
  const bits = high * 256 + low;
  const bytes = Math.ceil(bits / 8);
  const point = fields.subarray(2, 2 + bytes);
  const isMpi = bits === (bytes - 1) * 8 + (32 - Math.clz32(prefix));
  const isPoint = prefix === UNCOMPRESSED || (prefix === MONTGOMERY && bytes === 33 && isReduced(point));
  if (!isMpi || !isPoint) throw new EnvelopeError('not-allowed');
  return 2 + bytes;
}

/** RFC 7748 §5: the top bit of a Curve25519 point is ignored when it is read, so it must be 0. */
function isReduced(point: Uint8Array): boolean {
  return (point.at(-1) ?? 0x80) < 0x80;
}
