import { createDecipheriv, hkdfSync } from 'node:crypto';
import { readEnvelope } from '@siegelpost/shared/envelope/envelopePacket';
import { sealToCertificate, sealToPassphrase } from '@siegelpost/shared/envelope/envelopes';
import { fromBase64, toBase64, toHex } from '@siegelpost/shared/envelope/octets';
import { passphrase } from '@siegelpost/shared/envelope/passphrase';
import { argon2id } from 'hash-wasm';
import { enums, generateKey } from 'openpgp';
import { linkSecret, password, sessionKey } from './sampleInputs.ts';

/** Envelopes hold fresh random values, so they are made once and kept; everything around them is computed again. */
export interface EnvelopeVectors {
  readonly about: string;
  readonly sessionKey: string;
  readonly passphrases: readonly (object & { readonly name: string; readonly envelope: string })[];
  readonly keys: readonly KeyVector[];
}

interface KeyVector {
  readonly name: string;
  readonly privateKey: string;
  readonly certificate: string;
  readonly envelope: string;
  readonly packet: object;
}

const PASSPHRASES = [
  { name: 'link and password', secret: passphrase(linkSecret, password), strong: true },
  { name: 'link alone', secret: passphrase(linkSecret, null), strong: false },
] as const;

const KEYS = [
  { name: 'v4 Curve25519', options: { type: 'ecc', curve: 'curve25519Legacy' }, v6Keys: false },
  { name: 'v4 NIST P-384', options: { type: 'ecc', curve: 'nistP384' }, v6Keys: false },
  { name: 'v4 Brainpool P-384', options: { type: 'ecc', curve: 'brainpoolP384r1' }, v6Keys: false },
  { name: 'v6 X25519', options: { type: 'curve25519' }, v6Keys: true },
] as const;

/** SKESKv6 and PKESKv6 of one session key. */
export async function makeEnvelopeVectors(kept?: EnvelopeVectors): Promise<EnvelopeVectors> {
  const passphrases = [];
  for (const { name, secret, strong } of PASSPHRASES) {
    const old = kept?.passphrases.find((vector) => vector.name === name)?.envelope;
    const envelope = old ? hexOctets(old) : await sealToPassphrase(sessionKey, secret, { strong });
    passphrases.push({ name, ...(await explainPassphraseEnvelope(envelope, secret)) });
  }
  const keys = [];
  for (const kind of KEYS)
    keys.push(kept?.keys.find(({ name }) => name === kind.name) ?? (await keyVector(kind)));
  return {
    about: 'Envelopes in hex, keys in base64 (binary OpenPGP). See docs/PROTOCOL.md, "Envelopes".',
    sessionKey: toHex(sessionKey),
    passphrases,
    keys: keys.map((vector) => ({ ...vector, packet: readEnvelope(hexOctets(vector.envelope)) })),
  };
}

/** Takes a SKESKv6 apart by the offsets of the document, with other code than the product's. */
async function explainPassphraseEnvelope(envelope: Uint8Array, secret: string) {
  const [iterations = 0, parallelism = 0, exponent = 0] = envelope.subarray(24);
  const memorySize = 2 ** exponent;
  const salt = envelope.subarray(8, 24);
  const derivation = { password: secret, salt, iterations, parallelism, memorySize, hashLength: 32 };
  const argon2Output = await argon2id({ ...derivation, outputType: 'binary' });
  const info = Uint8Array.of(0xc3, 6, 9, 3);
  const keyEncryptionKey = Buffer.from(hkdfSync('sha256', argon2Output, new Uint8Array(0), info, 32));
  const nonce = envelope.subarray(27, 39);
  const opened = openGcm(keyEncryptionKey, { nonce, info, sealed: envelope.subarray(39) });
  return {
    passphrase: secret,
    envelope: toHex(envelope),
    salt: toHex(salt),
    argon2: { iterations, parallelism, memoryKib: memorySize },
    argon2Output: toHex(argon2Output),
    hkdfInfo: toHex(info),
    keyEncryptionKey: toHex(keyEncryptionKey),
    nonce: toHex(nonce),
    opened: toHex(opened),
  };
}

interface Sealed {
  readonly nonce: Uint8Array;
  readonly info: Uint8Array;
  readonly sealed: Uint8Array;
}

function openGcm(key: Uint8Array, { nonce, info, sealed }: Sealed): Buffer {
  const cipher = createDecipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(info).setAuthTag(sealed.subarray(-16));
  return Buffer.concat([cipher.update(sealed.subarray(0, -16)), cipher.final()]);
}

async function keyVector({ name, options, v6Keys }: (typeof KEYS)[number]): Promise<KeyVector> {
  const { privateKey, publicKey } = await generateKey({
    ...options,
    userIDs: [{ name: 'Erika Sommer', email: 'erika.sommer@amt.example' }],
    date: new Date('2026-01-01T00:00:00Z'),
    format: 'binary',
    config: { aeadProtect: true, preferredAEADAlgorithm: enums.aead.gcm, v6Keys },
  });
  const envelope = await sealToCertificate(sessionKey, publicKey);
  const packet = readEnvelope(envelope);
  return {
    name,
    privateKey: toBase64(privateKey),
    certificate: toBase64(publicKey),
    envelope: toHex(envelope),
    packet,
  };
}

/** The octets of hex text. */
export function hexOctets(text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(text, 'hex'));
}

/** Private key and certificate of the first key: the clerk of the other vectors. */
export function clerkOf({ keys: [first] }: EnvelopeVectors) {
  if (!first) throw new TypeError('the envelope vectors have no key');
  return { privateKey: fromBase64(first.privateKey), certificate: fromBase64(first.certificate) };
}
