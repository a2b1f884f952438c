import { readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { Refusal } from '../refusal.ts';
import { asPane, type PaneFraming } from '../security/headers.ts';

/**
 * office.js from a folder of ours. It asks for its locale folders in lower case, whatever they are called, so that
 * names are found whatever their case.
 */
export function addOfficeJs(app: FastifyInstance, folder: string, framing: PaneFraming): void {
  const files = filesByLowerCaseName(folder);

  app.get<{ Params: { '*': string } }>('/office-js/*', ({ params }, reply) => {
    const file = files.get(params['*'].toLowerCase());
    if (file === undefined) throw new Refusal('not-found');
    return asPane(reply, framing).sendFile(file, folder, { cacheControl: false, index: false });
  });
}

function filesByLowerCaseName(folder: string): Map<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'));
  return new Map(files.map((file) => [file.toLowerCase(), file]));
}
