import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { paths } from '@siegelpost/shared/api/paths';
import type { PackageContent } from '@siegelpost/shared/api/packages';
import type { Sent, Transfer } from '@siegelpost/shared/transfer/transfer';
import { linkOf, PASSWORD, randomFile, sendActive } from '../support/packages.ts';
import { readWhole, recipient, signInClerk, type SignedInClerk } from '../support/people.ts';
import { startTestServer, type TestServer } from '../support/startTestServer.ts';

let server: TestServer;
let erika: SignedInClerk;
let sent: Sent;
let other: Sent;
const files = [randomFile('eins.pdf', 3_000_000), randomFile('zwei.pdf', 3_000_000)];

beforeAll(async () => {
  server = await startTestServer();
  erika = await signInClerk(server);
  sent = await sendActive(erika, files);
  other = await sendActive(erika, files);
}, 120_000);

afterAll(() => server.stop());

/** A server that changes what it answers on one path. */
function tampering(path: string, change: (answer: Response) => Promise<Response>): typeof fetch {
  return async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    const answer = await fetch(input, init);
    return url.pathname === path && answer.ok ? change(answer) : answer;
  };
}

const octets = (change: (body: Buffer) => Buffer) => async (answer: Response) => {
  const body = change(Buffer.from(await answer.arrayBuffer()));
  return new Response(new Uint8Array(body), { status: answer.status });
};

const content = (change: (content: PackageContent) => PackageContent) => async (answer: Response) =>
  Response.json(change((await answer.json()) as PackageContent));

const opening = (max: Transfer) => max.open(linkOf(sent), PASSWORD);

describe('a body', () => {
  const reading = async (change: (body: Buffer) => Buffer) => {
    const max = recipient(server, tampering(paths.body(sent.packageId, 0), octets(change)));
    return readWhole(max, await opening(max), 0);
  };

  test.each([
    ['its header', 3],
    ['its salt', 20],
    ['its first chunk', 1000],
    ['its last chunk', 2_999_000],
    ['its final tag', -1],
  ])('with one bit flipped in %s is not taken (row 15)', async (_, at) => {
    const flipped = reading((body) => {
      const place = at < 0 ? body.length + at : at;
      body.writeUInt8(body.readUInt8(place) ^ 1, place);
      return body;
    });
    await expect(flipped).rejects.toMatchObject({ code: expect.stringMatching(/^(?:damaged|not-allowed)$/) });
  });

  test('that is another file of the same package is not taken (row 19)', async () => {
    const max = recipient(server, (input, init) => {
      const url = new URL(input instanceof Request ? input.url : input);
      const swapped =
        url.pathname === paths.body(sent.packageId, 0) ? paths.body(sent.packageId, 1) : url.pathname;
      return fetch(new URL(swapped, url), init);
    });
    await expect(readWhole(max, await opening(max), 0)).rejects.toMatchObject({ code: 'damaged' });
  });

  test('with two chunks swapped is not taken (row 18)', async () => {
    const chunk = 512 * 1024;
    const swapped = reading((body) =>
      Buffer.concat([
        body.subarray(0, 100_000),
        body.subarray(100_000 + chunk, 100_000 + 2 * chunk),
        body.subarray(100_000, 100_000 + chunk),
        body.subarray(100_000 + 2 * chunk),
      ]),
    );
    await expect(swapped).rejects.toMatchObject({ code: 'damaged' });
  });

  test('with octets after its end is not taken (row 17)', async () => {
    const longer = reading((body) => Buffer.concat([body, Buffer.from('more')]));
    await expect(longer).rejects.toMatchObject({ code: expect.stringMatching(/^(?:bad-answer|damaged)$/) });
  });
});

describe('a package', () => {
  const openingChanged = (change: (content: PackageContent) => PackageContent) =>
    opening(recipient(server, tampering(paths.package(sent.packageId), content(change))));

  /** What the server holds of the other package of the same clerk to the same recipient. */
  const otherContent = () => {
    const api = erika.api;
    return api.content(other.packageId, erika.access.sessionToken);
  };

  test('with a file left out is called incomplete (row 20)', async () => {
    const missing = openingChanged((whole) => ({ ...whole, bodies: whole.bodies.slice(1) }));
    await expect(missing).rejects.toMatchObject({ code: 'incomplete' });
  });

  test('with a shortened file is called incomplete (row 16)', async () => {
    const shorter = openingChanged((whole) => ({
      ...whole,
      bodies: whole.bodies.map(({ sealedBytes }) => ({ sealedBytes: sealedBytes - 16 })),
    }));
    await expect(shorter).rejects.toMatchObject({ code: 'incomplete' });
  });

  test('with the manifest of another package is refused (row 25)', async () => {
    const { manifest } = await otherContent();
    await expect(openingChanged((whole) => ({ ...whole, manifest }))).rejects.toMatchObject({
      code: 'damaged',
    });
  });

  test('with the signature of another package is refused (row 24)', async () => {
    const { authentication } = await otherContent();
    await expect(openingChanged((whole) => ({ ...whole, authentication }))).rejects.toMatchObject({
      code: 'damaged',
    });
  });

  test('whose signature is its manifest is refused (row 24)', async () => {
    const mixed = openingChanged((whole) => ({ ...whole, authentication: whole.manifest }));
    await expect(mixed).rejects.toMatchObject({ code: 'signature-invalid' });
  });

  test('exchanged whole for another one does not open', async () => {
    const { envelopes, manifest, authentication } = await otherContent();
    const exchanged = openingChanged((whole) => ({ ...whole, envelopes, manifest, authentication }));
    await expect(exchanged).rejects.toMatchObject({ code: 'wrong-secret' });
  });

  test('said to be a recipient’s is refused', async () => {
    const changed = openingChanged((whole) => ({ ...whole, authorKind: 'recipient' }));
    await expect(changed).rejects.toMatchObject({ code: 'damaged' });
  });

  test('put into another conversation is refused', async () => {
    const { conversationId } = other;
    await expect(openingChanged((whole) => ({ ...whole, conversationId }))).rejects.toMatchObject({
      code: 'damaged',
    });
  });

  test('with an answer that breaks the contract is refused', async () => {
    const changed = openingChanged((whole) => ({ ...whole, envelopes: ['<script>'] }));
    await expect(changed).rejects.toMatchObject({ code: 'bad-answer' });
  });
});
