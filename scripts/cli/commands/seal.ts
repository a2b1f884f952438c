import { basename, join } from 'node:path';
import { sealToCertificate, sealToPassphrase } from '@siegelpost/shared/envelope/envelopes';
import { readCertificateFile } from '@siegelpost/shared/envelope/keyFile';
import type { FileContent } from '@siegelpost/shared/envelope/fileContent';
import { sealBody } from '@siegelpost/shared/envelope/sealBody';
import { newSessionKey, type SessionKey } from '@siegelpost/shared/envelope/sessionKey';
import type { Call } from '../call.ts';
import { CliError } from '../cliError.ts';
import { diskFile, smallFile } from '../inputFile.ts';
import { refuseExisting, writeWhole } from '../outputFile.ts';
import { givenSecret, readSecret } from '../secrets.ts';

/** Who shall be able to open. */
interface Readers {
  readonly certificates: readonly Uint8Array[];
  readonly passphrase: string | undefined;
}

/** `siegelpost seal`: each file becomes `<file>.pgp`, envelopes ‖ body, for certificates, a passphrase, or both. */
export async function seal(call: Call): Promise<void> {
  const { positionals, values, report, words } = call;
  if (positionals.length === 0) throw new CliError('usage', { subject: 'FILE' });
  const readers = await readReaders(call);
  const sealed = [];
  for (const path of positionals) {
    const place = {
      path:
        values.text('out') === undefined
          ? `${path}.pgp`
          : join(values.text('out') ?? '', `${basename(path)}.pgp`),
      force: values.flag('force'),
    };
    await refuseExisting(place);
    const file = await diskFile(path);
    try {
      await writeWhole(place, sealedFile(file, readers, report.progress(path)));
    } finally {
      await file.close();
    }
    sealed.push({ file: path, sealed: place.path });
  }
  report.result(
    { sealed },
    sealed.map((file) => words.sealed(file.sealed)),
  );
}

async function readReaders(call: Call): Promise<Readers> {
  const { values } = call;
  const files = await Promise.all(values.texts('to').map((path) => smallFile(path)));
  const certificates = await Promise.all(files.map((file) => readCertificateFile(file)));
  const asked = values.flag('passphrase') || givenSecret(values, 'password') !== undefined;
  const wanted = asked || certificates.length === 0;
  return { certificates, passphrase: wanted ? await newPassphrase(call) : undefined };
}

/** What is typed unseen is typed twice: a slip would close the file for ever. */
async function newPassphrase({ values, words }: Call): Promise<string> {
  const given = givenSecret(values, 'password');
  const passphrase = given ?? (await readSecret(values, 'password', words.ask.newPassphrase));
  if (passphrase === '') throw new CliError('usage', { subject: words.ask.newPassphrase });
  if (given === undefined && (await readSecret(values, 'password', words.ask.again)) !== passphrase)
    throw new CliError('secrets-differ');
  return passphrase;
}

async function* sealedFile(
  content: FileContent,
  readers: Readers,
  onProgress: ReturnType<Call['report']['progress']>,
): AsyncGenerator<Uint8Array> {
  const sessionKey = newSessionKey();
  for (const envelope of await envelopesFor(sessionKey, readers)) yield envelope;
  const sealer = sealBody(content, { sessionKey });
  let doneBytes = 0;
  for await (const part of sealer.parts()) {
    yield part;
    doneBytes += part.length;
    onProgress({ doneBytes, totalBytes: sealer.sealedBytes });
  }
}

async function envelopesFor(
  sessionKey: SessionKey,
  { certificates, passphrase }: Readers,
): Promise<Uint8Array[]> {
  const keys = await Promise.all(
    certificates.map((certificate) => sealToCertificate(sessionKey, certificate)),
  );
  if (passphrase === undefined) return keys;
  return [await sealToPassphrase(sessionKey, passphrase, { strong: true }), ...keys];
}
