import type { PackageId } from '../api/ids.ts';
import { type PartsVia, PartWanted } from '../api/packages.ts';
import { paths } from '../api/paths.ts';
import { base64, base64Url } from './base64.ts';
import { anonymous, type Connection, requestJson, requestNothing } from './request.ts';
import { withRetries } from './retry.ts';
import type { StoreRoute } from './storeRoute.ts';
import { upload } from './upload.ts';

/** One part of a body on its way up. */
export interface PartUpload {
  readonly packageId: PackageId;
  readonly bodyIndex: number;
  readonly partIndex: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Who takes parts, as the server said when the package was opened; the server where nothing is told. */
  readonly via?: PartsVia;
  readonly token: string;
  readonly signal: AbortSignal;
  /** Whether a line that is away is waited for without end. */
  readonly patient?: boolean | undefined;
  /** Octets of this part that have left so far; may go back to 0 on a retry. */
  readonly onSent?: (bytes: number) => void;
  /** Called whenever the part has to be sent again. */
  readonly onRetry?: () => void;
}

/** Uploads one part, repeated until the server knows it is durable. The same part twice is one part. @throws ApiError */
export async function putPart(connection: Connection, part: PartUpload, store: StoreRoute): Promise<void> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', part.bytes));
  const put = () =>
    part.via === 'store' && store.isOpen
      ? putIntoStore(connection, part, { digest, store })
      : putThroughServer(connection, part, digest);
  const { signal, patient, onRetry } = part;
  await withRetries(put, { signal, patient, onRetry });
}

async function putThroughServer(connection: Connection, part: PartUpload, digest: Octets): Promise<void> {
  await upload(connection, {
    ...sendingOf(part),
    path: paths.part(part.packageId, part.bodyIndex, part.partIndex),
    headers: {
      'content-type': 'application/octet-stream',
      // RFC 9530 §2
      'content-digest': `sha-256=:${base64(digest)}:`,
    },
    token: part.token,
  });
}

/** Announced, put into the store, and reported: only then the server has looked after it, and the part counts. */
async function putIntoStore(
  connection: Connection,
  part: PartUpload,
  { digest, store }: { readonly digest: Octets; readonly store: StoreRoute },
): Promise<void> {
  const { token, signal } = part;
  const place = [part.packageId, part.bodyIndex, part.partIndex] as const;
  const announcement = { method: 'POST' as const, json: { digest: base64Url(digest) }, token, signal };
  const { put } = await requestJson(connection, paths.partAddress(...place), PartWanted, announcement);
  if (put === null) return;
  const sending = { ...sendingOf(part), path: put.url, headers: put.headers };
  await store.take(() => upload(anonymous(connection), sending));
  await requestNothing(connection, paths.partArrival(...place), { method: 'POST', token, signal });
}

type Octets = Uint8Array<ArrayBuffer>;

const sendingOf = ({ bytes, signal, onSent }: PartUpload) => ({
  method: 'PUT' as const,
  body: bytes,
  bytes: bytes.length,
  signal,
  onSent,
});
