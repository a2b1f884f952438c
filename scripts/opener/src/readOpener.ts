import { readKeyFile } from '@siegelpost/shared/envelope/keyFile';
import { canonicalPassword, passphrase } from '@siegelpost/shared/envelope/passphrase';
import type { FileOpener } from '@siegelpost/shared/envelope/sealedFile';
import { findLink } from '@siegelpost/shared/link/link';
import type { Sentences } from './sentences.ts';

export type How = keyof Sentences['how'];

/** What stands in the form. */
export interface Entered {
  readonly how: How;
  readonly link: string;
  readonly password: string;
  readonly passphrase: string;
  readonly keyFile: File | undefined;
  readonly keySecret: string;
}

/** The form is not filled in so that anything could be opened. */
export class MissingError extends Error {
  readonly what: keyof Sentences['missing'];

  constructor(what: keyof Sentences['missing']) {
    super(what);
    this.name = 'MissingError';
    this.what = what;
  }
}

/** What opens the files. @throws MissingError, EnvelopeError where the key file does not open */
export async function readOpener(entered: Entered): Promise<FileOpener> {
  switch (entered.how) {
    case 'link':
      return { passphrase: linkPassphrase(entered) };
    case 'passphrase':
      if (entered.passphrase === '') throw new MissingError('passphrase');
      return { passphrase: entered.passphrase };
    case 'key': {
      if (!entered.keyFile) throw new MissingError('key');
      const file = new Uint8Array(await entered.keyFile.arrayBuffer());
      return { privateKey: await readKeyFile(file, async () => entered.keySecret) };
    }
  }
}

function linkPassphrase({ link, password }: Entered): string {
  const found = findLink(link);
  if (!found) throw new MissingError('link');
  if (password.trim() === '') return passphrase(found.linkSecret, null);
  if (canonicalPassword(password) === undefined) throw new MissingError('password');
  return passphrase(found.linkSecret, password);
}
