import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { HOUSE } from '../build/rooms.ts';

/** The add-in's manifest for the demo server, as an administrator would install it. */
export async function demoManifest(origin: string): Promise<string> {
  const template = await readFile(join(HOUSE, 'manifests/manifest.xml'), 'utf8');
  return template.replaceAll('{{origin}}', origin);
}
