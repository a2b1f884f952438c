import { Notice } from '@siegelpost/shared/api/packages';
import { paths } from '@siegelpost/shared/api/paths';
import { type Connection, requestJson } from '@siegelpost/shared/client/request';
import { deriveLinkToken } from '@siegelpost/shared/envelope/gates';
import type { TransferLink } from '@siegelpost/shared/link/link';
import { asTransferError } from '@siegelpost/shared/transfer/asTransferError';
import { toBase64Url } from '@siegelpost/shared/transfer/encoding';

/**
 * Gate 1 without the worker: one HKDF. Who waits for the password field on a slow line does not wait for the
 * library that opens messages. @throws TransferError
 */
export async function readNotice(link: TransferLink, connection: Connection): Promise<Notice> {
  try {
    const linkToken = toBase64Url(await deriveLinkToken(link.linkSecret));
    // Not by `createApi`, which would bring every other schema along.
    return await requestJson(connection, paths.notice(link.packageId), Notice, {
      method: 'POST',
      json: { linkToken },
    });
  } catch (error) {
    throw asTransferError(error);
  }
}
