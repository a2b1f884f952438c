import { createWriteStream } from 'node:fs';
import { link, mkdir, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CliError } from './cliError.ts';
import { EnvelopeError } from '@siegelpost/shared/envelope/envelopeError';

export interface Place {
  readonly path: string;
  /** Whether a file that is there may be replaced. */
  readonly force: boolean;
}

/** @throws CliError `file-exists` */
export async function refuseExisting({ path, force }: Place): Promise<void> {
  if (!force && (await stat(path).catch(() => undefined)))
    throw new CliError('file-exists', { subject: path });
}

/**
 * Writes a file that is there whole or not at all: under another name first, renamed once `pieces` have ended without
 * an error. @throws CliError `file-exists`, `file-failed`; whatever `pieces` throws
 */
export async function writeWhole(place: Place, pieces: AsyncIterable<Uint8Array>): Promise<void> {
  await refuseExisting(place);
  const unfinished = `${place.path}.unfinished-${process.pid}`;
  try {
    await mkdir(dirname(place.path), { recursive: true });
    await pipeline(
      Readable.from(pieces, { objectMode: false }),
      createWriteStream(unfinished, { flush: true }),
    );
    await publish(unfinished, place);
  } catch (error) {
    throw asFileError(error, place.path);
  } finally {
    await rm(unfinished, { force: true });
  }
}

/** Refuses where somebody was faster with the name: a link does so by itself, where the file system has links. */
async function publish(unfinished: string, { path, force }: Place): Promise<void> {
  if (force) return rename(unfinished, path);
  try {
    await link(unfinished, path);
  } catch (error) {
    if (systemCode(error) === 'EEXIST') throw error;
    await refuseExisting({ path, force });
    await rename(unfinished, path);
  }
}

function asFileError(error: unknown, path: string): unknown {
  if (error instanceof EnvelopeError || error instanceof CliError) return error;
  const code = systemCode(error);
  if (code === 'EEXIST') return new CliError('file-exists', { subject: path, cause: error });
  return code === undefined ? error : new CliError('file-failed', { subject: path, cause: error });
}

/** The system's code of an error (`ENOENT`, `EEXIST`); undefined where the system has nothing to do with it. */
function systemCode(error: unknown): string | undefined {
  const has = typeof error === 'object' && error !== null && 'code' in error && 'syscall' in error;
  return has && typeof error.code === 'string' ? error.code : undefined;
}
