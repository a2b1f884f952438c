import { expect, test } from '@jest/globals';
import { readKey } from 'openpgp';
import {
  canonicalRecoveryCode,
  fingerprintOf,
  generateClerkKey,
  lockPrivateKey,
  newRecoveryCode,
  unlockPrivateKey,
} from './keys.ts';
import { openMessage, sealMessage } from './message.ts';
import { joinOctets, utf8 } from './octets.ts';

const ERIKA = { name: 'Erika Müller', address: 'erika@amt.example' };

test('a clerk key is v4, Ed25519 and Curve25519 as older tools know them, and marked for SEIPDv2', async () => {
  const { certificate, fingerprint } = await generateClerkKey(ERIKA);
  const key = await readKey({ binaryKey: certificate });
  expect(key.isPrivate()).toBe(false);
  expect(key.getAlgorithmInfo()).toEqual({ algorithm: 'eddsaLegacy', curve: 'ed25519Legacy' });
  expect(key.subkeys.map((subkey) => subkey.getAlgorithmInfo())).toEqual([
    { algorithm: 'ecdh', curve: 'curve25519Legacy' },
  ]);
  expect(key.users[0]?.selfCertifications[0]?.features?.[0]).toBe(1 | 8);
  expect(key.getUserIDs()).toEqual(['Erika Müller <erika@amt.example>']);
  expect(fingerprint).toMatch(/^[0-9a-f]{40}$/);
  expect(await fingerprintOf(certificate)).toBe(fingerprint);
});

test.each([
  ['', '<erika@amt.example>'],
  ['Müller <boss@amt.example>', 'Müller boss@amt.example <erika@amt.example>'],
  ['Erika (Amt 1)\r\nX: y', 'Erika Amt 1 X: y <erika@amt.example>'],
  ['李小龙 🙂', '李小龙 🙂 <erika@amt.example>'],
])('the name %j makes one plain user id', async (name, userId) => {
  const { certificate } = await generateClerkKey({ ...ERIKA, name });
  expect((await readKey({ binaryKey: certificate })).getUserIDs()).toEqual([userId]);
});

test('a recovery code has 26 symbols and is forgiven its spelling', () => {
  const code = newRecoveryCode();
  expect(code).toMatch(/^(?:[0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{2}$/);
  const canonical = canonicalRecoveryCode(code);
  expect(canonicalRecoveryCode(code.toLowerCase().replaceAll('-', ' '))).toBe(canonical);
  expect(canonicalRecoveryCode(code.replaceAll('1', 'l').replaceAll('0', 'o'))).toBe(canonical);
  expect(canonicalRecoveryCode(code.slice(1))).toBeUndefined();
});

test('a private key comes back with its recovery code, and with no other', async () => {
  const { privateKey } = await generateClerkKey(ERIKA);
  const code = newRecoveryCode();
  const sealed = await lockPrivateKey(privateKey, code);
  expect(await unlockPrivateKey(sealed, code.toLowerCase())).toEqual(privateKey);
  for (const wrong of [newRecoveryCode(), '', 'x']) {
    await expect(unlockPrivateKey(sealed, wrong)).rejects.toMatchObject({ code: 'wrong-secret' });
  }
});

test('a locked key that was cut, lengthened or replaced is refused', async () => {
  const { privateKey } = await generateClerkKey(ERIKA);
  const code = newRecoveryCode();
  const sealed = await lockPrivateKey(privateKey, code);
  const hostile = [
    new Uint8Array(0),
    sealed.subarray(0, 87),
    sealed.subarray(0, -1),
    joinOctets([sealed, sealed]),
  ];
  for (const octets of [...hostile, privateKey, utf8('nothing at all')]) {
    await expect(unlockPrivateKey(octets, code)).rejects.toMatchObject({ name: 'EnvelopeError' });
  }
});

test('a message to a certificate opens with its private key', async () => {
  const { privateKey, certificate } = await generateClerkKey(ERIKA);
  const sealed = await sealMessage(utf8('Merkzettel'), { certificate });
  expect(await openMessage(sealed, { privateKey, maxBytes: 100 })).toEqual(utf8('Merkzettel'));
});
