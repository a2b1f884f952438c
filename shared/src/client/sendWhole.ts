import { type NewPackage, SealedPackage, type SealPackage, type WholePackage } from '../api/packages.ts';
import { paths } from '../api/paths.ts';
import { base64Url } from './base64.ts';
import { type Connection, parseAnswer } from './request.ts';
import { withRetries } from './retry.ts';
import { upload } from './upload.ts';

/** A small package on its way up: everything of it at hand. */
export interface WholeUpload {
  readonly order: NewPackage;
  readonly bodies: readonly Uint8Array<ArrayBuffer>[];
  readonly seal: SealPackage;
  readonly token: string;
  readonly signal: AbortSignal;
  /** Whether a line that is away is waited for without end. */
  readonly patient?: boolean | undefined;
  /** Octets that have left so far; may go back to 0 on a retry. */
  readonly onSent?: (bytes: number) => void;
}

/** Opens, uploads and seals a small package in one request, repeated until the server answers. @throws ApiError */
export async function sendWhole(connection: Connection, whole: WholeUpload): Promise<SealedPackage> {
  const { order, bodies, seal, token, signal, patient, onSent } = whole;
  const digests = await Promise.all(bodies.map(digestText));
  const form = new FormData();
  form.append('package', JSON.stringify({ package: order, digests, seal } satisfies WholePackage));
  for (const [index, body] of bodies.entries())
    form.append(`body-${index}`, new Blob([body], { type: 'application/octet-stream' }), `body-${index}`);
  const sending = {
    method: 'POST' as const,
    path: paths.wholePackage,
    headers: {},
    body: form,
    bytes: bodies.reduce((sum, { length }) => sum + length, 0),
    token,
    signal,
    onSent,
  };
  const answer = await withRetries(() => upload(connection, sending), { signal, patient });
  return parseAnswer(SealedPackage, answer);
}

async function digestText(octets: Uint8Array<ArrayBuffer>): Promise<string> {
  return base64Url(new Uint8Array(await crypto.subtle.digest('SHA-256', octets)));
}
