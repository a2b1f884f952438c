import { checkArchiveKey } from '@siegelpost/shared/envelope/archiveKey';
import { readCertificateFile } from '@siegelpost/shared/envelope/keyFile';
import type { Call } from '../call.ts';
import { CliError } from '../cliError.ts';
import { smallFile } from '../inputFile.ts';
import { groupedFingerprint, makeOfflineKey } from '../offlineKey.ts';

/** `siegelpost archive-key`: the key of the authority's archive, on a machine that is not the server. Needs no line. */
export async function archiveKey(call: Call): Promise<void> {
  const [action, ...files] = call.positionals;
  if (action === 'create')
    return makeOfflineKey(call, { key: 'archive-key.pgp', certificate: 'archive.pgp' });
  if (action === 'check') return check(call, files);
  throw new CliError('usage', { subject: 'archive-key create|check' });
}

/** What pane and pages will say to this certificate, before they do. @throws CliError `archive-key` with what is wrong */
async function check({ values, report }: Call, [file, ...others]: readonly string[]): Promise<void> {
  if (file === undefined || others.length > 0)
    throw new CliError('usage', { subject: 'archive-key check CERTIFICATE' });
  const organisation = values.text('organisation');
  const read = async (path: string) => readCertificateFile(await smallFile(path));
  const key = await checkArchiveKey(await read(file), organisation ? await read(organisation) : null);
  if (typeof key === 'string') throw new CliError(`archive-${key}`, { subject: file });
  report.result(key, [`${file}  ${groupedFingerprint(key.fingerprint)}  ${key.name}`]);
}
