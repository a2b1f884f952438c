/**
 * npm run docs: writes the documents that are made from the sources.
 *
 *     npm run docs -- --check      only says whether they are current
 */
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { configurationPage } from './docs/configuration.ts';

const path = fileURLToPath(new URL('../docs/CONFIGURATION.md', import.meta.url));
const page = await format(configurationPage(), { ...(await resolveConfig(path)), filepath: path });
if (!process.argv.includes('--check')) await writeFile(path, page);
else if ((await readFile(path, 'utf8').catch(() => '')) !== page) {
  console.error('docs/CONFIGURATION.md is not what the settings say. Please run "npm run docs".');
  process.exitCode = 1;
}
