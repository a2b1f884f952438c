import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { SMALL_PACKAGE_BYTES } from '@siegelpost/shared/chunks/parts';
import { TransferHere } from '@siegelpost/shared/transfer/transferHere';
import { expectArrived } from '../support/faulty.ts';
import { orderOf, randomFile } from '../support/packages.ts';
import { ignoreProgress, signInClerk, type SignedInClerk } from '../support/people.ts';
import { startTestServer, type TestServer } from '../support/startTestServer.ts';

let server: TestServer;
let erika: SignedInClerk;

beforeAll(async () => {
  server = await startTestServer();
  erika = await signInClerk(server);
});

afterAll(() => server.stop());

/** Sends a file and answers what went over the line. */
async function requestsToSend(bytes: number) {
  const requests: string[] = [];
  const counting: typeof fetch = (input, init) => {
    const { method, url } = new Request(input, { method: init?.method ?? 'GET' });
    requests.push(`${method} ${new URL(url).pathname}`);
    return fetch(input, init);
  };
  const file = randomFile('Bescheid.pdf', bytes);
  const transfer = new TransferHere({ origin: server.origin, fetch: counting });
  const sent = await transfer.send(orderOf(erika, [file]), ignoreProgress);
  await erika.api.activate(sent.packageId);
  await expectArrived(server, sent, file.plain);
  return requests;
}

test('a PDF of 100 KB is sent in one request', async () => {
  expect(await requestsToSend(100_000)).toEqual(['POST /api/packages/whole']);
});

test('what does not fit in one goes part by part', async () => {
  const requests = await requestsToSend(SMALL_PACKAGE_BYTES);
  expect(requests).toHaveLength(4);
  expect(requests).not.toContain('POST /api/packages/whole');
});
