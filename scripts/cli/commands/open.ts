import { basename, dirname, join } from 'node:path';
import type { FileContent } from '@siegelpost/shared/envelope/fileContent';
import { openBody } from '@siegelpost/shared/envelope/openBody';
import { type FileOpener, openHead, readFrom, readHead } from '@siegelpost/shared/envelope/sealedFile';
import type { OnProgress } from '@siegelpost/shared/transfer/transfer';
import type { Call } from '../call.ts';
import { CliError } from '../cliError.ts';
import { readOpener } from '../fileOpener.ts';
import { diskFile } from '../inputFile.ts';
import { refuseExisting, writeWhole } from '../outputFile.ts';

/** `siegelpost open`: files that lie on disk, without any server. */
export async function open(call: Call): Promise<void> {
  const { positionals, values, report, words } = call;
  if (positionals.length === 0) throw new CliError('usage', { subject: 'FILE.pgp' });
  const files = positionals.map((path) => {
    const target = join(values.text('out') ?? dirname(path), openedName(path));
    return { path, place: { path: target, force: values.flag('force') } };
  });
  for (const { place } of files) await refuseExisting(place);
  const opener = await readOpener(call);
  const opened = [];
  for (const { path, place } of files) {
    const sealed = await diskFile(path);
    try {
      await writeWhole(place, openedFile(sealed, opener, report.progress(place.path)));
    } finally {
      await sealed.close();
    }
    opened.push({ file: path, opened: place.path });
  }
  report.result(
    { opened },
    opened.map((file) => words.opened(file.opened)),
  );
}

/** `Bescheid.pdf.pgp` was `Bescheid.pdf`; any other name gets an ending, so that nothing replaces its own source. */
function openedName(path: string): string {
  const name = basename(path);
  return /.\.(?:pgp|gpg)$/i.test(name) ? name.slice(0, -4) : `${name}.opened`;
}

async function* openedFile(
  file: FileContent,
  opener: FileOpener,
  onProgress: OnProgress,
): AsyncGenerator<Uint8Array> {
  const head = await readHead(file);
  const sessionKey = await openHead(head, opener);
  const totalBytes = file.size - head.bodyAt;
  let doneBytes = 0;
  for await (const piece of openBody(readFrom(file, head.bodyAt), { sessionKey })) {
    yield piece;
    doneBytes += piece.length;
    onProgress({ doneBytes, totalBytes });
  }
  onProgress({ doneBytes: totalBytes, totalBytes });
}
