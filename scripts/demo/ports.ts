import { createServer } from 'node:net';
import { DemoError } from './demoError.ts';
import { systemCode } from './folderError.ts';

export interface DemoPorts {
  /** Server, recipient's pages and pane. */
  readonly app: number;
  /** Demo Outlook and mail catcher. */
  readonly outlook: number;
  /** Incoming mail of the catcher. */
  readonly smtp: number;
}

export const DEFAULT_PORTS: DemoPorts = { app: 8443, outlook: 8444, smtp: 2525 };

const ATTEMPTS = 3;

/** Chooses a number for every 0 and refuses numbers that somebody else already listens on. */
export async function reservePorts(wanted: DemoPorts): Promise<DemoPorts> {
  const app = await reserve(wanted.app);
  const outlook = await reserve(wanted.outlook);
  const smtp = await reserve(wanted.smtp);
  return { app, outlook, smtp };
}

export function portError(error: unknown, port: number): unknown {
  const code = systemCode(error);
  return code === 'EADDRINUSE' || code === 'EACCES'
    ? new DemoError('port-taken', { subject: String(port), cause: error })
    : error;
}

/** A port of loopback that was free a moment ago. */
export const freePort = (): Promise<number> => reserve(0);

/** Starts what must know its port beforehand. Another process may take a free one first: then with the next. */
export async function onFreePort<T>(start: (port: number) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await start(await freePort());
    } catch (error) {
      const taken = error instanceof DemoError && error.code === 'port-taken';
      if (!taken || attempt === ATTEMPTS) throw error;
    }
  }
}

function reserve(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error) => reject(portError(error, port)));
    probe.listen(port, '127.0.0.1', () => {
      const address = probe.address();
      const chosen = address !== null && typeof address === 'object' ? address.port : port;
      probe.close(() => resolve(chosen));
    });
  });
}
