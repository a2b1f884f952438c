import { join } from 'node:path';
import { certify } from '@siegelpost/shared/envelope/certification';
import { readCertificateFile, readKeyFile } from '@siegelpost/shared/envelope/keyFile';
import {
  fingerprintOf,
  generateClerkKey,
  lockPrivateKey,
  newRecoveryCode,
} from '@siegelpost/shared/envelope/keys';
import type { Call } from '../call.ts';
import { CliError } from '../cliError.ts';
import { smallFile } from '../inputFile.ts';
import { writeWhole } from '../outputFile.ts';
import { readSecret } from '../secrets.ts';

/** `siegelpost org-key`: the organisation's key, on a machine that is not the server. Needs no line. */
export async function orgKey(call: Call): Promise<void> {
  const [action, ...files] = call.positionals;
  if (action === 'create') return create(call);
  if (action === 'certify') return certifyAll(call, files);
  if (action === 'fingerprint') return fingerprints(call, files);
  throw new CliError('usage', { subject: 'org-key create|certify|fingerprint' });
}

/** The private key is written sealed under a recovery code; the certificate is for ORGANISATION_CERTIFICATE_FILE. */
async function create({ values, report, words }: Call): Promise<void> {
  const person = { name: values.neededText('name'), address: values.neededText('address') };
  const { privateKey, certificate, fingerprint } = await generateClerkKey(person);
  const recoveryCode = newRecoveryCode();
  const place = (name: string) => ({
    path: join(values.text('out') ?? '.', name),
    force: values.flag('force'),
  });
  const [key, open] = [place('organisation-key.pgp'), place('organisation.pgp')];
  await writeWhole(key, once(await lockPrivateKey(privateKey, recoveryCode)));
  await writeWhole(open, once(certificate));
  report.result({ key: key.path, certificate: open.path, fingerprint, recoveryCode }, [
    key.path,
    open.path,
    grouped(fingerprint),
    '',
    words.keepRecoveryCode,
    '',
    `  ${recoveryCode}`,
  ]);
}

/** Writes each certificate, certified, under its fingerprint: for CERTIFICATIONS_DIR. */
async function certifyAll({ values, report, words }: Call, files: readonly string[]): Promise<void> {
  if (files.length === 0) throw new CliError('usage', { subject: 'org-key certify CERTIFICATE…' });
  const keyFile = await smallFile(values.neededText('key'));
  const organisation = await readKeyFile(keyFile, (kind) =>
    kind === 'recovery-code'
      ? readSecret(values, 'recovery-code', words.ask.recoveryCode)
      : readSecret(values, 'password', words.ask.keyPassphrase),
  );
  const certified: { readonly file: string; readonly fingerprint: string }[] = [];
  for (const file of files) {
    const certificate = await readCertificateFile(await smallFile(file));
    const fingerprint = await fingerprintOf(certificate);
    const path = join(values.text('out') ?? '.', `${fingerprint}.pgp`);
    await writeWhole({ path, force: values.flag('force') }, once(await certify(certificate, organisation)));
    certified.push({ file: path, fingerprint });
  }
  report.result(
    { certified },
    certified.map(({ file, fingerprint }) => `${file}  ${grouped(fingerprint)}`),
  );
}

async function fingerprints({ report }: Call, files: readonly string[]): Promise<void> {
  const found = await Promise.all(
    files.map(async (file) => ({
      file,
      fingerprint: await fingerprintOf(await readCertificateFile(await smallFile(file))),
    })),
  );
  report.result(
    { fingerprints: found },
    found.map(({ file, fingerprint }) => `${file}  ${grouped(fingerprint)}`),
  );
}

/** As people compare it. */
const grouped = (fingerprint: string) => fingerprint.toUpperCase().match(/.{4}/g)?.join(' ') ?? '';

async function* once(octets: Uint8Array): AsyncGenerator<Uint8Array> {
  yield octets;
}
