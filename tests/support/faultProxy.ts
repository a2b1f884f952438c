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
  /** Delays every piece, in both directions. */
  delay(ms: number): void;
  /** Answers the next `requests` of what comes up with 503 itself, as a proxy or an overloaded store does. */
  refuse(requests: number): void;
  /** Lets nothing through any more, or nothing that comes down, without closing anything, until `repair`. */
  stall(direction?: 'down'): void;
  /** How many faults have happened so far. */
  readonly cuts: number;
  /** Octets that have come from clients so far. */
  readonly upBytes: number;
  /** Octets that have come from the server so far. */
  readonly downBytes: number;
  stop(): Promise<void>;
}

const BUSY =
  'HTTP/1.1 503 Service Unavailable\r\nRetry-After: 1\r\nContent-Length: 0\r\nConnection: close\r\n\r\n';

/** Forwards TCP from a free port of loopback to the origin of a plain http server. */
export async function startFaultProxy(target: string): Promise<FaultProxy> {
  const { hostname, port } = new URL(target);
  const open = new Set<Socket>();
  let broken = false;
  let stalled: (() => void)[] | undefined;
  let onlyDown = false;
  let delayMs = 0;
  let refusals = 0;
  let cuts = 0;
  const bytes = { up: 0, down: 0 };
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
      const pass = (piece: Buffer) => {
        if (to.destroyed || to.write(piece)) return;
        from.pause();
        to.once('drain', () => from.resume());
      };
      from.on('data', (piece: Buffer) => {
        if (direction === 'up' && refusals > 0) {
          refusals--;
          cuts++;
          return void from.end(BUSY);
        }
        if (stalled && (direction === 'down' || !onlyDown)) return void stalled.push(() => pass(piece));
        passed += piece.length;
        bytes[direction] += piece.length;
        if (plan.direction === direction && plan.connections > 0 && passed > plan.afterBytes) {
          plan.connections--;
          cuts++;
          return void from.destroy();
        }
        if (delayMs === 0) {
          pass(piece);
          return;
        }
        from.pause();
        setTimeout(() => {
          from.resume();
          pass(piece);
        }, delayMs);
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
    delay: (ms) => (delayMs = ms),
    refuse: (requests) => (refusals = requests),
    stall(direction) {
      stalled = [];
      onlyDown = direction === 'down';
      cuts++;
    },
    repair() {
      broken = false;
      for (const go of stalled ?? []) go();
      stalled = undefined;
    },
    get cuts() {
      return cuts;
    },
    get upBytes() {
      return bytes.up;
    },
    get downBytes() {
      return bytes.down;
    },
    stop() {
      hangUp();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
