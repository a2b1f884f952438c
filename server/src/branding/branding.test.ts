import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Environment } from '../config.ts';
import { readConfig } from '../config/readConfig.ts';

const USUAL: Environment = {
  NODE_ENV: 'test',
  PUBLIC_URL: 'http://localhost',
  DATABASE_URL: 'postgres://localhost/x',
  BLOB_DIR: '/nowhere',
  SMTP_URL: 'smtp://localhost',
  MAIL_FROM: 'post@amt.example',
  CLERK_DOMAINS: 'amt.example',
  ORGANISATION_NAME: 'Amt Beispiel',
};

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'siegelpost-branding-'));
  await writeFile(join(folder, 'logo.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  await writeFile(join(folder, 'large.png'), Buffer.alloc(100_001));
});

afterAll(() => rm(folder, { recursive: true }));

const branding = (changes: Environment) => readConfig({ ...USUAL, ...changes }).branding;

test('a colour that nobody could read is refused at start, with what to do', () => {
  expect(() => branding({ BRAND_COLOR: '#ffcc00' })).toThrow(
    /BRAND_COLOR: #ffcc00 has a contrast of 1\.\d : 1 on the light background; .* at least 4\.5 : 1 .* darker/,
  );
  expect(() => branding({ BRAND_COLOR: '#7a0019', BRAND_COLOR_DARK: '#7a0019' })).toThrow(
    /BRAND_COLOR_DARK: #7a0019 .* dark background; .* lighter/,
  );
  expect(() => branding({ BRAND_COLOR: 'red' })).toThrow('BRAND_COLOR');
  expect(() => branding({ BRAND_COLOR_DARK: '#ffffff' })).toThrow('BRAND_COLOR: is required');
});

test('a colour that can be read is taken, and lightened for dark pages', () => {
  expect(branding({ BRAND_COLOR: '#7a0019' }).colors).toMatchObject({
    light: '#7a0019',
    dark: expect.stringMatching(/^#[c-f]/),
  });
});

test.each([
  ['logo.txt', 'must be an .svg, .png or .webp file'],
  ['none.svg', 'the file cannot be read'],
  ['large.png', 'must not be larger than 100 KB'],
])('the logo %s is refused at start: %s', (name, sentence) => {
  expect(() => branding({ BRAND_LOGO_FILE: join(folder, name) })).toThrow(`BRAND_LOGO_FILE: ${sentence}`);
});

test('a formal notice is the standard one, or the authority’s own in its languages', () => {
  expect(branding({}).formalNotice).toBeNull();
  expect(branding({ FORMAL_NOTICE: 'standard' }).formalNotice).toBe('standard');
  expect(branding({ FORMAL_NOTICE: 'Hinweis', FORMAL_NOTICE_EN: 'Note' }).formalNotice).toEqual({
    de: 'Hinweis',
    en: 'Note',
  });
});
