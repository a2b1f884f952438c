import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { HOUSE } from './build/rooms.ts';
import { watchRooms } from './build/watchRooms.ts';
import { DemoError } from './demo/demoError.ts';
import { DEFAULT_PORTS, type DemoPorts } from './demo/ports.ts';
import { startDemo, type Demo } from './demo/startDemo.ts';
import { isTrusted } from './demo/trustStores.ts';
import { failureText } from './demo/text/failure.ts';
import { terminalLanguage } from './demo/text/language.ts';
import { welcomeText } from './demo/text/welcome.ts';

const USAGE = `npm start -- [--open] [--data FOLDER] [--port 8443] [--outlook-port 8444] [--smtp-port 2525]`;

/** Settings of the server that the demonstration takes from the environment: what is sent and held, who signs in, and where it is kept, for trying it out. */
const TRIED_OUT = [
  'ATTACHMENT_THRESHOLD_BYTES',
  'PROTECTED_DOMAINS',
  'CLASSIFICATIONS_FILE',
  'SEND_MODE',
  'EXPIRY_DAYS',
  'DEFAULT_EXPIRY_DAYS',
  'MAX_PACKAGE_BYTES',
  'CLERK_QUOTA_BYTES',
  'ORGANISATION_QUOTA_BYTES',
  'ARCHIVE_CERTIFICATE_FILE',
  'ARCHIVE_PACKAGES',
  'ORGANISATION_CERTIFICATE_FILE',
  'SIGN_IN_BY_CODE',
  'OIDC_ISSUERS',
  'OIDC_CLIENT_ID',
  'OIDC_AUDIENCE',
  'OIDC_SCOPES',
  'OIDC_ADDRESS_CLAIM',
  'OIDC_SESSION_HOURS',
  'BLOB_STORE',
  'S3_ENDPOINT',
  'S3_BUCKET',
  'S3_ACCESS_KEY',
  'S3_SECRET_KEY',
  'S3_DIRECT',
  'S3_PUBLIC_URL',
] as const;

const begun = performance.now();
const unwanted = new AbortController();
const language = terminalLanguage(process.env);
await main().catch(fail);

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      open: { type: 'boolean', default: false },
      data: { type: 'string', default: join(HOUSE, '.siegelpost') },
      port: { type: 'string' },
      'outlook-port': { type: 'string' },
      'smtp-port': { type: 'string' },
      watch: { type: 'boolean', default: false },
    },
  });
  const ports = portsFrom(values.port, values['outlook-port'], values['smtp-port']);
  console.log(language === 'de' ? '\n  Siegelpost startet …' : '\n  Siegelpost is starting …');
  const starting = startDemo({
    dataDir: values.data,
    ports,
    settings: settingsFrom(process.env),
    signal: unwanted.signal,
  });
  stopOnSignal(starting);
  const demo = await starting;
  sayWelcome(demo);
  if (values.open) openBrowser(`${demo.outlookOrigin}/`);
  if (values.watch) watchRooms();
}

function settingsFrom(environment: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    TRIED_OUT.flatMap((name) => {
      const value = environment[name];
      return value ? [[name, value]] : [];
    }),
  );
}

/** `--port 9443` moves the demo Outlook along to the next number. */
function portsFrom(app?: string, outlook?: string, smtp?: string): DemoPorts {
  const appPort = app === undefined ? DEFAULT_PORTS.app : portNumber(app);
  const outlookDefault = appPort === 0 ? 0 : appPort + 1;
  return {
    app: appPort,
    outlook: outlook === undefined ? outlookDefault : portNumber(outlook),
    smtp: smtp === undefined ? DEFAULT_PORTS.smtp : portNumber(smtp),
  };
}

function portNumber(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new TypeError(`${text}? ${USAGE}`);
  return port;
}

/** The first signal stops in order, also in the middle of the start; a second one does not wait. */
function stopOnSignal(starting: Promise<Demo>): void {
  const stop = (): void => {
    if (unwanted.signal.aborted) process.exit(1);
    unwanted.abort();
    starting
      .then((demo) => demo.stop())
      .then(
        () => process.exit(0),
        () => process.exit(0),
      );
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
}

function sayWelcome(demo: Demo): void {
  const facts = {
    appOrigin: demo.appOrigin,
    outlookOrigin: demo.outlookOrigin,
    smtpPort: demo.smtpPort,
    dataDir: demo.dataDir,
    seconds: (performance.now() - begun) / 1000,
    trusted: isTrusted(demo.certificate),
  };
  console.log(welcomeText(facts, language, process.stdout.isTTY === true));
}

function openBrowser(address: string): void {
  const [command, args]: [string, string[]] =
    process.platform === 'darwin'
      ? ['open', [address]]
      : process.platform === 'win32'
        ? ['cmd', ['/c', 'start', '', address]]
        : ['xdg-open', [address]];
  const child = spawn(command, args, { stdio: 'ignore', detached: true });
  child.on('error', () => undefined);
  child.unref();
}

function fail(error: unknown): void {
  // Whatever breaks while everything is being stopped is what was asked for.
  if (unwanted.signal.aborted) return;
  if (error instanceof DemoError) console.error(`\n  ${failureText(error, language)}\n`);
  else if (error instanceof TypeError) console.error(`\n  ${error.message}\n  ${USAGE}\n`);
  else console.error(error);
  process.exit(1);
}
