import type { PackageId } from '@siegelpost/shared/api/ids';
import type { FastifyBaseLogger } from 'fastify';
import { noteEvent } from '../database/events.ts';
import type { Parts } from '../parts.ts';
import type { Principal } from './principal.ts';

interface Download {
  readonly packageId: PackageId;
  readonly reader: Principal;
  readonly bodyIndex: number;
}

/** Writes down that a recipient has a file. That nobody could write it down must not spoil the download. */
export function noteDownload(
  { database, now }: Parts,
  { packageId, reader, bodyIndex }: Download,
  log: FastifyBaseLogger,
): void {
  if (reader.kind !== 'recipient') return;
  const event = { kind: 'downloaded', reader: reader.reader, bodyIndex } as const;
  noteEvent(database, packageId, event, now()).catch((error: unknown) =>
    log.warn(error, 'a download was not noted'),
  );
}
