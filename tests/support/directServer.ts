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

export async function startDirectServer(
  ceph: Ceph,
  bucket: string,
  { env, ...options }: TestServerOptions = {},
): Promise<DirectServer> {
  const storeLine = await startFaultProxy(ceph.endpoint);
  const direct = { S3_DIRECT: 'on', S3_PUBLIC_URL: storeLine.origin };
  const server = await startTestServer({ ...options, env: { ...ceph.settings(bucket), ...direct, ...env } });
  return {
    server,
    storeLine,
    async stop() {
      await server.stop();
      await storeLine.stop();
    },
  };
}
