import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { outlookXml } from '@siegelpost/server/manifests/outlookXml';
import { XML_MANIFESTS } from '@siegelpost/server/manifests/manifestFiles';
import { AppType, startDebugging, stopDebugging } from 'office-addin-debugging';
import { HOUSE } from './build/rooms.ts';

/**
 * npm run sideload [-- --url https://…] [--stop]: puts the add-in of a running server into the Outlook of this machine,
 * for developers; without --url, that of `npm start`.
 */
const { values } = parseArgs({
  options: { url: { type: 'string', default: 'https://localhost:8443' }, stop: { type: 'boolean' } },
});

const server = URL.canParse(values.url) ? new URL(values.url) : null;
if (server?.protocol !== 'https:') {
  console.error(
    `--url must be the server's address, such as https://localhost:8443; "${values.url}" is none.`,
  );
  process.exit(1);
}
const folder = join(HOUSE, '.cache/sideload');
const manifestPath = join(folder, 'siegelpost.xml');
await mkdir(folder, { recursive: true });
await writeFile(manifestPath, outlookXml(server.origin, XML_MANIFESTS['siegelpost.xml']));
try {
  if (values.stop) await stopDebugging(manifestPath);
  else await startDebugging(manifestPath, { appType: AppType.Desktop, enableDebugging: false });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  console.error(`It takes Outlook on Windows or macOS. Elsewhere install ${manifestPath} by hand.`);
  process.exitCode = 1;
}
