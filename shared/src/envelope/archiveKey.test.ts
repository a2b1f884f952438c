import { beforeAll, expect, test } from '@jest/globals';
import { checkArchiveKey } from './archiveKey.ts';
import { certify } from './certification.ts';
import { generateClerkKey, type KeyPair } from './keys.ts';
import { expiredKey, otherKey } from './testing/otherKeys.ts';

const ARCHIVE = { name: 'Archiv Amt Beispiel', address: 'archiv@amt.example' };

let archive: KeyPair;
let organisation: KeyPair;

beforeAll(async () => {
  [archive, organisation] = await Promise.all([
    generateClerkKey(ARCHIVE),
    generateClerkKey({ name: 'Amt Beispiel', address: 'post@amt.example' }),
  ]);
});

test('an archive key is known by its fingerprint and its name', async () => {
  expect(await checkArchiveKey(archive.certificate, null)).toEqual({
    fingerprint: archive.fingerprint,
    name: ARCHIVE.name,
    certified: false,
  });
});

test('where there is an organisation key, it must have certified it', async () => {
  const { certificate } = organisation;
  expect(await checkArchiveKey(archive.certificate, certificate)).toBe('uncertified');
  const certified = await certify(archive.certificate, organisation.privateKey);
  expect(await checkArchiveKey(certified, certificate)).toMatchObject({
    certified: true,
    name: ARCHIVE.name,
  });
  const other = await generateClerkKey(ARCHIVE);
  expect(await checkArchiveKey(certified, other.certificate)).toBe('uncertified');
});

test.each(['nistP384', 'brainpoolP384r1'] as const)('an archive key may be of %s', async (curve) => {
  const { certificate } = await otherKey({ type: 'ecc', curve });
  expect(await checkArchiveKey(certificate, null)).toMatchObject({ name: 'Archiv' });
});

test('a key that has expired is said to have (row 28)', async () => {
  expect(await checkArchiveKey((await expiredKey()).certificate, null)).toBe('expired');
});

test('what nothing can be sealed to is unusable (row 28)', async () => {
  const rsa = await otherKey({ type: 'rsa', rsaBits: 2048 });
  const signing = await otherKey({ type: 'ecc', curve: 'curve25519Legacy', subkeys: [{ sign: true }] });
  const unusable = [
    rsa.certificate,
    signing.certificate,
    archive.privateKey,
    archive.certificate.subarray(0, -40),
    new Uint8Array(0),
    new Uint8Array(100),
    new Uint8Array(70_000),
  ];
  for (const octets of unusable) expect(await checkArchiveKey(octets, null)).toBe('unusable');
});
