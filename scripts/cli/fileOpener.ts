import { readKeyFile } from '@siegelpost/shared/envelope/keyFile';
import { passphrase } from '@siegelpost/shared/envelope/passphrase';
import type { FileOpener } from '@siegelpost/shared/envelope/sealedFile';
import { findLink } from '@siegelpost/shared/link/link';
import type { Call } from './call.ts';
import { smallFile } from './inputFile.ts';
import { readSecret } from './secrets.ts';

/** Who opens saved files: the key of `--key`, or whoever types passphrase or link. */
export async function readOpener({ values, words }: Call): Promise<FileOpener> {
  const keyPath = values.text('key');
  if (keyPath !== undefined) {
    const ask = (kind: 'passphrase' | 'recovery-code') =>
      readSecret(
        values,
        'password',
        kind === 'passphrase' ? words.ask.keyPassphrase : words.ask.recoveryCode,
      );
    return { privateKey: await readKeyFile(await smallFile(keyPath), ask) };
  }
  return { passphrase: await readPassphrase(values, words) };
}

/** A link opens by its secret, with the password where one was told: `<link> <password>` on one line, or asked for. */
async function readPassphrase(values: Call['values'], words: Call['words']): Promise<string> {
  const typed = (await readSecret(values, 'password', words.ask.passphraseOrLink)).trim();
  const link = findLink(typed);
  if (!link) return typed;
  const [, told] = typed.split(/\s+/, 2);
  const password =
    told ?? (process.stdin.isTTY ? await readSecret(values, 'password', words.ask.password) : '');
  return passphrase(link.linkSecret, password.trim() === '' ? null : password);
}
