import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startTestServer, type TestServer } from '../support/startTestServer.ts';

const CDN = 'https://appsforoffice.microsoft.com';
const PAGES = ['taskpane.html', 'launchevent.html'];

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'siegelpost-office-'));
  await mkdir(join(folder, 'de-de'));
  await writeFile(join(folder, 'office.js'), '/* office.js */');
  await writeFile(join(folder, 'de-de/office_strings.js'), '/* strings */');
  for (const page of PAGES) {
    const source = fileURLToPath(new URL(`../../addin/${page}`, import.meta.url));
    await writeFile(join(folder, page), await readFile(source, 'utf8'));
  }
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** Origins that the answer's policy lets a page load from, beside its own. */
function foreignSources(response: Response): string[] {
  const directives = (response.headers.get('content-security-policy') ?? '').split(';');
  const loading = directives.filter((directive) => !directive.trim().startsWith('frame-ancestors'));
  return [...new Set(loading.join(' ').match(/(?:https?|wss?):\/\/\S+|(?<=\s)\*\S*/g) ?? [])];
}

async function started(env: Record<string, string>, work: (server: TestServer) => Promise<void>) {
  const server = await startTestServer({ builds: { pane: folder }, env });
  try {
    await work(server);
  } finally {
    await server.stop();
  }
}

describe('office.js', () => {
  test('from this server: pages name no other origin, and may load from none', async () => {
    await started({ OFFICE_JS: 'self', OFFICE_JS_DIR: folder }, async ({ origin }) => {
      for (const page of PAGES) {
        const response = await fetch(`${origin}/pane/${page}`);
        const html = await response.text();
        expect(html).toContain('src="/office-js/office.js"');
        expect(html).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
        expect(foreignSources(response)).toEqual([]);
      }
      for (const path of ['office.js', 'DE-DE/office_strings.js', 'de-de/Office_Strings.js'])
        expect((await fetch(`${origin}/office-js/${path}`)).status).toBe(200);
    });
  });

  test('from Microsoft: pages name and may load from that one origin besides', async () => {
    await started({ OFFICE_JS: 'cdn' }, async ({ origin }) => {
      for (const page of PAGES) {
        const response = await fetch(`${origin}/pane/${page}`);
        expect(await response.text()).toContain(`src="${CDN}/lib/1/hosted/office.js"`);
        expect(foreignSources(response)).toEqual([CDN]);
        expect(response.headers.get('content-security-policy')).toContain(`; frame-src ${CDN};`);
      }
      expect((await fetch(`${origin}/office-js/office.js`)).status).toBe(404);
    });
  });
});
