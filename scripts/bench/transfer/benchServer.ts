import { readConfig } from '@siegelpost/server/config/readConfig';
import { startServer } from '@siegelpost/server/startServer';

// A server in a process of its own, as in production but for the pages it serves: those of the benchmark.
const [pages = '', pane = ''] = process.argv.slice(2);
const server = await startServer(readConfig(process.env), { builds: { pages, pane } });
process.stdout.write(`origin ${server.origin}\n`);
process.once('SIGTERM', () => void server.close().then(() => process.exit(0)));
