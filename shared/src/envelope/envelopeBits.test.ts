import { expect, test } from '@jest/globals';
import { openWithPassphrase, openWithPrivateKey, sealToCertificate, sealToPassphrase } from './envelopes.ts';
import { generateClerkKey } from './keys.ts';
import { newSessionKey } from './sessionKey.ts';
import { flipBit } from './testing/octetStreams.ts';

const REFUSED = { name: 'EnvelopeError' };

/** Octets of a SKESKv6 before the sealed key and its tag. */
const FIELDS_BYTES = 39;

test('a flipped bit of a passphrase envelope is caught: each of its fields, one in each sealed octet (row 15)', async () => {
  const envelope = await sealToPassphrase(newSessionKey(), 'x', { strong: false });
  for (let bit = 0; bit < envelope.length * 8; bit += bit < FIELDS_BYTES * 8 ? 1 : 9) {
    await expect(openWithPassphrase([flipBit(envelope, bit)], 'x')).rejects.toMatchObject(REFUSED);
  }
}, 120_000);

test('every flipped bit of a key envelope is caught (row 15)', async () => {
  const { privateKey, certificate } = await generateClerkKey({ name: 'Erika', address: 'erika@amt.example' });
  const envelope = await sealToCertificate(newSessionKey(), certificate);
  for (let bit = 0; bit < envelope.length * 8; bit++) {
    await expect(openWithPrivateKey([flipBit(envelope, bit)], privateKey)).rejects.toMatchObject(REFUSED);
  }
}, 120_000);
