import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { launchChromium } from './chromium.ts';
import { openRecipientBrowser } from './recipientBrowser.ts';

// Every flow expects a page without troubles: that it would hear of one is shown here.

let browser: Browser;
let server: Server;
let origin: string;

const POLICY = "default-src 'none'; script-src 'self'; require-trusted-types-for 'script'";
const ANSWERS: Readonly<Record<string, readonly [type: string, body: string]>> = {
  '/': ['text/html', '<!doctype html><title>x</title><script src="/page.js"></script>'],
  '/page.js': ['text/javascript', 'window.loaded = true'],
};

beforeAll(async () => {
  browser = await launchChromium();
  server = createServer(({ url = '' }, response) => {
    const [type, body] = ANSWERS[url] ?? ['text/plain', ''];
    response.writeHead(200, { 'content-type': type, 'content-security-policy': POLICY }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  origin = `http://127.0.0.1:${address.port}/`;
});

afterAll(async () => {
  await browser.close();
  server.close();
});

test.each([
  ['a style in the page', "document.body.setAttribute('style', 'color: red')", /Content Security Policy/],
  [
    'a request to somebody else',
    "fetch('https://other.example/').catch(() => undefined)",
    /Content Security/,
  ],
  ['text that becomes elements', "try { document.body.innerHTML = '<b>' } catch {}", /Trusted|TrustedHTML/],
  ['an error that nobody catches', 'setTimeout(() => { throw new Error("lost") })', /^uncaught/],
])('%s is noted as a trouble', async (_, script, trouble) => {
  const { page, troubles, close } = await openRecipientBrowser(browser);
  await page.goto(origin);
  await page.waitForFunction('window.loaded');
  expect(troubles).toEqual([]);
  await page.evaluate(`void (() => { ${script} })()`);
  for (let tries = 0; tries < 50 && troubles.length === 0; tries++) await page.waitForTimeout(100);
  expect(troubles).toEqual(expect.arrayContaining([expect.stringMatching(trouble)]));
  await close();
});

test('a page of another origin is noted as a request to it', async () => {
  const { page, troubles, close } = await openRecipientBrowser(browser);
  await page.goto(origin);
  await page.goto(origin.replace('127.0.0.1', 'localhost'));
  expect(troubles.join()).toContain('request to http://localhost');
  await close();
});
