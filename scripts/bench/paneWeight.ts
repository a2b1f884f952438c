import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

/**
 * npx tsx scripts/bench/paneWeight.ts: what the pane's first screen weighs, compressed. What taskpane.html names, and what
 * those modules import at once; what they import later (a worker, a screen) is listed beside it and not counted.
 */
const DIST = process.argv[2] ?? fileURLToPath(new URL('../../addin/dist', import.meta.url));
const LIMIT = 250 * 1024;

const compressed = (bytes: Uint8Array) => gzipSync(bytes, { level: 9 }).length;
const kilobytes = (bytes: number) => `${(bytes / 1024).toFixed(1)} KB`;

async function main(): Promise<void> {
  const html = await readFile(join(DIST, 'taskpane.html'), 'utf8');
  const first = new Set(namedIn(html, /(?:src|href)="[^"]*?assets\/([^"]+\.(?:js|css))"/g));
  for (const name of first) {
    if (!name.endsWith('.js')) continue;
    const source = await readFile(join(DIST, 'assets', name), 'utf8');
    for (const imported of namedIn(source, /(?:from|import)\s*["']\.\/([\w.-]+\.js)["']/g))
      first.add(imported);
  }
  let sum = compressed(Buffer.from(html));
  for (const name of first) {
    const bytes = compressed(await readFile(join(DIST, 'assets', name)));
    sum += bytes;
    process.stdout.write(`${kilobytes(bytes).padStart(10)}  ${name}\n`);
  }
  const later = (await readdir(join(DIST, 'assets'))).filter(
    (name) => /\.(?:js|css)$/.test(name) && !first.has(name),
  );
  for (const name of later) {
    const bytes = compressed(await readFile(join(DIST, 'assets', name)));
    process.stdout.write(`${kilobytes(bytes).padStart(10)}  ${name} (later)\n`);
  }
  process.stdout.write(`${kilobytes(sum).padStart(10)}  first screen, limit ${kilobytes(LIMIT)}\n`);
  if (sum > LIMIT) process.exitCode = 1;
}

function namedIn(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(([, name = '']) => name);
}

await main();
