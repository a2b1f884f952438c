/** @jest-environment node */
import { expect, test } from '@jest/globals';
import { portFeeder } from '@siegelpost/shared/transfer/portStream';
import type { Transfer } from '@siegelpost/shared/transfer/transfer';
import { TransferError, type TransferErrorCode } from '@siegelpost/shared/transfer/transferError';
import { downloadFile } from './downloadFile.ts';

const file = { index: 0, name: 'a.bin', bytes: 300, mediaType: 'text/html', digest: 'ab' };

/** A transfer that feeds these pieces and then ends well or ill. */
function feeding(pieces: number[][], failure?: TransferErrorCode): Transfer {
  const readFile: Transfer['readFile'] = async (_index, port) => {
    const feeder = portFeeder(port, new AbortController().signal);
    for (const piece of pieces) await feeder.write(new Uint8Array(piece));
    if (!failure) return feeder.done();
    feeder.failed(failure);
    throw new TransferError(failure);
  };
  return { readFile } as Partial<Transfer> as Transfer;
}

test('a file arrives whole and in order, and as nothing a browser would show', async () => {
  const blob = await downloadFile(feeding([[1, 2], [3], [4, 5, 6]]), file, () => undefined);
  expect([...new Uint8Array(await blob.arrayBuffer())]).toEqual([1, 2, 3, 4, 5, 6]);
  expect(blob.type).toBe('application/octet-stream');
});

test('an empty file is an empty blob', async () => {
  const blob = await downloadFile(feeding([]), file, () => undefined);
  expect(blob.size).toBe(0);
});

test('a damaged file is never handed over, not even in part', async () => {
  const download = downloadFile(feeding([[1, 2]], 'damaged'), file, () => undefined);
  await expect(download).rejects.toMatchObject({ code: 'damaged' });
});
