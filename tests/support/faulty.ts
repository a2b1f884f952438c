import { expect } from '@jest/globals';
import type { Sent } from '@siegelpost/shared/transfer/transfer';
import { linkOf, PASSWORD } from './packages.ts';
import { readWhole, recipient } from './people.ts';
import { query } from './query.ts';
import type { TestServer } from './startTestServer.ts';

/** Whatever happened on the way: the recipient gets every octet. */
export async function expectArrived(server: TestServer, sent: Sent, plain: Buffer): Promise<void> {
  const max = recipient(server);
  const opened = await max.open(linkOf(sent), PASSWORD);
  expect((await readWhole(max, opened, 0)).equals(plain)).toBe(true);
}

/** State and number of parts of a package, as the database has them. */
export function rowsOf(server: TestServer, packageId: string) {
  return query<{ state: string; parts: string }>(
    server.databaseUrl,
    `select state, (select count(*) from siegelpost.parts where parts.package_id = p.package_id) as parts
     from siegelpost.packages p where package_id = $1`,
    [packageId],
  );
}

/** A listener to progress that does something once, in the middle. */
export function once(afterBytes: number, act: () => unknown) {
  let acted = false;
  return ({ doneBytes }: { readonly doneBytes: number }) => {
    if (acted || doneBytes < afterBytes) return;
    acted = true;
    act();
  };
}
