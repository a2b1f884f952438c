import { describe, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { answerPassword } from '@siegelpost/shared/envelope/answerPassword';
import { parseConversationId, parsePackageId } from '@siegelpost/shared/api/ids';
import { openWithPassphrase, openWithPrivateKey } from '@siegelpost/shared/envelope/envelopes';
import { deriveGateKeys, deriveLinkToken } from '@siegelpost/shared/envelope/gates';
import { unlockPrivateKey } from '@siegelpost/shared/envelope/keys';
import { decodeManifest } from '@siegelpost/shared/envelope/manifest';
import { verifyManifest } from '@siegelpost/shared/envelope/manifestSignature';
import { openMessage } from '@siegelpost/shared/envelope/message';
import { openBytes } from '@siegelpost/shared/envelope/openBody';
import { canonicalPassword, passphrase } from '@siegelpost/shared/envelope/passphrase';
import { verifyReply } from '@siegelpost/shared/envelope/replyProof';
import { sealBody } from '@siegelpost/shared/envelope/sealBody';
import { parseSessionKey } from '@siegelpost/shared/envelope/sessionKey';
import { verifyVisit } from '@siegelpost/shared/envelope/visitorProof';
import { leadingZeroBits, workText } from '@siegelpost/shared/policy/work';
import { parseLinkSecret } from '@siegelpost/shared/link/link';
import * as second from './secondImplementation.ts';

const file = (name: string) => readFileSync(new URL(`v1/${name}`, import.meta.url));
const json = (name: string) => JSON.parse(file(name).toString());
const hex = (text: string) => new Uint8Array(Buffer.from(text, 'hex'));
const base64 = (text: string) => new Uint8Array(Buffer.from(text, 'base64'));
const content = (bytes: number) => Buffer.from(Uint8Array.from({ length: bytes }, (_, at) => at % 251));

const bodies = json('bodies.json');
const gates = json('gates.json');
const envelopes = json('envelopes.json');
const around = json('package.json');
const visitor = json('visitor.json');
const sessionKey = parseSessionKey(hex(bodies.sessionKey));

const secretOf = (text: string) => {
  const linkSecret = parseLinkSecret(text);
  if (!linkSecret) throw new Error('The vector’s link secret is none.');
  return linkSecret;
};

async function sealAgain(vector: BodyVector): Promise<Buffer> {
  const sealer = sealBody(new Blob([content(vector.contentBytes)]), { sessionKey, salt: hex(vector.salt) });
  const parts: Uint8Array[] = [];
  for await (const part of sealer.parts()) parts.push(part);
  return Buffer.concat(parts);
}

interface BodyVector {
  readonly contentBytes: number;
  readonly salt: string;
  readonly bodyBytes: number;
  readonly bodySha256: string;
  readonly head: string;
  readonly fileDigest: string;
}

describe.each<BodyVector>(bodies.bodies)('the body of $contentBytes octets', (vector) => {
  test('is made again to the octet, and its digest', async () => {
    const body = await sealAgain(vector);
    expect(body.length).toBe(vector.bodyBytes);
    expect(body.subarray(0, 64).toString('hex')).toBe(vector.head);
    expect(createHash('sha256').update(body).digest('hex')).toBe(vector.bodySha256);
  });

  test('opens for the second implementation', async () => {
    const opened = second.openBody(await sealAgain(vector), Buffer.from(sessionKey));
    expect(opened.equals(content(vector.contentBytes))).toBe(true);
    expect(second.fileDigest(opened)).toBe(vector.fileDigest);
  });
});

test.each([
  ['with a password', '7K3-MQ2-VDXW', gates.withPassword],
  ['without a password', null, gates.withoutPassword],
])('the gate tokens of a link %s', async (_, password, vector) => {
  const packageId = parsePackageId(gates.packageId);
  if (!packageId) throw new Error('The vector’s package id is none.');
  const secret = passphrase(secretOf(gates.linkSecret), password);
  const ours = await deriveGateKeys(secret, packageId);
  const theirs = await second.gateKeys(second.passphraseOf(gates.linkSecret, password), gates.packageId);
  for (const keys of [ours, theirs]) {
    expect(Buffer.from(keys.authToken).toString('base64url')).toBe(vector.authToken);
    expect(Buffer.from(keys.replyKey).toString('hex')).toBe(vector.replyKey);
    expect(Buffer.from(keys.pairKey).toString('hex')).toBe(vector.pairKey);
  }
});

test('the link token', async () => {
  const ours = await deriveLinkToken(secretOf(gates.linkSecret));
  expect(Buffer.from(ours).toString('base64url')).toBe(gates.linkToken);
  expect(second.linkToken(gates.linkSecret).toString('base64url')).toBe(gates.linkToken);
});

test.each<{ name: string; envelope: string; passphrase: string }>(envelopes.passphrases)(
  'the envelope for $name opens, also for the second implementation',
  async ({ envelope, passphrase: secret }) => {
    expect(await openWithPassphrase([hex(envelope)], secret)).toEqual(sessionKey);
    const opened = await second.openPassphraseEnvelope(Buffer.from(envelope, 'hex'), secret);
    expect(opened.equals(Buffer.from(sessionKey))).toBe(true);
  },
);

test.each<{ name: string; envelope: string; privateKey: string }>(envelopes.keys)(
  'the envelope for a $name key opens, and the whole message',
  async ({ name, envelope, privateKey }) => {
    expect(await openWithPrivateKey([hex(envelope)], base64(privateKey))).toEqual(sessionKey);
    const message = file(`${name.replaceAll(' ', '-')}.pgp`);
    const opened = await openMessage(message, { privateKey: base64(privateKey), maxBytes: 1000 });
    expect(content(24).equals(opened)).toBe(true);
  },
);

test('the manifest opens, and its signature and no other holds', async () => {
  const manifest = await openBytes(hex(around.sealedManifest), sessionKey, 10_000);
  expect(new TextDecoder().decode(manifest)).toBe(around.manifest);
  expect(decodeManifest(manifest)).toMatchObject({ version: 1, author: { name: 'Erika Sommer' } });
  expect(second.openBody(Buffer.from(around.sealedManifest, 'hex'), Buffer.from(sessionKey)).toString()).toBe(
    around.manifest,
  );
  const signature = await openBytes(hex(around.sealedSignature), sessionKey, 10_000);
  expect(signature).toEqual(hex(around.signature));
  await expect(verifyManifest(manifest, signature, base64(around.certificate))).resolves.toBeUndefined();
  const other = base64(envelopes.keys[1].certificate);
  await expect(verifyManifest(manifest, signature, other)).rejects.toMatchObject({
    code: 'signature-invalid',
  });
});

test('the reply proof holds, and the second implementation makes the same', async () => {
  const { manifest, replyKey, nonce, proof } = around.reply;
  const { conversationId: id } = decodeManifest(new Uint8Array(Buffer.from(manifest)));
  const conversationId = parseConversationId(id);
  if (!conversationId) throw new Error('The vector’s conversation id is none.');
  const claim = { replyKey: hex(replyKey), conversationId, manifest: new Uint8Array(Buffer.from(manifest)) };
  await expect(verifyReply({ ...claim, proof: hex(proof) })).resolves.toBeUndefined();
  const key = Buffer.from(replyKey, 'hex');
  const made = { nonce: Buffer.from(nonce, 'hex'), manifest };
  expect(second.manifestProof('siegelpost reply proof v1', key, id, made)).toBe(proof);
});

describe('a visitor’s', () => {
  const { manifest, vouchKey, nonce, proof } = visitor;
  const octets = new Uint8Array(Buffer.from(manifest));
  const conversationId = decodeManifest(octets).conversationId;

  test('proof holds, the second implementation makes the same, and it is no reply proof', async () => {
    const claim = { conversationId, manifest: octets, proof: hex(proof) };
    await expect(verifyVisit({ ...claim, vouchKey: hex(vouchKey) })).resolves.toBeUndefined();
    const made = { nonce: Buffer.from(nonce, 'hex'), manifest };
    const key = Buffer.from(vouchKey, 'hex');
    expect(second.manifestProof('siegelpost visitor proof v1', key, conversationId, made)).toBe(proof);
    await expect(verifyReply({ ...claim, replyKey: hex(vouchKey) })).rejects.toMatchObject({
      code: 'signature-invalid',
    });
    const replyProof = hex(second.manifestProof('siegelpost reply proof v1', key, conversationId, made));
    await expect(
      verifyVisit({ ...claim, vouchKey: hex(vouchKey), proof: replyProof }),
    ).rejects.toMatchObject({ code: 'signature-invalid' });
  });

  test('answer has the password of the vector', async () => {
    expect(await answerPassword(parseSessionKey(hex(visitor.sessionKey)))).toBe(visitor.answerPassword);
    const symbols = second.answerPassword(Buffer.from(visitor.sessionKey, 'hex'));
    expect(canonicalPassword(visitor.answerPassword)).toBe(symbols);
  });

  test('proof of work is found again', () => {
    const { text, nonce: found, bits } = visitor.work;
    expect(workText(visitor.work)).toBe(text);
    const digest = createHash('sha256').update(`${text}${found}`).digest();
    expect(leadingZeroBits(digest)).toBeGreaterThanOrEqual(bits);
  });
});

test('the sender record and the sealed private key open', async () => {
  const [clerk] = envelopes.keys;
  const privateKey = base64(clerk.privateKey);
  const record = await openMessage(hex(around.senderRecord), { privateKey, maxBytes: 10_000 });
  expect(new TextDecoder().decode(record)).toBe(around.senderRecordText);
  expect(await unlockPrivateKey(hex(around.sealedPrivateKey), around.recoveryCode)).toEqual(privateKey);
});
