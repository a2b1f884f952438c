import { basename } from 'node:path';
import type { PackageId } from '@siegelpost/shared/api/ids';
import type { PublicPolicy } from '@siegelpost/shared/api/policy';
import { type Api, createApi } from '@siegelpost/shared/client/api';
import { ApiError } from '@siegelpost/shared/client/apiError';
import { canonicalPassword, newPassword } from '@siegelpost/shared/envelope/passphrase';
import { isArchiveDemanded, levelsOf } from '@siegelpost/shared/policy/classification';
import { readArchive } from '@siegelpost/shared/transfer/archiveReader';
import { sendAsClerk } from '@siegelpost/shared/transfer/sendAsClerk';
import type { ClerkAccess, ClerkOrder, OutgoingFile, Sent } from '@siegelpost/shared/transfer/transfer';
import type { TransferTools } from '@siegelpost/shared/transfer/uploadBodies';
import { knownArchive, loadAccount, rememberArchive } from '../account.ts';
import { vouchingFingerprint } from '@siegelpost/shared/transfer/vouching';
import type { Call } from '../call.ts';
import { CliError, EXIT, exitCodeOf } from '../cliError.ts';
import { connectionTo, originOf } from '../connection.ts';
import { inputFile, smallFile } from '../inputFile.ts';
import { givenSecret } from '../secrets.ts';
import { UnfinishedSending } from '../unfinishedSending.ts';

const DAY_MS = 86_400_000;

/** `siegelpost send`: seals, uploads, and prints link and password. It sends no mail, so the link opens at once. */
export async function send(call: Call): Promise<void> {
  const { values, report, words } = call;
  const origin = originOf(values.neededText('server'));
  const access = await loadAccount(origin);
  const connection = { ...connectionTo(origin, call), token: () => access.sessionToken };
  const api = createApi(connection);
  const policy = await api.policy();
  const given = givenPassword(call);
  const archive = await archiveFor(policy, call, { api, origin });
  const order = await readOrder(call, access, {
    defaultDays: policy.defaultExpiryDays,
    password: given,
    archive,
  });
  const sent = await sendOrGoOn(order, call, { api, origin, given });
  const { link, reference, expiresAt, packageId, password } = sent;
  report.result({ packageId, reference, link, password, expiresAt }, [
    `${words.sent.reference}: ${reference}`,
    `${words.sent.link}: ${link ?? ''}`,
    ...(password === null ? [] : [`${words.sent.password}: ${password}`]),
    `${words.until}: ${expiresAt}`,
  ]);
}

/** Where a sending goes, and the password that was named for it. */
interface Destination {
  readonly api: Api;
  readonly origin: string;
  readonly given: string | null | undefined;
}

/** Sends; where the same command was cut off within the last day, it goes on with that. */
async function sendOrGoOn(
  order: ClerkOrder,
  { values, positionals, report, words }: Call,
  { api, origin, given }: Destination,
): Promise<Sent & { readonly password: string | null }> {
  const command = JSON.stringify([origin, order.clerk.address, values]);
  const journal = await UnfinishedSending.of(order, { command, paths: positionals, password: given });
  const { plan, password, expiresAt } = journal;
  const tools = { api, token: order.sessionToken, signal: new AbortController().signal, journal };
  try {
    if (journal.goesOn) {
      report.note(words.goesOn);
      journal.setDurable(await durableParts(api, plan.packageId, tools));
    }
    const begun = { ...order, password, expiresAt };
    const onProgress = report.progress(words.sent.reference);
    const sent = await sendAsClerk(begun, origin, tools, onProgress, plan);
    await api.activate(sent.packageId);
    await journal.forget();
    return { ...sent, password };
  } catch (error) {
    // What will fail again in the same way shall not be gone on with.
    if (exitCodeOf(error) === EXIT.line) report.note(words.goOnLater);
    else await journal.forget();
    throw error;
  }
}

async function durableParts(api: Api, packageId: PackageId, { token, signal }: TransferTools) {
  try {
    return (await api.uploadedParts(packageId, token, signal)).bodies;
  } catch (error) {
    // It ended before the server had heard of it.
    if (error instanceof ApiError && error.code === 'not-found') return [];
    throw error;
  }
}

/** What the policy and the call say beside the content. */
interface Terms {
  readonly defaultDays: number;
  readonly password: string | null | undefined;
  readonly archive: string | null;
}

/**
 * Fingerprint of the archive key that this sending must be sealed to, told to the caller; null where none is demanded. When
 * what vouches for it changes, the caller has to name the new one. @throws CliError `archive-changed`
 */
async function archiveFor(
  { archive, classifications }: PublicPolicy,
  { values, report, words }: Call,
  { api, origin }: Pick<Destination, 'api' | 'origin'>,
): Promise<string | null> {
  const marking = { classification: values.text('classification') ?? null, labelId: null };
  if (!isArchiveDemanded(archive, levelsOf(marking, classifications))) return null;
  const { facts } = await readArchive(api);
  const { fingerprint } = facts;
  const vouching = vouchingFingerprint(facts);
  const expected = values.text('archive')?.replaceAll(/\s/g, '').toLowerCase();
  const isExpected =
    expected === undefined
      ? [undefined, vouching].includes(await knownArchive(origin))
      : expected === fingerprint;
  if (!isExpected) throw new CliError('archive-changed', { subject: fingerprint });
  await rememberArchive(origin, vouching);
  report.note(words.archive(fingerprint));
  return fingerprint;
}

async function readOrder(
  call: Call,
  access: ClerkAccess,
  { defaultDays, password, archive }: Terms,
): Promise<ClerkOrder> {
  const { values, positionals } = call;
  const days = Number(values.text('days') ?? defaultDays);
  if (!Number.isInteger(days) || days < 1) throw new CliError('usage', { subject: '--days' });
  const message = await readMessage(call);
  if (positionals.length === 0 && message === '') throw new CliError('usage', { subject: 'FILE' });
  return {
    ...access,
    conversation: null,
    recipients: values.texts('to').map((address) => ({ name: '', address })),
    subject: values.text('subject') ?? '',
    message,
    classification: values.text('classification') ?? null,
    files: await Promise.all(positionals.map((path) => outgoingFile(path))),
    // A fresh one, unless told otherwise: people choose weak ones, and use them twice.
    password: password === undefined ? newPassword() : password,
    archive,
    expiresAt: new Date(Date.now() + days * DAY_MS).toISOString(),
  };
}

async function readMessage({ values }: Call): Promise<string> {
  const path = values.text('message-file');
  if (path === undefined) return values.text('message') ?? '';
  return new TextDecoder().decode(await smallFile(path));
}

async function outgoingFile(path: string): Promise<OutgoingFile> {
  return { name: basename(path), content: await inputFile(path) };
}

/** Null where none is wanted, undefined where a fresh one is. @throws CliError `usage` where it is no password */
function givenPassword({ values }: Call): string | null | undefined {
  if (values.flag('no-password')) return null;
  const given = givenSecret(values, 'password');
  if (given !== undefined && canonicalPassword(given) === undefined)
    throw new CliError('usage', { subject: '--password-fd, --password-env' });
  return given;
}
