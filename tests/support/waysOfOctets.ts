import type { Ceph } from './ceph.ts';
import { startDirectServer } from './directServer.ts';
import { type FaultProxy, startFaultProxy } from './faultProxy.ts';
import { startTestServer, type TestServer, type TestServerOptions } from './startTestServer.ts';

/** Where the clients of a world are, and the line that the octets of their files take. */
export interface World {
  readonly server: TestServer;
  readonly octets: FaultProxy;
  /** Address that clients use. */
  readonly origin: string;
  stop(): Promise<void>;
}

/** The ways that octets can take: through the server and, where there is a Ceph, past it. For `describe.each`. */
export function waysOfOctets(
  ceph: Ceph | undefined,
  bucket: string,
  options: TestServerOptions = {},
): [string, () => Promise<World>][] {
  const through: [string, () => Promise<World>] = ['through the server', () => throughTheServer(options)];
  if (!ceph) return [through];
  return [through, ['past the server', () => pastTheServer(ceph, bucket, options)]];
}

async function throughTheServer(options: TestServerOptions): Promise<World> {
  const server = await startTestServer(options);
  const octets = await startFaultProxy(server.origin);
  return {
    server,
    octets,
    origin: octets.origin,
    async stop() {
      await octets.stop();
      await server.stop();
    },
  };
}

async function pastTheServer(ceph: Ceph, bucket: string, options: TestServerOptions): Promise<World> {
  const direct = await startDirectServer(ceph, bucket, options);
  return {
    server: direct.server,
    octets: direct.storeLine,
    origin: direct.server.origin,
    stop: () => direct.stop(),
  };
}
