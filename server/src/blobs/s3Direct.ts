import { createHash, randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { Client } from 'minio';
import type { DirectConfig } from '../config.ts';
import { errorCode } from '../errorCode.ts';
import { BlobError, type DirectStore } from './blobStore.ts';
import { S3Addresses } from './s3Addresses.ts';
import type { S3Config } from './s3Client.ts';
import { asBlobError, inOurWords, readText } from './s3Errors.ts';
import { getObject, putObject, type S3Line } from './s3Line.ts';
import { removeObject } from './s3Versions.ts';

/** What only concerns stores that browsers reach themselves: see docs/adr/0059-direct-transfer.md. */
export function directStore(client: Client, config: S3Config, { publicUrl }: DirectConfig): DirectStore {
  const addresses = new S3Addresses(config, publicUrl);
  return {
    origin: publicUrl.origin,
    addressToPut: (key, limits) => addresses.toPut(key, limits),
    addressToGet: (key) => addresses.toGet(key),
    bytesOf: (key) =>
      inOurWords(async () => (await client.statObject(config.bucket, key)).size).catch((error: unknown) => {
        if (error instanceof BlobError && error.code === 'blob-not-found') return undefined;
        throw error;
      }),
  };
}

interface Place {
  readonly client: Client;
  readonly line: S3Line;
  readonly config: S3Config;
}

/** Lets our pages in and makes sure that an address takes the octets it was made for, and no others. */
export async function prepareDirect(place: Place, { pagesOrigin }: DirectConfig): Promise<void> {
  await letPagesIn(place, pagesOrigin);
  const addresses = new S3Addresses(place.config, place.config.endpoint);
  const key = `probe/${randomUUID()}`;
  const right = Buffer.from('right');
  const put = async (octets: Buffer) => {
    const digest = createHash('sha256').update(right).digest();
    const { url, headers } = await addresses.toPut(key, { length: right.length, digest });
    return isTaken(place.line, new URL(url), { octets, headers });
  };
  try {
    if (await put(Buffer.from('wrong'))) throw new Error(NOT_CHECKED);
    if (!(await put(right))) throw new Error(NOT_TAKEN);
    await readBack(place.line, new URL((await addresses.toGet(key)).url), right);
  } finally {
    await inOurWords(() => removeObject({ ...place, bucket: place.config.bucket }, key)).catch(
      () => undefined,
    );
  }
}

const NOT_CHECKED =
  'S3_DIRECT=on: this S3 store takes octets that are not those an address was made for. Set S3_DIRECT=off.';
const NOT_TAKEN =
  'S3_DIRECT=on: this S3 store refuses the addresses that it would have to take. Set S3_DIRECT=off.';

async function isTaken(
  line: S3Line,
  url: URL,
  { octets, headers }: { readonly octets: Buffer; readonly headers: Readonly<Record<string, string>> },
): Promise<boolean> {
  try {
    const answer = await putObject(line, url, { octets: once(octets), length: octets.length, headers });
    await readText(answer);
    const status = answer.statusCode ?? 0;
    if (status >= 500) throw new BlobError('blob-store-unavailable', { cause: `status ${status}` });
    return status < 300;
  } catch (error) {
    throw asBlobError(error);
  }
}

/** @throws Error where the address does not give what was put */
async function readBack(line: S3Line, url: URL, right: Buffer): Promise<void> {
  const answer = await getObject(line, url, 0, right.length - 1).catch((error: unknown) => {
    throw asBlobError(error);
  });
  if ((await readText(answer)) !== right.toString()) throw new Error(NOT_TAKEN);
}

async function* once(octets: Buffer): AsyncGenerator<Uint8Array> {
  yield octets;
}

/** Some stores have one rule for all buckets instead, set by their administrator, and know no rule of a bucket's own. */
const NO_SUCH_CALL = new Set<unknown>(['NotImplemented', 'MethodNotAllowed']);

/**
 * Written only where they differ: a store of several gateways tells each of them of a bucket's new rules, and waits half a
 * minute for one that has just died.
 */
async function letPagesIn({ client, config }: Place, pagesOrigin: string): Promise<void> {
  const rules = corsRules(pagesOrigin);
  if (isDeepStrictEqual(valuesIn(await presentRules(client, config.bucket)), valuesIn(rules))) return;
  // Demanded of this call by every store.
  const headers = { 'content-md5': createHash('md5').update(rules).digest('base64') };
  try {
    await client.makeRequestAsyncOmit(
      { method: 'PUT', bucketName: config.bucket, query: 'cors', headers },
      rules,
    );
  } catch (error) {
    if (!NO_SUCH_CALL.has(errorCode(error))) throw asBlobError(error);
  }
}

/** The bucket's rules as the store writes them; empty where there are none, or none can be told. */
async function presentRules(client: Client, bucketName: string): Promise<string> {
  try {
    return await readText(await client.makeRequestAsync({ method: 'GET', bucketName, query: 'cors' }));
  } catch {
    return '';
  }
}

/** What a set of rules says, whatever their order and whatever else the store notes with them. */
function valuesIn(rules: string): string[] {
  const values = [...rules.matchAll(/<(\w+)>([^<]*)<\/\1>/g)].filter(([, name]) => name !== 'ID');
  return values.map(([, name, value]) => `${name} ${value}`).toSorted();
}

/** Fetch standard, "CORS protocol": who may ask, with which methods and headers, and what they may read of an answer. */
function corsRules(pagesOrigin: string): string {
  return [
    '<CORSConfiguration xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><CORSRule>',
    `<AllowedOrigin>${pagesOrigin}</AllowedOrigin>`,
    '<AllowedMethod>GET</AllowedMethod><AllowedMethod>PUT</AllowedMethod>',
    '<AllowedHeader>content-type</AllowedHeader><AllowedHeader>x-amz-content-sha256</AllowedHeader>',
    '<AllowedHeader>range</AllowedHeader><ExposeHeader>content-range</ExposeHeader>',
    '<MaxAgeSeconds>3600</MaxAgeSeconds></CORSRule></CORSConfiguration>',
  ].join('');
}
