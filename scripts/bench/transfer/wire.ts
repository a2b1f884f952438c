import { createHash, randomBytes } from 'node:crypto';
import { Agent, request } from 'node:http';
import { paths } from '@siegelpost/shared/api/paths';
import { PART_BYTES, partBytes, partCount } from '@siegelpost/shared/chunks/parts';

/** As many as our own client sends at once. */
const PARTS_AT_ONCE = 3;

const agent = new Agent({ keepAlive: true, maxSockets: 2_000 });

/** Sealed octets look like noise; the same part again and again costs the sender nothing. */
const NOISE = randomBytes(PART_BYTES);
const digests = new Map<number, string>();

function digestOf(bytes: number): string {
  const known = digests.get(bytes);
  if (known) return known;
  const digest = createHash('sha256').update(NOISE.subarray(0, bytes)).digest('base64');
  digests.set(bytes, digest);
  return digest;
}

export interface Answer {
  readonly status: number;
  readonly bytes: number;
  readonly text: string;
}

interface Sending {
  readonly token?: string;
  readonly json?: unknown;
  readonly body?: Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
  /** Bodies of downloads are counted only. */
  readonly countOnly?: boolean;
}

export function send(url: string, method: string, sending: Sending = {}): Promise<Answer> {
  const body =
    sending.body ?? (sending.json === undefined ? undefined : Buffer.from(JSON.stringify(sending.json)));
  return new Promise((resolve, reject) => {
    const call = request(url, {
      method,
      agent,
      headers: {
        ...(sending.token ? { authorization: `Bearer ${sending.token}` } : {}),
        ...(sending.json === undefined ? {} : { 'content-type': 'application/json' }),
        ...(body ? { 'content-length': body.length } : {}),
        ...sending.headers,
      },
    });
    call.once('error', reject);
    call.once('response', (answer) => {
      let [bytes, text] = [0, ''];
      answer.on('data', (piece: Buffer) => {
        bytes += piece.length;
        if (!sending.countOnly) text += piece.toString('latin1');
      });
      answer.once('end', () => resolve({ status: answer.statusCode ?? 0, bytes, text }));
      answer.once('error', reject);
    });
    call.end(body);
  });
}

export interface BenchPackage {
  readonly packageId: string;
  readonly linkToken: string;
  readonly authToken: string;
}

/** Opens a package for one body of so many octets. */
export async function openPackage(origin: string, token: string, bytes: number): Promise<string> {
  const [packageId, conversationId] = [randomId(), randomId()];
  const json = { packageId, conversationId, inReplyTo: null, bodies: [{ sealedBytes: bytes }] };
  expect(await send(origin + paths.packages, 'POST', { token, json }), 201);
  return packageId;
}

/** All parts of body 0, three at once. */
export async function uploadBody(
  origin: string,
  token: string,
  packageId: string,
  bytes: number,
): Promise<void> {
  let next = 0;
  const count = partCount(bytes);
  const lane = async () => {
    while (next < count) {
      const part = next++;
      const length = partBytes(bytes, part);
      const headers = {
        'content-type': 'application/octet-stream',
        'content-digest': `sha-256=:${digestOf(length)}:`,
      };
      const body = NOISE.subarray(0, length);
      expect(await send(origin + paths.part(packageId, 0, part), 'PUT', { token, body, headers }), 201);
    }
  };
  await Promise.all(Array.from({ length: PARTS_AT_ONCE }, lane));
}

export async function sealPackage(origin: string, token: string, packageId: string): Promise<BenchPackage> {
  const [linkToken, authToken] = [randomBytes(32), randomBytes(32)];
  const octets = Buffer.alloc(200).toString('base64');
  const digest = (secret: Buffer) => createHash('sha256').update(secret).digest('base64url');
  const json = {
    envelopes: [octets, octets],
    manifest: Buffer.alloc(2_000).toString('base64'),
    authentication: octets,
    gates: { linkTokenDigest: digest(linkToken), authTokenDigest: digest(authToken), passwordRequired: true },
    expiresAt: new Date(Date.now() + 7 * 86_400_000).toISOString(),
    senderRecord: octets,
  };
  expect(await send(origin + paths.seal(packageId), 'POST', { token, json }), 200);
  expect(await send(origin + paths.activate(packageId), 'POST', { token }), 204);
  return {
    packageId,
    linkToken: linkToken.toString('base64url'),
    authToken: authToken.toString('base64url'),
  };
}

/** Downloads body 0 as the clerk; the octets are counted and thrown away. */
export async function downloadBody(
  origin: string,
  token: string,
  packageId: string,
  bytes: number,
): Promise<void> {
  const answer = await send(origin + paths.body(packageId, 0), 'GET', { token, countOnly: true });
  if (answer.bytes !== bytes) throw new Error(`${answer.bytes} of ${bytes} octets came.`);
}

/** The least an upload can be: one request, piped into a file by a process of its own. */
export async function sendPlain(url: string, bytes: number): Promise<void> {
  const call = request(url, { method: 'PUT', headers: { 'content-length': bytes } });
  const answered = new Promise<void>((resolve, reject) => {
    call.once('error', reject);
    call.once('response', (answer) => answer.resume().once('end', resolve));
  });
  for (let sent = 0; sent < bytes; sent += PART_BYTES) {
    const piece = NOISE.subarray(0, Math.min(PART_BYTES, bytes - sent));
    if (!call.write(piece)) await new Promise<void>((resolve) => call.once('drain', () => resolve()));
  }
  call.end();
  await answered;
}

/** The least a download can be: a file, piped out by a process of its own; the octets are counted and thrown away. */
export async function receivePlain(url: string, bytes: number): Promise<void> {
  const answer = await send(url, 'GET', { countOnly: true });
  if (answer.bytes !== bytes) throw new Error(`${answer.bytes} of ${bytes} octets came.`);
}

export const randomId = () => randomBytes(16).toString('base64url');

function expect(answer: Answer, status: number): void {
  if (answer.status !== status)
    throw new Error(`Answered ${answer.status} instead of ${status}: ${answer.text}`);
}
