import { createHash, createHmac, type Hash, type Hmac } from 'node:crypto';
import { SignatureV4 } from '@smithy/signature-v4';
import type { ObjectAddress, PutLimits } from './blobStore.ts';
import type { S3Config } from './s3Client.ts';

/** A store decides on an address when a request begins; a slow one may take longer than this. */
const PUT_SECONDS = 300;
/** As short as clocks that agree within seconds allow: what was recalled must not stay within reach. */
const GET_SECONDS = 60;

/** An answer that nobody's browser shows as a page, whatever its author uploaded. */
const NOTHING_TO_SHOW = {
  'response-content-type': 'application/octet-stream',
  'response-content-disposition': 'attachment',
};

/** Addresses of objects that admit whoever has them to one object, for a while (AWS Signature Version 4). */
export class S3Addresses {
  readonly #origin: URL;
  readonly #bucket: string;
  readonly #signer: SignatureV4;

  /** `origin` is where the requests will go: it is part of what is signed. */
  constructor({ region, bucket, accessKey, secretKey }: S3Config, origin: URL) {
    this.#origin = origin;
    this.#bucket = bucket;
    this.#signer = new SignatureV4({
      credentials: { accessKeyId: accessKey.reveal(), secretAccessKey: secretKey.reveal() },
      region,
      service: 's3',
      sha256: Sha256,
      uriEscapePath: false,
      applyChecksum: false,
    });
  }

  /** Takes these very octets under this key, and nothing else: length, type and digest are signed. */
  async toPut(key: string, { length, digest }: PutLimits): Promise<ObjectAddress> {
    const headers = {
      'content-type': 'application/octet-stream',
      'x-amz-content-sha256': digest.toString('hex'),
    };
    const bound = { ...headers, 'content-length': String(length) };
    return { url: await this.#sign('PUT', key, { bound, seconds: PUT_SECONDS }), headers };
  }

  async toGet(key: string): Promise<ObjectAddress> {
    const url = await this.#sign('GET', key, { query: NOTHING_TO_SHOW, seconds: GET_SECONDS });
    return { url, headers: {} };
  }

  async #sign(method: string, key: string, { bound = {}, query = {}, seconds }: Asked): Promise<string> {
    const { protocol, hostname, host } = this.#origin;
    const path = `/${this.#bucket}/${key}`;
    const headers = { host, 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD', ...bound };
    // What is not bound as a header moves into the address.
    const names = new Set(['host', ...Object.keys(bound)]);
    const signed = await this.#signer.presign(
      { method, protocol, hostname, path, headers, query: { ...query } },
      { expiresIn: seconds, signableHeaders: names, unhoistableHeaders: names },
    );
    const url = new URL(path, this.#origin);
    for (const [name, value] of Object.entries(signed.query ?? {})) url.searchParams.set(name, String(value));
    return url.href;
  }
}

interface Asked {
  /** Headers that a request must have exactly like this. */
  readonly bound?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly seconds: number;
}

/** Node's digest as the signer asks for it. */
class Sha256 {
  readonly #hash: Hash | Hmac;

  constructor(secret?: string | ArrayBuffer | ArrayBufferView) {
    this.#hash = secret === undefined ? createHash('sha256') : createHmac('sha256', keyOf(secret));
  }

  update(octets: Uint8Array): void {
    this.#hash.update(octets);
  }

  async digest(): Promise<Uint8Array> {
    return this.#hash.digest();
  }

  reset(): void {
    throw new Error('A digest is used once.');
  }
}

function keyOf(secret: string | ArrayBuffer | ArrayBufferView): string | Uint8Array {
  if (typeof secret === 'string') return secret;
  return ArrayBuffer.isView(secret)
    ? new Uint8Array(secret.buffer, secret.byteOffset, secret.byteLength)
    : new Uint8Array(secret);
}
