import { expect, test } from '@jest/globals';
import {
  createMessage,
  decrypt,
  encrypt,
  encryptSessionKey,
  enums,
  generateKey,
  readKey,
  readMessage,
  readPrivateKey,
} from 'openpgp';
import { readEnvelope } from './envelopePacket.ts';
import { openWithPassphrase, openWithPrivateKey, sealToCertificate, sealToPassphrase } from './envelopes.ts';
import { generateClerkKey } from './keys.ts';
import { joinOctets, type Octets, utf8 } from './octets.ts';
import { sealBytes } from './sealBody.ts';
import { newSessionKey } from './sessionKey.ts';

const OPENPGP = {
  aeadProtect: true,
  preferredAEADAlgorithm: enums.aead.gcm,
  s2kType: enums.s2k.argon2,
} as const;

/** Key kinds that a clerk, an archive or a device may have. */
const KINDS = [
  { name: 'v4 Curve25519', options: { type: 'ecc', curve: 'curve25519Legacy' }, v6Keys: false },
  { name: 'v4 NIST P-384', options: { type: 'ecc', curve: 'nistP384' }, v6Keys: false },
  { name: 'v4 Brainpool P-384', options: { type: 'ecc', curve: 'brainpoolP384r1' }, v6Keys: false },
  { name: 'v4 X25519', options: { type: 'curve25519' }, v6Keys: false },
  { name: 'v6 X25519', options: { type: 'curve25519' }, v6Keys: true },
  { name: 'v6 X448', options: { type: 'curve448' }, v6Keys: true },
  { name: 'v6 NIST P-384', options: { type: 'ecc', curve: 'nistP384' }, v6Keys: true },
] as const;

async function makeKey({ options, v6Keys }: (typeof KINDS)[number]) {
  const { privateKey, publicKey } = await generateKey({
    ...options,
    userIDs: [{ name: 'Archiv', email: 'archiv@amt.example' }],
    format: 'binary',
    config: { ...OPENPGP, v6Keys },
  });
  return { privateKey: new Uint8Array(privateKey), certificate: new Uint8Array(publicKey) };
}

async function openByOpenpgp(message: Octets, secret: object): Promise<string> {
  const opened = await decrypt({ message: await readMessage({ binaryMessage: message }), ...secret });
  return opened.data;
}

test('a passphrase opens its envelope among others', async () => {
  const sessionKey = newSessionKey();
  const { certificate } = await generateClerkKey({ name: 'Erika Muster', address: 'erika@amt.example' });
  const envelopes = [
    await sealToCertificate(sessionKey, certificate),
    await sealToPassphrase(sessionKey, 'first', { strong: true }),
    await sealToPassphrase(sessionKey, 'second', { strong: false }),
  ];
  expect(await openWithPassphrase(envelopes, 'first')).toEqual(sessionKey);
  expect(await openWithPassphrase(envelopes, 'second')).toEqual(sessionKey);
  await expect(openWithPassphrase(envelopes, 'third')).rejects.toMatchObject({ code: 'wrong-secret' });
});

test.each([true, false])(
  'openpgp.js opens envelope ‖ body with the passphrase (strong: %s)',
  async (strong) => {
    const sessionKey = newSessionKey();
    const envelope = await sealToPassphrase(sessionKey, 'Zimt.7K3M', { strong });
    const message = joinOctets([envelope, await sealBytes(utf8('Grüße'), sessionKey)]);
    expect(await openByOpenpgp(message, { passwords: 'Zimt.7K3M' })).toBe('Grüße');
  },
);

test('a strong envelope is 87 octets: Argon2id with 3 passes, 4 lanes, 64 MiB', async () => {
  const envelope = await sealToPassphrase(newSessionKey(), 'x', { strong: true });
  expect(envelope.length).toBe(87);
  expect(readEnvelope(envelope)).toEqual({
    kind: 'passphrase',
    argon2: { passes: 3, lanes: 4, memoryExponent: 16 },
  });
});

test.each(KINDS)(
  'a $name key opens its PKESKv6, and openpgp.js opens envelope ‖ body with it',
  async (kind) => {
    const { privateKey, certificate } = await makeKey(kind);
    const sessionKey = newSessionKey();
    const envelope = await sealToCertificate(sessionKey, certificate);
    expect(readEnvelope(envelope)).toMatchObject({ kind: 'key', keyVersion: kind.v6Keys ? 6 : 4 });
    expect(await openWithPrivateKey([envelope], privateKey)).toEqual(sessionKey);
    const message = joinOctets([envelope, await sealBytes(utf8('Grüße'), sessionKey)]);
    const decryptionKeys = await readPrivateKey({ binaryKey: privateKey });
    expect(await openByOpenpgp(message, { decryptionKeys })).toBe('Grüße');
  },
);

