import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { fileURLToPath } from 'node:url';
import { mkdtemp, cp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { unzipSync } from 'fflate';
import { startTestServer, type TestServer } from '../support/startTestServer.ts';

let pane: string;
let server: TestServer;

beforeAll(async () => {
  pane = await mkdtemp(join(tmpdir(), 'siegelpost-pane-'));
  await cp(fileURLToPath(new URL('../../addin/public', import.meta.url)), pane, { recursive: true });
  await writeFile(join(pane, 'launchevent.js'), '/* the event file */');
  server = await startTestServer({
    builds: { pane },
    env: { PROTECTED_DOMAINS: 'webmail.example', ATTACHMENT_THRESHOLD_BYTES: '5000000', SEND_MODE: 'block' },
  });
}, 120_000);

afterAll(async () => {
  await server.stop();
  await rm(pane, { recursive: true, force: true });
});

test('an administrator finds every manifest, and which one SEND_MODE means', async () => {
  const page = await (await fetch(`${server.origin}/manifests`)).text();
  const links = [...page.matchAll(/href="(\/manifests\/[^"]+)" download/g)].map(([, path]) => path ?? '');
  expect(links).toHaveLength(5);
  expect(page).toMatch(/siegelpost-strict\.xml<\/a> <span>passt zu Ihrem SEND_MODE/);
  const english = await fetch(`${server.origin}/manifests/`, {
    headers: { 'accept-language': 'en-GB,de;q=0.5' },
  });
  expect(await english.text()).toMatch(
    /<html lang="en">[^]*siegelpost-strict\.xml<\/a> <span>suits your SEND_MODE/,
  );
  for (const path of links) {
    const response = await fetch(server.origin + path);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-disposition')).toBe(`attachment; filename="${path.slice(11)}"`);
    const octets = new Uint8Array(await response.arrayBuffer());
    const text = path.endsWith('.zip')
      ? new TextDecoder().decode(unzipSync(octets)['manifest.json'])
      : new TextDecoder().decode(octets);
    expect(text).toContain(`${server.origin}/pane/taskpane.html`);
  }
});

test('every icon a manifest names is there, also for Outlook on another origin', async () => {
  const xml = await (await fetch(`${server.origin}/manifests/siegelpost.xml`)).text();
  const icons = [...xml.matchAll(/DefaultValue="([^"]+\.png)"/g)].map(([, url]) => url ?? '');
  expect(icons.length).toBeGreaterThan(8);
  for (const url of icons) {
    const response = await fetch(url);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('image/png');
    expect(response.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
  }
});

test.each(['', '__proto__', 'other.xml', '..%2Fpane%2Ftaskpane.html', 'siegelpost.xml%00'])(
  'there is no manifest %j',
  async (name) => {
    const response = await fetch(`${server.origin}/manifests/${name || 'none'}`);
    expect(response.status).toBe(404);
  },
);

test('the event file comes with the policy of this server and asks it under its own address', async () => {
  const script = await (await fetch(`${server.origin}/pane/launchevent.js`)).text();
  const told = createContext({}) as Record<string, unknown>;
  runInContext(script, told);
  const policyUrl = String(told['__SIEGELPOST_POLICY_URL__']);
  const policy = JSON.parse(JSON.stringify(told['__SIEGELPOST_POLICY__'])) as object;
  const fresh: unknown = await (await fetch(policyUrl)).json();
  expect(policy).toMatchObject({
    attachmentThresholdBytes: 5_000_000,
    protectedDomains: ['webmail.example'],
  });
  expect(fresh).toMatchObject(policy);
});
