import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parsePackageId } from '../api/ids.ts';
import { parseLinkSecret } from '../link/link.ts';
import { deriveGateKeys, deriveLinkToken, tokenDigest } from './gates.ts';
import { toHex } from './octets.ts';
import { canonicalPassword, newLinkSecret, newPassword, passphrase } from './passphrase.ts';

const packageId = parsePackageId('AAAAAAAAAAAAAAAAAAAAAA');
const otherPackage = parsePackageId('AAAAAAAAAAAAAAAAAAAAAQ');
const linkSecret = parseLinkSecret('AAECAwQFBgcICQoLDA0ODxAREhM');
if (!packageId || !otherPackage || !linkSecret) throw new TypeError('samples');

test('a fresh link secret and a fresh password are in their forms and never the same', () => {
  const secrets = new Set(Array.from({ length: 100 }, newLinkSecret));
  const passwords = new Set(Array.from({ length: 100 }, newPassword));
  expect(secrets.size + passwords.size).toBe(200);
  for (const password of passwords)
    expect(password).toMatch(/^[0-9A-HJKMNP-TV-Z]{3}-[0-9A-HJKMNP-TV-Z]{3}-[0-9A-HJKMNP-TV-Z]{4}$/);
});

test.each(['7K3-MQ2-VDXW', '7k3mq2vdxw', ' 7K3 MQ2 VDXW ', '7K3–MQ2—VDXW', '7k3\u00a0mq2\u2011vdxw\n'])(
  'the password %j is understood',
  (typed) => expect(canonicalPassword(typed)).toBe('7K3MQ2VDXW'),
);

test('O is read as 0, I and L as 1', () => {
  expect(canonicalPassword('oO0-iIl-L1XY')).toBe(
    '0001111XY'.padStart(10, '0').replace('00001111XY', '00011111XY'),
  );
});

test.each([
  '',
  '7K3-MQ2-VDX',
  '7K3-MQ2-VDXWW',
  '7K3-MQ2-VDXU',
  '7K3-MQ2-VDXÄ',
  '７K3MQ2VDXW',
  '7K3.MQ2.VDXW',
])('the password %j is none', (typed) => expect(canonicalPassword(typed)).toBeUndefined());

test('whatever is typed is a canonical password or none', () => {
  const typed = fc.oneof(fc.string({ unit: 'binary', maxLength: 30 }), fc.stringMatching(/^[\w -]{10,14}$/));
  const isCanonicalOrNone = (text: string): boolean => {
    const canonical = canonicalPassword(text);
    return canonical === undefined || canonicalPassword(canonical) === canonical;
  };
  expect(() => fc.assert(fc.property(typed, isCanonicalOrNone))).not.toThrow();
});

test('the passphrase is the link secret, alone or with the password behind a full stop', () => {
  expect(passphrase(linkSecret, null)).toBe('AAECAwQFBgcICQoLDA0ODxAREhM');
  expect(passphrase(linkSecret, '7k3 mq2 vdxw')).toBe('AAECAwQFBgcICQoLDA0ODxAREhM.7K3MQ2VDXW');
  expect(() => passphrase(linkSecret, 'falsch')).toThrow('wrong-secret');
});

test('tokens and keys differ from each other, by password and by package', async () => {
  const [plain, withPassword] = [passphrase(linkSecret, null), passphrase(linkSecret, '7K3-MQ2-VDXW')];
  const all = [
    await deriveGateKeys(plain, packageId),
    await deriveGateKeys(withPassword, packageId),
    await deriveGateKeys(withPassword, otherPackage),
  ].flatMap(({ authToken, replyKey, pairKey }) => [authToken, replyKey, pairKey]);
  const linkToken = await deriveLinkToken(linkSecret);
  const hex = [...all, linkToken, await tokenDigest(linkToken)].map(toHex);
  expect(new Set(hex).size).toBe(11);
  for (const text of hex) expect(text).toHaveLength(64);
});

test('the same secrets give the same tokens', async () => {
  const secret = passphrase(linkSecret, '7K3-MQ2-VDXW');
  expect(await deriveGateKeys(secret, packageId)).toEqual(await deriveGateKeys(secret, packageId));
});
