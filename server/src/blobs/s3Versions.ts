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
  const place = { client, bucket };
  const order = { method: 'DELETE', bucketName: bucket, objectName: key };
  const { headers } = await client.makeRequestAsyncOmit(order, '', [200, 204]);
  if (headers['x-amz-delete-marker'] !== 'true') return;
  try {
    await removeVersions(place, key, await versionsOf(place, key));
  } catch (error) {
    // Of a marked object some stores say nothing: without the mark the next attempt hears of the versions again.
    const versionId = String(headers['x-amz-version-id'] ?? 'null');
    await client.removeObject(bucket, key, { versionId }).catch(() => undefined);
    throw error;
  }
}

/** Removes for good what is only marked as deleted. What is not marked any more was restored, and stays. */
export async function removeMarked(bucket: Bucket, key: string): Promise<void> {
  const found = await versionsOf(bucket, key);
  if (found.some(hidesObject)) await removeVersions(bucket, key, found);
}

async function removeVersions({ client, bucket }: Bucket, key: string, found: Version[]): Promise<void> {
  // The mark goes last: what cannot be removed (object lock) must be found again.
  const inOrder = found.toSorted((one, other) => Number(hidesObject(one)) - Number(hidesObject(other)));
  for (const { versionId = 'null' } of inOrder) await client.removeObject(bucket, key, { versionId });
}

async function versionsOf(bucket: Bucket, key: string): Promise<Version[]> {
  const found: Version[] = [];
  for await (const version of versionsIn(bucket, key)) if (version.name === key) found.push(version);
  return found;
}

const hidesObject = ({ isDeleteMarker, isLatest }: Version) => isDeleteMarker === true && isLatest === true;

/** Some stores keep no versions and do not know the question; some keys may not ask it, and a sweep must go on. */
const NOT_ANSWERED = new Set<unknown>(['NotImplemented', 'MethodNotAllowed', 'AccessDenied']);

/** Keys of ours that others marked as deleted before `before`: no listing of objects shows them. */
export async function markedKeys({ client, bucket }: Bucket, before: Date): Promise<string[]> {
  const marked: string[] = [];
  const ours = new RegExp(BLOB_KEY);
  try {
    const { Status } = (await client.getBucketVersioning(bucket)) as { readonly Status?: string };
    if (!Status) return [];
    for await (const version of versionsIn({ client, bucket }, '')) {
      const { name, lastModified } = version;
      if (name && ours.test(name) && hidesObject(version) && lastModified && lastModified < before)
        marked.push(name);
    }
  } catch (error) {
    if (!NOT_ANSWERED.has(errorCode(error))) throw error;
  }
  return marked;
}

const versionsIn = ({ client, bucket }: Bucket, prefix: string) =>
  client.listObjects(bucket, prefix, true, { IncludeVersion: true }) as AsyncIterable<Version>;