test.each(KINDS)('an envelope that openpgp.js made for a $name key opens', async (kind) => {
  const { privateKey, certificate } = await makeKey(kind);
  const message = await createMessage({ text: 'Grüße' });
  const encryptionKeys = await readKey({ binaryKey: certificate });
  const sealed = await encrypt({ message, encryptionKeys, format: 'binary', config: OPENPGP });
  const envelope = sealed.subarray(0, 2 + (sealed[1] ?? 0));
  const sessionKey = await openWithPrivateKey([envelope], privateKey);
  const opened = await decrypt({
    message: await readMessage({ binaryMessage: sealed }),
    sessionKeys: [{ data: sessionKey, algorithm: 'aes256' }],
  });
  expect(opened.data).toBe('Grüße');
});

test('a key opens nothing that is addressed to another key', async () => {
  const erika = await generateClerkKey({ name: 'Erika', address: 'erika@amt.example' });
  const max = await generateClerkKey({ name: 'Max', address: 'max@amt.example' });
  const envelope = await sealToCertificate(newSessionKey(), erika.certificate);
  await expect(openWithPrivateKey([envelope], max.privateKey)).rejects.toMatchObject({
    code: 'wrong-secret',
  });
});

test('a session key is never sealed to a private key file or to noise', async () => {
  const { privateKey } = await generateClerkKey({ name: 'Erika', address: 'erika@amt.example' });
  for (const notCertificate of [privateKey, utf8('nothing'), new Uint8Array(0)]) {
    await expect(sealToCertificate(newSessionKey(), notCertificate)).rejects.toMatchObject({
      code: 'not-allowed',
    });
  }
});

/** Offsets in a SKESKv6 of ours. */
const AT = {
  header: 0,
  version: 2,
  cipher: 4,
  mode: 5,
  s2k: 7,
  passes: 24,
  lanes: 25,
  memoryExponent: 26,
} as const;

test.each([
  ['a memory exponent above 17', AT.memoryExponent, 18],
  ['a memory exponent of 31', AT.memoryExponent, 31],
  ['less memory than its lane needs', AT.memoryExponent, 2],
  ['no passes', AT.passes, 0],
  ['eleven passes', AT.passes, 11],
  ['no lanes', AT.lanes, 0],
  ['seventeen lanes', AT.lanes, 17],
  ['another S2K', AT.s2k, 3],
  ['OCB', AT.mode, 2],
  ['AES-128', AT.cipher, 7],
  ['SKESKv4', AT.version, 4],
  ['another packet', AT.header, 0xd2],
])('an envelope with %s is refused before memory is taken (rows 21 and 22)', async (_, offset, octet) => {
  const envelope = await sealToPassphrase(newSessionKey(), 'x', { strong: false });
  envelope[offset] = octet;
  // At once, and by a reader that knows no secret: nothing can have been derived.
  expect(() => readEnvelope(envelope)).toThrow('not-allowed');
  await expect(openWithPassphrase([envelope], 'x')).rejects.toMatchObject({ code: 'not-allowed' });
});

test('a PKESKv3 is refused (row 21)', async () => {
  const { privateKey, certificate } = await generateClerkKey({ name: 'Erika', address: 'erika@amt.example' });
  const encryptionKeys = await readKey({ binaryKey: certificate });
  const data = newSessionKey();
  const v3 = await encryptSessionKey({ data, algorithm: 'aes256', encryptionKeys, format: 'binary' });
  const v6 = await sealToCertificate(newSessionKey(), certificate);
  v6[2] = 3;
  for (const envelope of [v3, v6]) {
    await expect(openWithPrivateKey([envelope], privateKey)).rejects.toMatchObject({ code: 'not-allowed' });
  }
});

test('an envelope cut short or lengthened is refused', async () => {
  const envelope = await sealToPassphrase(newSessionKey(), 'x', { strong: false });
  for (let bytes = 0; bytes < envelope.length; bytes++) {
    expect(() => readEnvelope(envelope.subarray(0, bytes))).toThrow('not-allowed');
  }
  expect(() => readEnvelope(joinOctets([envelope, new Uint8Array(1)]))).toThrow('not-allowed');
});

test('more passphrase envelopes than can be tried are refused (row 22)', async () => {
  const envelope = await sealToPassphrase(newSessionKey(), 'x', { strong: false });
  const attempt = openWithPassphrase([envelope, envelope, envelope, envelope, envelope], 'x');
  await expect(attempt).rejects.toMatchObject({ code: 'not-allowed' });
});
