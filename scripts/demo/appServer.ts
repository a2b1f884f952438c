import { readConfig } from '@siegelpost/server/config/readConfig';
import { createLog } from '@siegelpost/server/security/log';
import { startServer } from '@siegelpost/server/startServer';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { HOUSE } from '../build/rooms.ts';
import type { Certificate } from './certificate.ts';
import { CLERK_DOMAIN, ORGANISATION } from './people.ts';
import { portError, type DemoPorts } from './ports.ts';

export interface AppServerParts {
  readonly ports: DemoPorts;
  readonly dataDir: string;
  readonly databaseUrl: string;
  readonly certificate: Certificate;
  /** Further settings of the server, by the name of their environment variable. */
  readonly settings: Readonly<Record<string, string>>;
}

export interface AppServer {
  readonly origin: string;
  stop(): Promise<void>;
}

/** In the data folder. */
export const SERVER_LOG = 'server.log';

/** The product itself, with nothing changed but its settings. */
export async function startAppServer(parts: AppServerParts): Promise<AppServer> {
  const origin = `https://localhost:${parts.ports.app}`;
  try {
    const config = readConfig({ ...demoSettings(parts, origin), ...parts.settings });
    const logFile = createWriteStream(join(parts.dataDir, SERVER_LOG), { flags: 'a', mode: 0o600 });
    const server = await startServer(config, { log: createLog(config, logFile) });
    return {
      origin,
      stop: async () => {
        await server.close();
        logFile.end();
      },
    };
  } catch (error) {
    throw portError(error, parts.ports.app);
  }
}

function demoSettings({ ports, dataDir, databaseUrl, certificate }: AppServerParts, origin: string) {
  return {
    NODE_ENV: 'development',
    LOG_LEVEL: 'info',
    PUBLIC_URL: origin,
    HOST: '127.0.0.1',
    PORT: String(ports.app),
    TLS_CERT_FILE: certificate.certFile,
    TLS_KEY_FILE: certificate.keyFile,
    DATABASE_URL: databaseUrl,
    BLOB_STORE: 'fs',
    BLOB_DIR: join(dataDir, 'blobs'),
    SMTP_URL: `smtp://127.0.0.1:${ports.smtp}`,
    MAIL_FROM: `siegelpost@${CLERK_DOMAIN}`,
    CLERK_DOMAINS: CLERK_DOMAIN,
    ORGANISATION_NAME: ORGANISATION,
    OFFICE_JS: 'self',
    OFFICE_JS_DIR: join(HOUSE, 'node_modules/@microsoft/office-js/dist'),
    OUTLOOK_ORIGINS: `https://localhost:${ports.outlook}`,
  };
}
