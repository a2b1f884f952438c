import type { Client } from 'minio';
import { errorCode } from '../errorCode.ts';
import { BLOB_KEY } from './blobKey.ts';

interface Bucket {
  readonly client: Client;
  readonly bucket: string;
}

/** What a listing tells of one version of an object, or of a mark that it was deleted. */
interface Version {
  readonly name?: string;
  readonly versionId?: string;
  readonly isLatest?: boolean;
  readonly isDeleteMarker?: boolean;
  readonly lastModified?: Date;
}

/**
 * Removes an object. Where the bucket keeps versions, a deletion only marks it, and says so: then every version goes, and
 * every mark. Asked of each answer: an administrator may begin to keep versions at any time.
 */
export async function removeObject({ client, bucket }: Bucket, key: string): Promise<void> {
  const order = { method: 'DELETE', bucketName: bucket, objectName: key };
  const { headers } = await client.makeRequestAsyncOmit(order, '', [200, 204]);
  if (headers['x-amz-delete-marker'] === 'true') await removeVersions({ client, bucket }, key);
}

async function removeVersions({ client, bucket }: Bucket, key: string): Promise<void> {
  const found: Version[] = [];
  for await (const version of versionsIn({ client, bucket }, key))
    if (version.name === key) found.push(version);
  for (const { versionId = 'null' } of found) await client.removeObject(bucket, key, { versionId });
}

/** Some stores keep no versions and do not know the question; some keys may not ask it, and a sweep must go on. */
const NOT_ANSWERED = new Set<unknown>(['NotImplemented', 'MethodNotAllowed', 'AccessDenied']);

/** Removes what lies behind marks that others set before `before`: no listing of objects shows it. */
export async function removeMarked({ client, bucket }: Bucket, before: Date): Promise<void> {
  const { Status } = (await client.getBucketVersioning(bucket).catch((error: unknown) => {
    if (NOT_ANSWERED.has(errorCode(error))) return {};
    throw error;
  })) as { readonly Status?: string };
  if (!Status) return;
  const ours = new RegExp(BLOB_KEY);
  const marked: string[] = [];
  for await (const { name, isLatest, isDeleteMarker, lastModified } of versionsIn({ client, bucket }, ''))
    if (name && ours.test(name) && isLatest && isDeleteMarker && lastModified && lastModified < before)
      marked.push(name);
  for (const key of marked) await removeVersions({ client, bucket }, key);
}

const versionsIn = ({ client, bucket }: Bucket, prefix: string) =>
  client.listObjects(bucket, prefix, true, { IncludeVersion: true }) as AsyncIterable<Version>;
