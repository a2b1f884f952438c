import subsetFont from 'subset-font';
import type { Plugin } from 'vite';

/** Latin with all European additions, punctuation, currency, arrows: everything the pages and most names need. */
const RANGES: readonly (readonly [number, number])[] = [
  [0x20, 0x7e],
  [0xa0, 0x17f],
  [0x218, 0x21b],
  [0x2bb, 0x2bd],
  [0x1e9e, 0x1e9e],
  [0x2010, 0x203a],
  [0x20ac, 0x20ac],
  [0x2190, 0x2193],
  [0x27e8, 0x27e9],
];

/** Cuts the fonts of KERN down to a fifth. What is left out falls back to a font of the system. */
export function subsetFonts(): Plugin {
  const text = RANGES.flatMap(([from, to]) =>
    Array.from({ length: to - from + 1 }, (_, index) => String.fromCodePoint(from + index)),
  ).join('');
  return {
    name: 'subset-fonts',
    apply: 'build',
    async generateBundle(_, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type !== 'asset' || !file.fileName.endsWith('.woff2')) continue;
        const whole = Buffer.from(file.source);
        file.source = await subsetFont(whole, text, { targetFormat: 'woff2' });
      }
    },
  };
}
