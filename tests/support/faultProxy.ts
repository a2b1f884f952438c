import { createServer, connect, type Socket } from 'node:net';

/** A line to `target` that can be cut. */
export interface FaultProxy {
  readonly origin: string;
  /** Cuts each of the next `connections` that carry data after so many octets from the server, or to it. */
  cut(fault: {
    readonly direction: 'up' | 'down';
    readonly afterBytes: number;
    readonly connections: number;
  }): void;
  /** Refuses every connection and cuts the open ones, until `repair`. */
  break(): void;
  repair(): void;
  /** How many faults have happened so far. */
  readonly cuts: number;
  /** Octets that have come from clients so far. */
  readonly upBytes: number;
  stop(): Promise<void>;
}

/** Forwards TCP from a free port of loopback to the origin of a plain http server. */
export async function startFaultProxy(target: string): Promise<FaultProxy> {
  const { hostname, port } = new URL(target);
  const open = new Set<Socket>();
  let broken = false;
  let cuts = 0;
  let upBytes = 0;
  let plan = { direction: 'down' as 'up' | 'down', afterBytes: 0, connections: 0 };

  const server = createServer((client) => {
    if (broken) return void client.destroy();
    const upstream = connect(Number(port), hostname);
    const ends = [client, upstream];
    for (const end of ends) {
      open.add(end);
      // A cut line is what this is for: the other end is closed too, and nothing else happens.
      end.on('error', () => undefined);
      end.on('close', () => {
        open.delete(end);
        for (const other of ends) other.destroy();
      });
    }
    const forward = (from: Socket, to: Socket, direction: 'up' | 'down') => {
      let passed = 0;
      from.on('data', (piece: Buffer) => {
        passed += piece.length;
        if (direction === 'up') upBytes += piece.length;
        if (plan.direction === direction && plan.connections > 0 && passed > plan.afterBytes) {
          plan.connections--;
          cuts++;
          return void from.destroy();
        }
        if (!to.write(piece)) {
          from.pause();
          to.once('drain', () => from.resume());
        }
      });
      from.on('end', () => to.end());
    };
    forward(client, upstream, 'up');
    forward(upstream, client, 'down');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The fault proxy has no port.');
  const hangUp = () => {
    for (const socket of open) socket.destroy();
  };
  return {
    origin: `http://127.0.0.1:${address.port}`,
    cut: (fault) => (plan = { ...fault }),
    break() {
      broken = true;
      cuts++;
      hangUp();
    },
    repair: () => (broken = false),
    get cuts() {
      return cuts;
    },
    get upBytes() {
      return upBytes;
    },
    stop() {
      hangUp();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
