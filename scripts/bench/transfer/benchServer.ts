import { letHeapGrow } from '@siegelpost/server/collector';
import { readConfig } from '@siegelpost/server/config/readConfig';
import { startServer } from '@siegelpost/server/startServer';

// A server in a process of its own, as in production but for the pages it serves: those of the benchmark.
letHeapGrow();
const [pages = '', pane = ''] = process.argv.slice(2);
const server = await startServer(readConfig(process.env), { builds: { pages, pane } });
process.stdout.write(`origin ${server.origin}\n`);
// Whoever measures memory wants to see what is kept, not what nobody has collected yet.
process.on('SIGUSR2', () => globalThis.gc?.());
process.once('SIGTERM', () => void server.close().then(() => process.exit(0)));
