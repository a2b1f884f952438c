import { join } from 'node:path';
import { Address } from '@siegelpost/shared/api/encodings';
import { generateClerkKey, lockPrivateKey, newRecoveryCode } from '@siegelpost/shared/envelope/keys';
import { Check } from 'typebox/value';
import type { Call } from './call.ts';
import { CliError } from './cliError.ts';
import { writeWhole } from './outputFile.ts';

/**
 * Makes a key of the authority on a machine that is not the server. The private key is written sealed under a recovery code,
 * which is shown once; the certificate is for the server.
 */
export async function makeOfflineKey(
  { values, report, words }: Call,
  names: { readonly key: string; readonly certificate: string },
): Promise<void> {
  const person = { name: values.neededText('name'), address: values.neededText('address') };
  if (!Check(Address, person.address)) throw new CliError('usage', { subject: '--address' });
  const { privateKey, certificate, fingerprint } = await generateClerkKey(person);
  const recoveryCode = newRecoveryCode();
  const place = (name: string) => ({
    path: join(values.text('out') ?? '.', name),
    force: values.flag('force'),
  });
  const [key, open] = [place(names.key), place(names.certificate)];
  await writeWhole(key, once(await lockPrivateKey(privateKey, recoveryCode)));
  await writeWhole(open, once(certificate));
  report.result({ key: key.path, certificate: open.path, fingerprint, recoveryCode }, [
    key.path,
    open.path,
    groupedFingerprint(fingerprint),
    '',
    words.keepRecoveryCode,
    '',
    `  ${recoveryCode}`,
  ]);
}

/** As people compare it. */
export const groupedFingerprint = (fingerprint: string) =>
  fingerprint.toUpperCase().match(/.{4}/g)?.join(' ') ?? '';

/** Octets as a file is written. */
export async function* once(octets: Uint8Array): AsyncGenerator<Uint8Array> {
  yield octets;
}
