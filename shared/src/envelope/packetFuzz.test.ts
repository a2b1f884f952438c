import { expect, test } from '@jest/globals';
import { sealToCertificate, sealToPassphrase } from './envelopes.ts';
import { generateClerkKey } from './keys.ts';
import { utf8 } from './octets.ts';
import { newSessionKey } from './sessionKey.ts';
import { fuzzReaders } from './testing/fuzzReaders.ts';

/** The long run is `npm run fuzz`. */
const INPUTS = 6000;

test('readers answer hostile octets with a refusal, soon, and never with anything else', async () => {
  const { certificate } = await generateClerkKey({ name: 'Erika', address: 'erika@amt.example' });
  const envelopes = [
    await sealToPassphrase(newSessionKey(), 'x', { strong: false }),
    await sealToCertificate(newSessionKey(), certificate),
  ];
  const seen = new Set<string>();
  let inputs = 0;
  for await (const { target, verdict } of fuzzReaders(1, { envelopes, manifest: utf8('{"version":1}') })) {
    seen.add(`${target}: ${verdict}`);
    if (++inputs === INPUTS) break;
  }
  for (const expected of ['body: damaged', 'body: not-allowed', 'literal packet in a body: accepted'])
    expect(seen).toContain(expected);
}, 60_000);
