import { readSync } from 'node:fs';
import { errorCode } from '@siegelpost/server/errorCode';
import { CliError } from './cliError.ts';
import type { Values } from './parseCommandLine.ts';
import { promptHidden } from './prompt.ts';

const MOST_DESCRIPTOR = 1023;
const MOST_SECRET_BYTES = 64 * 1024;
const LINE_FEED = 0x0a;
const WAIT_MS = 20;

/**
 * A secret of the name `password`, `code` or `recovery-code`: the first line of a file descriptor (`--password-fd 3`),
 * a variable (`--password-env NAME`), or what is typed unseen. @throws CliError `secret-missing` without a terminal
 */
export async function readSecret(values: Values, name: string, question: string): Promise<string> {
  const given = givenSecret(values, name);
  if (given !== undefined) return given;
  if (!process.stdin.isTTY) throw new CliError('secret-missing', { subject: name });
  return promptHidden(question);
}

/** The secret where descriptor or variable was named. @throws CliError `usage` where there is none behind the name */
export function givenSecret(values: Values, name: string): string | undefined {
  const descriptor = values.text(`${name}-fd`);
  if (descriptor !== undefined) return fromDescriptor(descriptor, name);
  const variable = values.text(`${name}-env`);
  if (variable === undefined) return undefined;
  const secret = process.env[variable];
  if (secret === undefined) throw new CliError('usage', { subject: `--${name}-env ${variable}` });
  return secret;
}

function fromDescriptor(text: string, name: string): string {
  const descriptor = Number(text);
  const possible = Number.isInteger(descriptor) && descriptor >= 0 && descriptor <= MOST_DESCRIPTOR;
  try {
    if (possible) return firstLine(descriptor);
  } catch (cause) {
    throw new CliError('usage', { subject: `--${name}-fd ${text}`, cause });
  }
  throw new CliError('usage', { subject: `--${name}-fd ${text}` });
}

/** Also of a pipe that another program has made non-blocking, as npx does: then nothing there yet is no error. */
function firstLine(descriptor: number): string {
  const octets = Buffer.alloc(MOST_SECRET_BYTES);
  let bytes = 0;
  while (bytes < octets.length && !octets.subarray(0, bytes).includes(LINE_FEED)) {
    const read = readSome(descriptor, octets.subarray(bytes));
    if (read === 0) break;
    bytes += read;
  }
  return octets.toString('utf8', 0, bytes).split(/\r?\n/, 1)[0] ?? '';
}

function readSome(descriptor: number, into: Buffer): number {
  for (;;) {
    try {
      return readSync(descriptor, into);
    } catch (error) {
      if (errorCode(error) !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, WAIT_MS);
    }
  }
}
