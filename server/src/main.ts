import { letHeapGrow } from './collector.ts';
import { ConfigError, readConfig } from './config/readConfig.ts';
import { isAway } from './database/away.ts';
import { createLog } from './security/log.ts';
import { startServer } from './startServer.ts';

/** Starts the server as the environment says and stops it gracefully on SIGTERM and SIGINT. */
async function main(): Promise<void> {
  letHeapGrow();
  const config = readConfig(process.env);
  const log = createLog(config);
  // postgres.js asks for types whenever it connects, with nobody waiting: a line lost just then ends nothing (ADR 0073).
  process.on('unhandledRejection', (err) => {
    if (!isAway(err)) throw err;
    log.warn({ err }, 'a line was lost while nobody waited for it');
  });
  const server = await startServer(config, { log });
  const stop = (signal: NodeJS.Signals) => {
    log.info({ signal }, 'stopping');
    server.close().then(
      () => process.exit(0),
      (err: unknown) => {
        log.error({ err }, 'did not stop cleanly');
        process.exit(1);
      },
    );
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

main().catch((error: unknown) => {
  const sentence =
    error instanceof ConfigError || error instanceof Error ? error.message : 'The server cannot start.';
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
});
