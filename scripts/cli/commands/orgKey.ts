import { join } from 'node:path';
import { certify } from '@siegelpost/shared/envelope/certification';
import { readCertificateFile, readKeyFile } from '@siegelpost/shared/envelope/keyFile';
import { fingerprintOf } from '@siegelpost/shared/envelope/keys';
import type { Call } from '../call.ts';
import { CliError } from '../cliError.ts';
import { smallFile } from '../inputFile.ts';
import { groupedFingerprint, makeOfflineKey, once } from '../offlineKey.ts';
import { writeWhole } from '../outputFile.ts';
import { readSecret } from '../secrets.ts';

/** `siegelpost org-key`: the organisation's key, on a machine that is not the server. Needs no line. */
export async function orgKey(call: Call): Promise<void> {
  const [action, ...files] = call.positionals;
  if (action === 'create')
    return makeOfflineKey(call, { key: 'organisation-key.pgp', certificate: 'organisation.pgp' });
  if (action === 'certify') return certifyAll(call, files);
  if (action === 'fingerprint') return fingerprints(call, files);
  throw new CliError('usage', { subject: 'org-key create|certify|fingerprint' });
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
    certified.map(({ file, fingerprint }) => `${file}  ${groupedFingerprint(fingerprint)}`),
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
    found.map(({ file, fingerprint }) => `${file}  ${groupedFingerprint(fingerprint)}`),
  );
}
