import { beforeAll, describe, expect, test } from '@jest/globals';
import { type ConversationId, type PackageId, parseConversationId, parsePackageId } from '../api/ids.ts';
import type { PackageContent } from '../api/packages.ts';
import { FileDigest, digestHex } from '../envelope/fileDigest.ts';
import { fingerprintOf, generateClerkKey, type KeyPair } from '../envelope/keys.ts';
import { encodeManifest, type Manifest } from '../envelope/manifest.ts';
import { signManifest } from '../envelope/manifestSignature.ts';
import { openWithPrivateKey, sealToCertificate } from '../envelope/envelopes.ts';
import { utf8 } from '../envelope/octets.ts';
import { sealBytes } from '../envelope/sealBody.ts';
import { newSessionKey } from '../envelope/sessionKey.ts';
import { flipBit, sampleOctets } from '../envelope/testing/octetStreams.ts';
import { fromBase64, toBase64 } from './encoding.ts';
import { checkSignature, readPackage } from './readPackage.ts';

const ERIKA = { name: 'Erika Sommer', address: 'erika.sommer@amt.example' };
const known = <T>(value: T | undefined): T => {
  if (value === undefined) throw new TypeError('a sample id');
  return value;
};
const packageId: PackageId = known(parsePackageId('AAAAAAAAAAAAAAAAAAAAAA'));
const otherPackage: PackageId = known(parsePackageId('AAAAAAAAAAAAAAAAAAAAAQ'));
const conversationId: ConversationId = known(parseConversationId('AAAAAAAAAAAAAAAAAAAAAg'));

const sessionKey = newSessionKey();
let erika: KeyPair;
let mallory: KeyPair;

beforeAll(async () => {
  erika = await generateClerkKey(ERIKA);
  mallory = await generateClerkKey(ERIKA);
});

const reading = async (content: PackageContent) => {
  const key = await openWithPrivateKey(content.envelopes.map(fromBase64), erika.privateKey);
  const read = await readPackage(content, key);
  await checkSignature(read);
  return read;
};

async function manifestOf(changes: Partial<Manifest> = {}): Promise<Manifest> {
  const fingerprint = await fingerprintOf(erika.certificate);
  const digest = new FileDigest();
  await digest.update(sampleOctets(24));
  const file = {
    name: 'a.pdf',
    bytes: 24,
    mediaType: 'application/pdf',
    digest: digestHex(await digest.finish()),
  };
  return {
    version: 1,
    packageId,
    conversationId,
    inReplyTo: null,
    createdAt: '2026-01-02T03:04:05Z',
    author: { ...ERIKA, fingerprint },
    message: 'kurz',
    classification: null,
    files: [file, { ...file, name: 'b.pdf', bytes: 25 }],
    readers: [{ kind: 'clerk', fingerprint }],
    replyTo: toBase64(erika.certificate),
    pairing: null,
    ...changes,
  };
}

/** What a server would hand out of a package with this manifest, signed by this key. */
async function contentOf(manifest: Manifest, signer = erika): Promise<PackageContent> {
  const octets = encodeManifest(manifest);
  const signature = await signManifest(octets, signer.privateKey);
  return {
    packageId,
    conversationId,
    inReplyTo: null,
    authorKind: 'clerk',
    reference: 'SP-7K3M-Q2VD',
    sealedAt: '2026-01-02T03:04:05Z',
    expiresAt: '2026-02-02T03:04:05Z',
    envelopes: [toBase64(await sealToCertificate(sessionKey, erika.certificate))],
    manifest: toBase64(await sealBytes(octets, sessionKey)),
    authentication: toBase64(await sealBytes(signature, sessionKey)),
    partsVia: 'server',
    vouch: null,
    bodies: await Promise.all(
      manifest.files.map(async ({ bytes }) => ({
        sealedBytes: (await sealBytes(sampleOctets(bytes), sessionKey)).length,
      })),
    ),
  };
}

test('a whole package is read', async () => {
  const { manifest } = await reading(await contentOf(await manifestOf()));
  expect(manifest).toMatchObject({ message: 'kurz', author: ERIKA });
});

describe('every flipped bit is caught (row 15):', () => {
  test.each(['manifest', 'authentication'] as const)(
    '%s',
    async (field) => {
      const content = await contentOf(await manifestOf({ files: [], replyTo: null }));
      const sealed = fromBase64(content[field]);
      for (let bit = 0; bit < sealed.length * 8; bit++) {
        const hostile = { ...content, [field]: toBase64(flipBit(sealed, bit)) };
        await expect(readPackage(hostile, sessionKey)).rejects.toMatchObject({ name: 'EnvelopeError' });
      }
    },
    60_000,
  );

  test('envelope', async () => {
    const content = await contentOf(await manifestOf({ files: [] }));
    const envelope = fromBase64(content.envelopes[0] ?? '');
    for (let bit = 0; bit < envelope.length * 8; bit += 3) {
      const hostile = { ...content, envelopes: [toBase64(flipBit(envelope, bit))] };
      await expect(reading(hostile)).rejects.toMatchObject({ name: 'EnvelopeError' });
    }
  }, 60_000);
});

describe('refused is', () => {
  test('a package with a file left out, as incomplete (row 20)', async () => {
    const content = await contentOf(await manifestOf());
    const short = { ...content, bodies: content.bodies.slice(0, 1) };
    await expect(reading(short)).rejects.toMatchObject({ code: 'incomplete' });
  });

  test('a package whose files of different sizes were swapped (row 19)', async () => {
    const content = await contentOf(await manifestOf());
    const swapped = { ...content, bodies: content.bodies.toReversed() };
    await expect(reading(swapped)).rejects.toMatchObject({ code: 'incomplete' });
  });

  test('a manifest that is signed by another key (row 24)', async () => {
    const content = await contentOf(await manifestOf(), mallory);
    await expect(reading(content)).rejects.toMatchObject({ code: 'signature-invalid' });
  });

  test('a manifest without a signature (row 24)', async () => {
    const content = await contentOf(await manifestOf());
    const authentication = toBase64(await sealBytes(utf8(''), sessionKey));
    await expect(reading({ ...content, authentication })).rejects.toMatchObject({
      code: 'signature-invalid',
    });
  });

  test('the manifest of another package under the same key (row 25)', async () => {
    const content = await contentOf(await manifestOf({ packageId: otherPackage }));
    await expect(reading(content)).rejects.toMatchObject({ code: 'damaged' });
  });

  test('a certificate for replies that is not the author’s (row 27)', async () => {
    const content = await contentOf(await manifestOf({ replyTo: toBase64(mallory.certificate) }), mallory);
    await expect(reading(content)).rejects.toMatchObject({ code: 'signature-invalid' });
  });
});
