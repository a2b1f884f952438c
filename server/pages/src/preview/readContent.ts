import { portStream } from '@siegelpost/shared/transfer/portStream';
import type { FileEntry, Transfer } from '@siegelpost/shared/transfer/transfer';

/** A small file as a whole, verified before it is handed out. @throws TransferError */
export async function readContent(
  { index }: Pick<FileEntry, 'index'>,
  transfer: Pick<Transfer, 'readFile'>,
  mediaType: string,
): Promise<Blob> {
  const { port1, port2 } = new MessageChannel();
  const reading = transfer.readFile(index, port1, () => undefined);
  // Heard of below; until then nobody must.
  reading.catch(() => undefined);
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  const reader = portStream(port2).getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) pieces.push(next.value);
  await reading;
  return new Blob(pieces, { type: mediaType });
}
