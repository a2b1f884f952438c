import { readFileSync } from 'node:fs';
import { CliError } from './cliError.ts';
import type { Values } from './parseCommandLine.ts';
import { promptHidden } from './prompt.ts';

const MOST_DESCRIPTOR = 1023;

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
    if (possible) return readFileSync(descriptor, 'utf8').split(/\r?\n/, 1)[0] ?? '';
  } catch (cause) {
    throw new CliError('usage', { subject: `--${name}-fd ${text}`, cause });
  }
  throw new CliError('usage', { subject: `--${name}-fd ${text}` });
}
