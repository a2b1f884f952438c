import { beforeAll, expect, test } from '@jest/globals';
import type { ArchiveKeyOffer } from '../api/policy.ts';
import { createApi } from '../client/api.ts';
import { certify } from '../envelope/certification.ts';
import { openWithPrivateKey } from '../envelope/envelopes.ts';
import { fingerprintOf, generateClerkKey, type KeyPair } from '../envelope/keys.ts';
import type { Manifest } from '../envelope/manifest.ts';
import { newSessionKey } from '../envelope/sessionKey.ts';
import { expiredKey } from '../envelope/testing/otherKeys.ts';
import { demandedArchives, readArchive } from './archiveReader.ts';
import { fromBase64, toBase64 } from './encoding.ts';
import { keyEnvelopes, listReaders, readersOfAnswer } from './keyReaders.ts';

let archive: KeyPair;
let organisation: KeyPair;
let clerk: KeyPair;

beforeAll(async () => {
  [archive, organisation, clerk] = await Promise.all([
    generateClerkKey({ name: 'Archiv', address: 'archiv@amt.example' }),
    generateClerkKey({ name: 'Amt', address: 'post@amt.example' }),
    generateClerkKey({ name: 'Erika', address: 'erika@amt.example' }),
  ]);
});

/** A server that offers this. */
function offering(certificate: Uint8Array | null, organisationCertificate: Uint8Array | null = null) {
  const encoded = (octets: Uint8Array | null) => octets && toBase64(octets);
  const offer: ArchiveKeyOffer = {
    certificate: encoded(certificate),
    organisationCertificate: encoded(organisationCertificate),
  };
  return createApi({ origin: 'https://post.amt.example', fetch: async () => Response.json(offer) });
}

const { signal } = new AbortController();

test('an archive key that is in order becomes a reader, named as such', async () => {
  const certified = await certify(archive.certificate, organisation.privateKey);
  const { facts, reader } = await readArchive(offering(certified, organisation.certificate));
  expect(facts).toEqual({
    fingerprint: archive.fingerprint,
    name: 'Archiv',
    trust: 'certified',
    organisationFingerprint: organisation.fingerprint,
  });
  expect(reader).toEqual({
    kind: 'archive',
    fingerprint: archive.fingerprint,
    certificate: toBase64(certified),
  });
});

test('a demanded archive key that is missing, expired, unusable or uncertified stops the sending (row 28)', async () => {
  const expired = (await expiredKey()).certificate;
  const offers = [
    [offering(null), 'archive-key-missing'],
    [offering(expired), 'archive-key-expired'],
    [offering(new Uint8Array([0x99, 0, 1])), 'archive-key-unusable'],
    [offering(archive.certificate, organisation.certificate), 'archive-key-uncertified'],
    [offering(clerk.certificate), 'archive-key-changed'],
  ] as const;
  for (const [api, code] of offers)
    await expect(demandedArchives(archive.fingerprint, api, signal)).rejects.toMatchObject({ code });
});

test('where none is demanded, none is asked for', async () => {
  const api = createApi({ origin: 'https://post.amt.example', fetch: () => Promise.reject(new Error()) });
  expect(await demandedArchives(null, api, signal)).toEqual([]);
});

function manifestOf(readers: Manifest['readers'], createdAt = new Date()) {
  const replyTo = toBase64(clerk.certificate);
  return { readers, replyTo, createdAt: createdAt.toISOString() } as Manifest;
}

test('an answer is sealed to clerk and archive, both out of the manifest', async () => {
  const { reader } = await readArchive(offering(archive.certificate));
  const readers = await readersOfAnswer(manifestOf([reader]));
  const sessionKey = newSessionKey();
  const envelopes = (await keyEnvelopes(sessionKey, readers)).map(fromBase64);
  expect(envelopes).toHaveLength(2);
  for (const { privateKey } of [clerk, archive])
    expect(await openWithPrivateKey(envelopes, privateKey)).toEqual(sessionKey);
  expect(await listReaders(readers)).toEqual([{ kind: 'clerk', fingerprint: clerk.fingerprint }, reader]);
});

test('an archive key that expired after the question still opens the answer', async () => {
  const { certificate, privateKey } = await expiredKey();
  const fingerprint = await fingerprintOf(certificate);
  const reader = { kind: 'archive' as const, fingerprint, certificate: toBase64(certificate) };
  const readers = await readersOfAnswer(manifestOf([reader], new Date(Date.now() - 5_000_000)));
  const sessionKey = newSessionKey();
  const envelopes = (await keyEnvelopes(sessionKey, readers)).map(fromBase64);
  expect(await openWithPrivateKey(envelopes, privateKey)).toEqual(sessionKey);
});

test('a manifest whose archive certificate is not the one it names is refused', async () => {
  const reader = {
    kind: 'archive' as const,
    fingerprint: archive.fingerprint,
    certificate: toBase64(organisation.certificate),
  };
  await expect(readersOfAnswer(manifestOf([reader]))).rejects.toMatchObject({ code: 'damaged' });
});
