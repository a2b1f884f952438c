import { expect, test } from '@jest/globals';
import { parseConversationId, parsePackageId } from '../api/ids.ts';
import { generateClerkKey } from './keys.ts';
import { decodeManifest, encodeManifest, type Manifest } from './manifest.ts';
import { signManifest, verifyManifest } from './manifestSignature.ts';
import { joinOctets, randomOctets, utf8 } from './octets.ts';
import { proveReply, verifyReply } from './replyProof.ts';
import { flipBit } from './testing/octetStreams.ts';

const conversationId = parseConversationId('AAAAAAAAAAAAAAAAAAAAAQ');
const otherConversation = parseConversationId('AAAAAAAAAAAAAAAAAAAAAg');
const packageId = parsePackageId('AAAAAAAAAAAAAAAAAAAAAA');
if (!conversationId || !packageId || !otherConversation) throw new TypeError('sample ids');

const INVALID = { name: 'EnvelopeError', code: 'signature-invalid' };
const ERIKA = { name: 'Erika', address: 'erika@amt.example' };

const MANIFEST: Manifest = {
  version: 1,
  packageId,
  conversationId,
  inReplyTo: null,
  createdAt: '2026-01-02T03:04:05.678Z',
  author: { name: 'Erika Müller', address: 'erika@amt.example', fingerprint: 'ab'.repeat(20) },
  message: 'Anbei die Bescheide.\n<img onerror=…> 🙂',
  classification: 'vertraulich',
  files: [{ name: 'Bescheid ä.pdf', bytes: 12, mediaType: 'application/pdf', digest: '0f'.repeat(32) }],
  readers: [{ kind: 'clerk', fingerprint: 'ab'.repeat(20) }],
  replyTo: 'AAEC',
  pairing: null,
};

test('a manifest comes back as it was', () => {
  expect(decodeManifest(encodeManifest(MANIFEST))).toEqual(MANIFEST);
});

test.each([
  ['another version', { version: 2 }],
  ['an unknown field', { extra: true }],
  ['a missing field', { readers: undefined }],
  ['an unknown field of the author', { author: { ...MANIFEST.author, admin: true } }],
  ['a file without a digest', { files: [{ name: 'x', bytes: 1, mediaType: '' }] }],
  ['a negative size', { files: [{ ...MANIFEST.files[0], bytes: -1 }] }],
  ['a fraction of an octet', { files: [{ ...MANIFEST.files[0], bytes: 0.5 }] }],
  ['an upper-case digest', { files: [{ ...MANIFEST.files[0], digest: '0F'.repeat(32) }] }],
  ['a line break in the name', { author: { ...MANIFEST.author, name: 'Erika\nBcc: x' } }],
  ['an id that is none', { packageId: 'AAAAAAAAAAAAAAAAAAAAAB' }],
  ['too many files', { files: Array(201).fill(MANIFEST.files[0]) }],
  ['a request for pairing, which this version does not have (row 26)', { pairing: {} }],
])('a manifest with %s is refused', (_, change) => {
  const octets = utf8(JSON.stringify({ ...MANIFEST, ...change }));
  expect(() => decodeManifest(octets)).toThrow('manifest-invalid');
});

test.each([
  ['no JSON', '{'],
  ['a number', '1'],
  ['null', 'null'],
  ['a list', '[]'],
  ['__proto__', JSON.stringify(MANIFEST).replace('{', '{"__proto__":{},')],
  ['__proto__ inside', JSON.stringify(MANIFEST).replace('"author":{', '"author":{"__proto__":{"x":1},')],
  ['a byte order mark', `\uFEFF${JSON.stringify(MANIFEST)}`],
])('%s is not a manifest', (_, text) => {
  expect(() => decodeManifest(utf8(text))).toThrow('manifest-invalid');
});

test('broken UTF-8 and more than 1 MiB are refused', () => {
  expect(() => decodeManifest(Uint8Array.of(0x22, 0xff, 0x22))).toThrow('manifest-invalid');
  expect(() => decodeManifest(utf8(`"${'x'.repeat(1024 * 1024)}"`))).toThrow('manifest-invalid');
});

test('a signature holds for these octets and this key only', async () => {
  const { privateKey, certificate } = await generateClerkKey(ERIKA);
  const other = await generateClerkKey(ERIKA);
  const manifest = encodeManifest(MANIFEST);
  const changed = encodeManifest({ ...MANIFEST, message: '' });
  const signature = await signManifest(manifest, privateKey);
  await expect(verifyManifest(manifest, signature, certificate)).resolves.toBeUndefined();
  await expect(verifyManifest(manifest, signature, other.certificate)).rejects.toMatchObject(INVALID);
  await expect(verifyManifest(changed, signature, certificate)).rejects.toMatchObject(INVALID);
});

test('a missing, doubled, foreign or cut signature is refused (row 24)', async () => {
  const { privateKey, certificate } = await generateClerkKey(ERIKA);
  const manifest = encodeManifest(MANIFEST);
  const signature = await signManifest(manifest, privateKey);
  const hostile = [
    new Uint8Array(0),
    joinOctets([signature, signature]),
    certificate,
    utf8('-----BEGIN PGP SIGNATURE-----'),
    signature.subarray(0, -1),
    new Uint8Array(5000).fill(0xc2),
  ];
  for (const octets of hostile) {
    await expect(verifyManifest(manifest, octets, certificate)).rejects.toMatchObject(INVALID);
  }
});

test('every flipped bit of what is signed, and of the signature value, is caught', async () => {
  const { privateKey, certificate } = await generateClerkKey(ERIKA);
  const manifest = utf8('kurz');
  const signature = await signManifest(manifest, privateKey);
  for (let bit = 0; bit < manifest.length * 8; bit++) {
    const attempt = verifyManifest(flipBit(manifest, bit), signature, certificate);
    await expect(attempt).rejects.toMatchObject(INVALID);
  }
  for (let bit = (signature.length - 60) * 8; bit < signature.length * 8; bit++) {
    const attempt = verifyManifest(manifest, flipBit(signature, bit), certificate);
    await expect(attempt).rejects.toMatchObject(INVALID);
  }
});

test('a signature made by a clock that runs ahead holds', async () => {
  const { privateKey, certificate } = await generateClerkKey(ERIKA);
  const manifest = encodeManifest(MANIFEST);
  const { now } = Date;
  Date.now = () => now() - 24 * 3600 * 1000;
  try {
    const signature = await signManifest(manifest, privateKey);
    await expect(verifyManifest(manifest, signature, certificate)).resolves.toBeUndefined();
  } finally {
    Date.now = now;
  }
});

test('a reply proof holds for this key, conversation and manifest only', async () => {
  const replyKey = randomOctets(32);
  const manifest = encodeManifest(MANIFEST);
  const claim = { replyKey, conversationId, manifest, proof: new Uint8Array(0) };
  const proof = await proveReply(claim);
  expect(proof.length).toBe(48);
  await expect(verifyReply({ ...claim, proof })).resolves.toBeUndefined();
  const others = [
    { ...claim, proof, replyKey: randomOctets(32) },
    { ...claim, proof, conversationId: otherConversation },
    { ...claim, proof, manifest: utf8('{}') },
    { ...claim, proof: proof.subarray(0, 47) },
    ...Array.from({ length: proof.length * 8 }, (_, bit) => ({ ...claim, proof: flipBit(proof, bit) })),
  ];
  for (const other of others) await expect(verifyReply(other)).rejects.toMatchObject(INVALID);
});
