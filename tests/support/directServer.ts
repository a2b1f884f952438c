import type { BlobStore } from '@siegelpost/server/blobs/blobStore';
import type { Ceph } from './ceph.ts';
import { type FaultProxy, startFaultProxy } from './faultProxy.ts';
import { startTestServer, type TestServer, type TestServerOptions } from './startTestServer.ts';

/** A server whose clients put parts into the store and fetch them from it themselves. */
export interface DirectServer {
  readonly server: TestServer;
  /** The clients' line to the store. */
  readonly storeLine: FaultProxy;
  stop(): Promise<void>;
}

export interface DirectServerOptions extends TestServerOptions {
  /** The store by its settings, where it is to be another than usual. */
  readonly blobsOf?: (env: Record<string, string>) => BlobStore;
}

export async function startDirectServer(
  ceph: Ceph,
  bucket: string,
  { env: changes, blobsOf, ...options }: DirectServerOptions = {},
): Promise<DirectServer> {
  const storeLine = await startFaultProxy(ceph.endpoint);
  const direct = { S3_DIRECT: 'on', S3_PUBLIC_URL: storeLine.origin };
  const env = { ...ceph.settings(bucket), ...direct, ...changes };
  const server = await startTestServer({ ...(blobsOf ? { blobs: blobsOf(env) } : {}), ...options, env });
  return {
    server,
    storeLine,
    async stop() {
      await server.stop();
      await storeLine.stop();
    },
  };
}
