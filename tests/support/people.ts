import { createApi } from '@siegelpost/shared/client/api';
import type { ClerkAccess, OnProgress, OpenedPackage, Transfer } from '@siegelpost/shared/transfer/transfer';
import { portStream } from '@siegelpost/shared/transfer/portStream';
import { TransferHere } from '@siegelpost/shared/transfer/transferHere';
import type { TestServer } from './startTestServer.ts';

/** A clerk who has signed in and made a key. */
export interface SignedInClerk {
  readonly access: ClerkAccess;
  readonly transfer: Transfer;
  readonly api: ReturnType<typeof createApi>;
}

export const ERIKA = { name: 'Erika Sommer', address: 'erika.sommer@amt.example' };
export const MAX = { name: 'Max Beispiel', address: 'max.beispiel@buerger.example' };

export const ignoreProgress: OnProgress = () => undefined;

/** Signs in by the mailed code and stores a fresh key. */
export async function signInClerk(server: TestServer, person = ERIKA): Promise<SignedInClerk> {
  let sessionToken = '';
  const api = createApi({ origin: server.origin, fetch, token: () => sessionToken });
  const { attempt } = await api.requestCode({ address: person.address });
  const mail = await server.mailbox.next(person.address);
  const code = /\b(\d{6})\b/.exec(mail.parsed.text ?? '')?.[1] ?? '';
  sessionToken = (await api.signIn({ address: person.address, attempt, code, name: person.name })).token;
  const transfer = new TransferHere({ origin: server.origin, fetch });
  const { certificate, privateKey, sealedPrivateKey, fingerprint } = await transfer.makeClerkKey(person);
  const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
  await api.storeClerkKey({
    fingerprint,
    certificate: base64(certificate),
    sealedPrivateKey: base64(sealedPrivateKey),
  });
  return { access: { sessionToken, clerk: { ...person, certificate, privateKey } }, transfer, api };
}

/** A recipient; `fetch` may be one that tampers. */
export function recipient(server: TestServer, fetchThrough: typeof fetch = fetch): Transfer {
  return new TransferHere({ origin: server.origin, fetch: fetchThrough });
}

/** The verified plaintext of one file of the package that `transfer` opened last. */
export async function readWhole(
  transfer: Transfer,
  opened: OpenedPackage,
  fileIndex: number,
): Promise<Buffer> {
  const { port1, port2 } = new MessageChannel();
  const pieces: Uint8Array[] = [];
  const reading = transfer.readFile(opened.files[fileIndex]?.index ?? -1, port1, ignoreProgress);
  const collecting = (async () => {
    const reader = portStream(port2).getReader();
    for (let next = await reader.read(); !next.done; next = await reader.read()) pieces.push(next.value);
  })();
  const [read, collected] = await Promise.allSettled([reading, collecting]);
  port1.close();
  port2.close();
  if (read.status === 'rejected') throw read.reason;
  if (collected.status === 'rejected') throw collected.reason;
  return Buffer.concat(pieces);
}

/** Thirty days from now. */
export function inDays(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString();
}
