import { access, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BROWSER_ROOMS, buildRooms, HOUSE, type BuildOptions } from '../build/rooms.ts';
import { startAppServer } from './appServer.ts';
import { openMessageStore, type MessageStore } from './catcher/messageStore.ts';
import { startSmtpReceiver } from './catcher/smtpReceiver.ts';
import { localhostCertificate, type Certificate } from './certificate.ts';
import { claimDataFolder } from './dataFolder.ts';
import { demoManifest } from './demoManifest.ts';
import { DemoError } from './demoError.ts';
import { folderError } from './folderError.ts';
import { startOutlookServer } from './outlookServer.ts';
import { sendMail } from './sendMail.ts';
import { CLERK } from './people.ts';
import { reservePorts, type DemoPorts } from './ports.ts';
import { startPostgres } from './postgres.ts';
import { welcomeMail } from './text/welcomeMail.ts';

export interface DemoOptions {
  readonly dataDir: string;
  /** 0 lets the system choose. */
  readonly ports: DemoPorts;
  /** False where the pages are already built and must not change, as in tests. */
  readonly build?: boolean;
  /** Ends a start that is no longer wanted. */
  readonly signal?: AbortSignal;
  /** Further settings of the server, by the name of their environment variable. */
  readonly settings?: Readonly<Record<string, string>>;
}

export interface Demo {
  readonly appOrigin: string;
  readonly outlookOrigin: string;
  readonly smtpPort: number;
  readonly dataDir: string;
  readonly databaseUrl: string;
  readonly certificate: Certificate;
  /** Everything that was mailed. */
  readonly catcher: MessageStore;
  /** Ends everything in order; nothing is left running. */
  stop(): Promise<void>;
}

interface Part {
  stop(): Promise<void>;
}

/** Starts the whole demonstration: database, server, pages, mail catcher and demo Outlook. */
export async function startDemo(options: DemoOptions): Promise<Demo> {
  if (process.env['NODE_ENV'] === 'production') throw new DemoError('production');
  const running: Part[] = [];
  const stop = onlyOnce(() => stopAll(running));
  try {
    return await startParts(options, running, stop);
  } catch (error) {
    await stop();
    throw folderError(error, options.dataDir);
  }
}

async function startParts(options: DemoOptions, running: Part[], stop: Demo['stop']): Promise<Demo> {
  const folder = await claimDataFolder(options.dataDir);
  const dataDir = folder.path;
  running.push({ stop: () => folder.release() });
  const ports = await reservePorts(options.ports);
  const [certificate, postgres] = await together(
    localhostCertificate(dataDir),
    startPostgres({ dataDir }).then((started) => (running.push(started), started)),
    options.build === false ? [] : buildRooms(BROWSER_ROOMS, buildOptions(options)),
  );

  options.signal?.throwIfAborted();
  const catcher = await openMessageStore(join(dataDir, 'mail'));
  const smtp = await startSmtpReceiver(ports.smtp, certificate, catcher);
  running.push(smtp);
  const settings = options.settings ?? {};
  const app = await startAppServer({ ports, dataDir, databaseUrl: postgres.url, certificate, settings });
  running.push(app);
  const outlook = await startOutlookServer({
    port: ports.outlook,
    certificate,
    store: catcher,
    smtpPort: ports.smtp,
    dataDir,
    pagesDir: join(HOUSE, 'scripts/demo/outlook/dist'),
    appOrigin: app.origin,
    clerk: CLERK,
    manifest: (addin) => demoManifest(app.origin, addin),
  });
  running.push(outlook);
  await welcomeOnce(dataDir, ports.smtp, outlook.origin);

  return {
    appOrigin: app.origin,
    outlookOrigin: outlook.origin,
    smtpPort: ports.smtp,
    dataDir,
    databaseUrl: postgres.url,
    certificate,
    catcher,
    stop,
  };
}

function buildOptions({ signal }: DemoOptions): BuildOptions {
  return signal === undefined ? {} : { signal };
}

/** Like Promise.all, but a failure waits for the others, so that whatever they started can be stopped. */
async function together<A, B, C>(a: Promise<A>, b: Promise<B>, c: C | Promise<C>): Promise<[A, B, C]> {
  await Promise.allSettled([a, b, c]);
  return Promise.all([a, b, c]);
}

async function welcomeOnce(dataDir: string, smtpPort: number, outlookOrigin: string): Promise<void> {
  const marker = join(dataDir, 'welcomed');
  const welcomed = await access(marker).then(
    () => true,
    () => false,
  );
  if (welcomed) return;
  await sendMail(welcomeMail(CLERK, outlookOrigin), smtpPort);
  await writeFile(marker, '');
}

/** In reverse order; a part that fails to stop does not keep the others running. */
async function stopAll(running: Part[]): Promise<void> {
  for (const part of running.splice(0).toReversed()) {
    await part.stop().catch((error: unknown) => console.error(error));
  }
}

function onlyOnce(stop: () => Promise<void>): () => Promise<void> {
  let stopping: Promise<void> | undefined;
  return () => (stopping ??= stop());
}
