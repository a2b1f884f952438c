import { expect, test } from '@jest/globals';
import { FIREFOX_CONTEXT, launchFirefox } from './firefox.ts';

test('Firefox is driven: it clicks, reads and takes files', async () => {
  const browser = await launchFirefox();
  if (!browser) return;
  try {
    const page = await (await browser.newContext(FIREFOX_CONTEXT)).newPage();
    await page.goto(
      'data:text/html,<button onclick="this.textContent=2">1</button><input type=file id=file>',
    );
    await page.getByRole('button', { name: '1' }).click();
    await page.getByRole('button', { name: '2' }).waitFor();
    await page
      .locator('#file')
      .setInputFiles({ name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.from('abc') });
    expect(await page.evaluate(`document.getElementById('file').files[0].text()`)).toBe('abc');
    expect(await page.evaluate('navigator.userAgent')).toContain('Firefox/');
  } finally {
    await browser.close();
  }
}, 120_000);
