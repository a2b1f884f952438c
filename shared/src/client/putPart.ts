import type { PackageId } from '../api/ids.ts';
import { paths } from '../api/paths.ts';
import type { Connection } from './request.ts';
import { withRetries } from './retry.ts';
import { upload } from './upload.ts';

/** One part of a body on its way up. */
export interface PartUpload {
  readonly packageId: PackageId;
  readonly bodyIndex: number;
  readonly partIndex: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly token: string;
  readonly signal: AbortSignal;
  /** Whether a line that is away is waited for without end. */
  readonly patient?: boolean | undefined;
  /** Octets of this part that have left so far; may go back to 0 on a retry. */
  readonly onSent?: (bytes: number) => void;
  /** Called whenever the part has to be sent again. */
  readonly onRetry?: () => void;
}

/** Uploads one part, repeated until the server holds it durably. The same part twice is one part. @throws ApiError */
export async function putPart(connection: Connection, part: PartUpload): Promise<void> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', part.bytes));
  const sending = {
    method: 'PUT' as const,
    path: paths.part(part.packageId, part.bodyIndex, part.partIndex),
    headers: {
      'content-type': 'application/octet-stream',
      // RFC 9530 §2
      'content-digest': `sha-256=:${btoa(String.fromCharCode(...digest))}:`,
    },
    body: part.bytes,
    bytes: part.bytes.length,
    token: part.token,
    signal: part.signal,
    onSent: part.onSent,
  };
  await withRetries(() => upload(connection, sending), {
    signal: part.signal,
    patient: part.patient,
    onRetry: part.onRetry,
  });
}
