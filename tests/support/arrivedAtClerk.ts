import { createHash } from 'node:crypto';
import { parsePackageId } from '@siegelpost/shared/api/ids';
import type { OpenedPackage } from '@siegelpost/shared/transfer/transfer';
import { ERIKA, readWhole, type SignedInClerk } from './people.ts';
import type { TestServer } from './startTestServer.ts';

/** Where a clerk is told by mail of what has come. */
interface Office {
  readonly server: TestServer;
  readonly erika: SignedInClerk;
}

/** The package that Erika is told of next, as she opens it. */
export async function nextAtClerk({ server, erika }: Office): Promise<OpenedPackage> {
  const mail = await server.mailbox.next(ERIKA.address);
  const packageId = parsePackageId(/\/r\/([\w-]{22})/.exec(mail.parsed.text ?? '')?.[1] ?? '');
  if (!packageId) throw new Error('The mail names no package.');
  return erika.transfer.openAsClerk(packageId, erika.access);
}

/** SHA-256, in hex, of the first file of the package that Erika is told of next. */
export async function arrivedAtClerk(office: Office): Promise<string> {
  return sha256Hex(await readWhole(office.erika.transfer, await nextAtClerk(office), 0));
}

export const sha256Hex = (content: Uint8Array) => createHash('sha256').update(content).digest('hex');
