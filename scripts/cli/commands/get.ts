import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createApi } from '@siegelpost/shared/client/api';
import { openBody } from '@siegelpost/shared/envelope/openBody';
import { EnvelopeError } from '@siegelpost/shared/envelope/envelopeError';
import { readFrom } from '@siegelpost/shared/envelope/sealedFile';
import { findLink } from '@siegelpost/shared/link/link';
import { listFiles } from '@siegelpost/shared/transfer/fileEntries';
import {
  openAsRecipient,
  readNotice,
  type RecipientPackage,
  requestCode,
} from '@siegelpost/shared/transfer/openAsRecipient';
import type { FileEntry } from '@siegelpost/shared/transfer/transfer';
import { verifiedContent } from '@siegelpost/shared/transfer/verifiedContent';
import type { Call } from '../call.ts';
import { CliError } from '../cliError.ts';
import { connectionTo, originOf } from '../connection.ts';
import { standardInput } from '../inputFile.ts';
import { type Place, refuseExisting, writeWhole } from '../outputFile.ts';
import { downloadSealed, type Downloaded } from '../sealedDownload.ts';
import { givenSecret, readSecret } from '../secrets.ts';

/**
 * `siegelpost get`: message and files of a link. A download that was cut goes on where it stopped when the command is
 * given again; a file appears under its name only once it is verified.
 */
export async function get(call: Call): Promise<void> {
  const text = await linkText(call);
  const api = createApi(connectionTo(originOf(text), call));
  const opened = await openLink(text, api, call);
  const files = listFiles(opened.manifest).map((file) => ({ file, place: placeOf(file, call) }));
  for (const { place } of files) await refuseExisting(place);
  for (const { file, place } of files) {
    const path = `${place.path}.${opened.content.packageId}-${file.index}.unfinished`;
    const onProgress = call.report.progress(file.name);
    const downloaded = await downloadSealed({ opened, fileIndex: file.index, path, api, onProgress });
    if (call.values.flag('sealed')) await keepSealed(downloaded, path, place);
    else await openDownload(downloaded, { opened, file, place, path });
  }
  tell(call, opened, files);
}

async function linkText({ positionals: [subject] }: Call): Promise<string> {
  const text = subject === '-' ? await standardInput() : (subject ?? '');
  if (!findLink(text)) throw new CliError('usage', { subject: 'LINK' });
  return text;
}

async function openLink(
  text: string,
  api: ReturnType<typeof createApi>,
  call: Call,
): Promise<RecipientPackage> {
  const link = findLink(text);
  if (!link) throw new CliError('usage', { subject: 'LINK' });
  const { signal } = new AbortController();
  const notice = await readNotice(link, api, signal);
  const { values, words } = call;
  const password = notice.passwordRequired ? await readSecret(values, 'password', words.ask.password) : null;
  if (!notice.mailboxCodeRequired) return openAsRecipient(link, { password }, api, signal);
  // A script that has the code already needs no second mail.
  if (givenSecret(values, 'code') === undefined) await requestCode(link, password, api, signal);
  const code = (await readSecret(values, 'code', words.ask.code)).replace(/\s/g, '');
  return openAsRecipient(link, { password, code }, api, signal);
}

function placeOf({ name }: FileEntry, { values }: Call): Place {
  const ending = values.flag('sealed') ? '.pgp' : '';
  return { path: join(values.text('out') ?? '.', `${name}${ending}`), force: values.flag('force') };
}

interface Arrived {
  readonly opened: RecipientPackage;
  readonly file: FileEntry;
  readonly place: Place;
  readonly path: string;
}

async function keepSealed({ file }: Downloaded, path: string, place: Place): Promise<void> {
  await file.close();
  await refuseExisting(place);
  await rename(path, place.path);
}

async function openDownload({ file: sealed, bodyAt }: Downloaded, arrived: Arrived): Promise<void> {
  const { opened, file, place, path } = arrived;
  try {
    await writeWhole(place, verifiedContent(openBody(readFrom(sealed, bodyAt), opened), file));
  } catch (error) {
    // What is damaged cannot be gone on with.
    if (error instanceof EnvelopeError) await rm(path, { force: true });
    throw error;
  } finally {
    await sealed.close();
  }
  await rm(path);
}

function tell(
  { report, words }: Call,
  { content, manifest }: RecipientPackage,
  files: readonly { readonly file: FileEntry; readonly place: Place }[],
): void {
  const { reference, expiresAt } = content;
  const { author, message } = manifest;
  const saved = files.map(({ file, place }) => ({ ...file, path: place.path }));
  report.result({ reference, expiresAt, author, message, files: saved }, [
    `${words.from}: ${author.name} <${author.address ?? ''}>`,
    `${words.sent.reference}: ${reference}`,
    `${words.until}: ${expiresAt}`,
    ...(message === '' ? [] : ['', message, '']),
    ...saved.map(({ path }) => words.opened(path)),
  ]);
}
