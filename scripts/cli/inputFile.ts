import { openAsBlob } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { CliError } from './cliError.ts';
import { DiskFile } from './diskFile.ts';

const MOST_KEY_BYTES = 1024 * 1024;

/** A file to be sent, whose change while it is read is noticed. @throws CliError `file-missing` */
export async function inputFile(path: string): Promise<Blob> {
  try {
    if (!(await stat(path)).isFile()) throw new CliError('file-missing', { subject: path });
    return await openAsBlob(path);
  } catch (cause) {
    throw new CliError('file-missing', { subject: path, cause });
  }
}

/** A file to be read fast; to be closed. @throws CliError `file-missing` */
export async function diskFile(path: string): Promise<DiskFile> {
  try {
    if ((await stat(path)).isFile()) return await DiskFile.open(path);
  } catch (cause) {
    throw new CliError('file-missing', { subject: path, cause });
  }
  throw new CliError('file-missing', { subject: path });
}

/** A small file, whole: a key, a certificate, a message. @throws CliError `file-missing` */
export async function smallFile(path: string): Promise<Uint8Array> {
  try {
    if ((await stat(path)).size > MOST_KEY_BYTES) throw new CliError('file-missing', { subject: path });
    return new Uint8Array(await readFile(path));
  } catch (cause) {
    throw new CliError('file-missing', { subject: path, cause });
  }
}

/** All of standard input as text: a link that shall not be seen in the list of processes. */
export async function standardInput(): Promise<string> {
  let text = '';
  for await (const piece of process.stdin.setEncoding('utf8')) text += String(piece);
  return text.trim();
}
