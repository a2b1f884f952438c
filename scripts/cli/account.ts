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
  /** Fingerprint of the key that vouches for the archive's, as it was used last. */
  archive: Type.Optional(Type.String()),
});

type Account = Static<typeof Account>;

/** Keeps session and key of a clerk at one server, readable for this user of the machine only. */
export async function saveAccount(origin: string, { sessionToken, clerk }: ClerkAccess): Promise<void> {
  const archive = await knownArchive(origin);
  await write(origin, {
    sessionToken,
    name: clerk.name,
    address: clerk.address,
    certificate: toBase64(clerk.certificate),
    privateKey: toBase64(clerk.privateKey),
    ...(archive === undefined ? {} : { archive }),
  });
}

/** What vouched for the archive's key when something was sealed to it last; undefined before the first time. */
export async function knownArchive(origin: string): Promise<string | undefined> {
  return (await read(origin))?.archive;
}

export async function rememberArchive(origin: string, archive: string): Promise<void> {
  const account = await read(origin);
  if (account && account.archive !== archive) await write(origin, { ...account, archive });
}

async function write(origin: string, account: Account): Promise<void> {
  try {
    await mkdir(ownFolder(), { recursive: true, mode: OWNER_ONLY.folder });
    await writeFile(fileOf(origin), JSON.stringify(account), { mode: OWNER_ONLY.file });
  } catch (cause) {
    throw new CliError('file-failed', { subject: fileOf(origin), cause });
  }
}

/** @throws CliError `account-missing` */
export async function loadAccount(origin: string): Promise<ClerkAccess> {
  const account = await read(origin);
  if (!account) throw new CliError('account-missing', { subject: origin });
  const { sessionToken, name, address, certificate, privateKey } = account;
  const keys = { certificate: fromBase64(certificate), privateKey: fromBase64(privateKey) };
  return { sessionToken, clerk: { name, address, ...keys } };
}

async function read(origin: string): Promise<Account | undefined> {
  const account: unknown = JSON.parse(await readFile(fileOf(origin), 'utf8').catch(() => 'null'));
  return Check(Account, account) ? (account as Account) : undefined;
}

function fileOf(origin: string): string {
  return join(ownFolder(), `${new URL(origin).host.replace(':', '-')}.json`);
}
