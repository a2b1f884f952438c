import { zipSync } from 'fflate';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SendMode } from '@siegelpost/shared/api/policy';
import { outlookXml } from './outlookXml.ts';
import { unifiedFiles } from './unifiedJson.ts';

/** Files an administrator installs, by name. */
export const XML_MANIFESTS = {
  'siegelpost.xml': 'SoftBlock',
  'siegelpost-strict.xml': 'Block',
  'siegelpost-itemsend.xml': 'ItemSend',
} as const;

export const UNIFIED_PACKAGES = {
  'siegelpost-unified.zip': 'soft-block',
  'siegelpost-unified-strict.zip': 'block',
} as const satisfies Readonly<Record<string, SendMode>>;

/** Every manifest as text: what their versions are kept for. */
export function manifestTexts(origin: string): Readonly<Record<string, string>> {
  const xml = Object.entries(XML_MANIFESTS).map(([name, onSend]) => [name, outlookXml(origin, onSend)]);
  const json = Object.entries(UNIFIED_PACKAGES).flatMap(([name, sendMode]) =>
    Object.entries(unifiedFiles(origin, sendMode)).map(([file, text]) => [
      `${name.replace('.zip', '')}/${file}`,
      text,
    ]),
  );
  return Object.fromEntries([...xml, ...json]);
}

/** The package of the unified manifest; `icons` is the folder with its two pictures. The same input, the same octets. */
export async function unifiedPackage(origin: string, sendMode: SendMode, icons: string): Promise<Uint8Array> {
  const [color, outline] = await Promise.all(
    ['icon-192.png', 'outline-32.png'].map((name) => readFile(join(icons, name))),
  );
  const texts = Object.entries(unifiedFiles(origin, sendMode)).map(
    ([name, text]) => [name, new TextEncoder().encode(text)] as const,
  );
  const files = Object.fromEntries([...texts, ['color.png', color], ['outline.png', outline]]);
  return zipSync(files as Record<string, Uint8Array>, { mtime: '2026-01-01T00:00:00Z' });
}
