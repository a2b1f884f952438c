import { basename } from 'node:path';
import { createApi } from '@siegelpost/shared/client/api';
import { canonicalPassword, newPassword } from '@siegelpost/shared/envelope/passphrase';
import type { ClerkAccess, ClerkOrder, OutgoingFile } from '@siegelpost/shared/transfer/transfer';
import { TransferHere } from '@siegelpost/shared/transfer/transferHere';
import { loadAccount } from '../account.ts';
import type { Call } from '../call.ts';
import { CliError } from '../cliError.ts';
import { connectionTo, originOf } from '../connection.ts';
import { inputFile, smallFile } from '../inputFile.ts';
import { givenSecret } from '../secrets.ts';

const DAY_MS = 86_400_000;

/** `siegelpost send`: seals, uploads, and prints link and password. It sends no mail, so the link opens at once. */
export async function send(call: Call): Promise<void> {
  const { values, report, words } = call;
  const origin = originOf(values.neededText('server'));
  const access = await loadAccount(origin);
  const connection = { ...connectionTo(origin, call), token: () => access.sessionToken };
  const api = createApi(connection);
  const { defaultExpiryDays } = await api.policy();
  const order = await readOrder(call, access, defaultExpiryDays);
  const sent = await new TransferHere(connection).send(order, report.progress(words.sent.reference));
  await api.activate(sent.packageId);
  const { link, reference, expiresAt, packageId } = sent;
  report.result({ packageId, reference, link, password: order.password, expiresAt }, [
    `${words.sent.reference}: ${reference}`,
    `${words.sent.link}: ${link ?? ''}`,
    ...(order.password === null ? [] : [`${words.sent.password}: ${order.password}`]),
    `${words.until}: ${expiresAt}`,
  ]);
}

async function readOrder(call: Call, access: ClerkAccess, defaultDays: number): Promise<ClerkOrder> {
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
    password: chosenPassword(call),
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

/** A fresh one, unless told otherwise: people choose weak ones, and use them twice. */
function chosenPassword({ values }: Call): string | null {
  if (values.flag('no-password')) return null;
  const given = givenSecret(values, 'password');
  if (given !== undefined && canonicalPassword(given) === undefined)
    throw new CliError('usage', { subject: '--password-fd, --password-env' });
  return given ?? newPassword();
}
