import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { DIGEST_BLOCK_BYTES, digestGroups, FileDigest } from './fileDigest.ts';
import { joinOctets, type Octets, toHex } from './octets.ts';
import { sampleOctets } from './testing/octetStreams.ts';

const sha256 = async (octets: Octets) => new Uint8Array(await crypto.subtle.digest('SHA-256', octets));

async function digestByDefinition(content: Octets): Promise<Octets> {
  const blocks: Octets[] = [];
  for (let at = 0; at < content.length; at += DIGEST_BLOCK_BYTES) {
    blocks.push(await sha256(content.subarray(at, at + DIGEST_BLOCK_BYTES)));
  }
  return sha256(joinOctets(blocks));
}

test('the digest does not depend on the pieces the file comes in', async () => {
  const pieces = fc.array(fc.oneof(fc.nat(100), fc.nat(3_000_000)), { maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(pieces, async (sizes) => {
      const content = sampleOctets(sizes.reduce((sum, bytes) => sum + bytes, 0));
      const digest = new FileDigest();
      let at = 0;
      for (const bytes of sizes) await digest.update(content.subarray(at, (at += bytes)));
      expect(await digest.finish()).toEqual(await digestByDefinition(content));
    }),
    { numRuns: 40 },
  );
});

test('octets given may be overwritten afterwards', async () => {
  const content = sampleOctets(3 * DIGEST_BLOCK_BYTES + 5);
  const expected = await digestByDefinition(content);
  const digest = new FileDigest();
  const first = digest.update(content);
  content.fill(0);
  await first;
  expect(await digest.finish()).toEqual(expected);
});

test('an empty file has the SHA-256 of nothing', async () => {
  const hex = toHex(await new FileDigest().finish());
  expect(hex).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  expect(digestGroups(hex)).toMatch(/^e3b0 c442 98fc .* b855$/);
});
