import { createApi } from '@siegelpost/shared/client/api';
import type { Connection } from '@siegelpost/shared/client/request';
import type { Notice } from '@siegelpost/shared/api/packages';
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
    const linkToken = await deriveLinkToken(link.linkSecret);
    return await createApi(connection).notice(link.packageId, toBase64Url(linkToken));
  } catch (error) {
    throw asTransferError(error);
  }
}
