import { anySignal } from '../client/anySignal.ts';
import type { Api } from '../client/api.ts';
import { openBody } from '../envelope/openBody.ts';
import { asTransferError } from './asTransferError.ts';
import { portFeeder } from './portStream.ts';
import type { ReadPackage } from './readPackage.ts';
import type { OnProgress } from './transfer.ts';
import { TransferError } from './transferError.ts';
import { verifiedContent } from './verifiedContent.ts';

/**
 * Streams one file from the server through decryption into `port`. The receiver is told `done` only after size and
 * digest are those of the manifest, and `failed` otherwise, so that a broken file never looks whole.
 */
export async function readFile(
  fileIndex: number,
  read: ReadPackage,
  port: MessagePort,
  tools: { readonly api: Api; readonly token: string; readonly signal: AbortSignal },
  onProgress: OnProgress,
): Promise<void> {
  // Leaving the loop early, for whatever reason, also ends the request.
  const ended = new AbortController();
  const signal = anySignal([tools.signal, ended.signal]);
  const feeder = portFeeder(port, signal);
  try {
    const file = read.manifest.files[fileIndex];
    const body = read.content.bodies[fileIndex];
    if (!file || !body) throw new TransferError('damaged');
    let doneBytes = 0;
    let receivedBytes = 0;
    const report = () => onProgress({ doneBytes, totalBytes: file.bytes, receivedBytes });
    const sealed = tools.api.downloadBody({
      packageId: read.content.packageId,
      bodyIndex: fileIndex,
      sealedBytes: body.sealedBytes,
      via: read.content.partsVia,
      token: tools.token,
      signal,
      onReceived(bytes) {
        receivedBytes += bytes;
        report();
      },
    });
    for await (const piece of verifiedContent(openBody(sealed, read), file)) {
      doneBytes += piece.length;
      await feeder.write(piece);
      report();
    }
    feeder.done();
  } catch (error) {
    const failure = asTransferError(error);
    feeder.failed(failure.code);
    throw failure;
  } finally {
    ended.abort();
  }
}
