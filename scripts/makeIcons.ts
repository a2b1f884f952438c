import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { HOUSE } from './build/rooms.ts';

/**
 * npm run icons: the add-in's icons in every size Outlook asks for, from the drawings in addin/icons. Needs rsvg-convert
 * (Debian: librsvg2-bin). The pictures are kept in the repository, so that nobody else needs it.
 */
const DRAWINGS = [
  // Too small for a keyhole.
  { drawing: 'siegelpost-small.svg', name: 'icon', sizes: [16, 20, 24] },
  { drawing: 'siegelpost.svg', name: 'icon', sizes: [32, 40, 48, 64, 80, 96, 128] },
  { drawing: 'siegelpost-color.svg', name: 'icon', sizes: [192] },
  { drawing: 'siegelpost-outline.svg', name: 'outline', sizes: [32] },
] as const;

for (const { drawing, name, sizes } of DRAWINGS)
  for (const size of sizes) {
    const pixels = String(size);
    const png = join(HOUSE, 'addin/public/icons', `${name}-${pixels}.png`);
    await promisify(execFile)('rsvg-convert', [
      ...['--width', pixels, '--height', pixels, '--output', png],
      join(HOUSE, 'addin/icons', drawing),
    ]);
  }
