import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Type, type Static } from 'typebox';
import { Check } from 'typebox/value';
import { fromBase64, toBase64 } from '@siegelpost/shared/transfer/encoding';
import type { ClerkAccess } from '@siegelpost/shared/transfer/transfer';
import { CliError } from './cliError.ts';
import { OWNER_ONLY, ownFolder } from './folder.ts';

const Account = Type.Object({
  sessionToken: Type.String(),
  name: Type.String(),
  address: Type.String(),
  certificate: Type.String(),
  privateKey: Type.String(),
});

/** Keeps session and key of a clerk at one server, readable for this user of the machine only. */
export async function saveAccount(origin: string, { sessionToken, clerk }: ClerkAccess): Promise<void> {
  const account: Static<typeof Account> = {
    sessionToken,
    name: clerk.name,
    address: clerk.address,
    certificate: toBase64(clerk.certificate),
    privateKey: toBase64(clerk.privateKey),
  };
  try {
    await mkdir(ownFolder(), { recursive: true, mode: OWNER_ONLY.folder });
    await writeFile(fileOf(origin), JSON.stringify(account), { mode: OWNER_ONLY.file });
  } catch (cause) {
    throw new CliError('file-failed', { subject: fileOf(origin), cause });
  }
}

/** @throws CliError `account-missing` */
export async function loadAccount(origin: string): Promise<ClerkAccess> {
  const account: unknown = JSON.parse(await readFile(fileOf(origin), 'utf8').catch(() => 'null'));
  if (!Check(Account, account)) throw new CliError('account-missing', { subject: origin });
  const { sessionToken, name, address, certificate, privateKey } = account as Static<typeof Account>;
  const keys = { certificate: fromBase64(certificate), privateKey: fromBase64(privateKey) };
  return { sessionToken, clerk: { name, address, ...keys } };
}

function fileOf(origin: string): string {
  return join(ownFolder(), `${new URL(origin).host.replace(':', '-')}.json`);
}
