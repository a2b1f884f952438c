/** A colour as `#rrggbb`. */
export type Color = `#${string}`;

/** The grounds on which links and buttons stand, of KERN's two themes: the less contrast of each. */
export const GROUNDS = { light: '#eef0f7', dark: '#20233a' } as const satisfies Record<string, Color>;

/** WCAG 2.2, 1.4.3: text that is not large. */
export const LEAST_CONTRAST = 4.5;

/** Contrast of two colours as WCAG 2.2 defines it: 1 for equal ones, 21 for black on white. */
export function contrast(one: Color, other: Color): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

/** The colour mixed with as much white as it takes to be read on the dark ground. */
export function lightened(color: Color): Color {
  for (let share = 0; share < 1; share += 0.05) {
    const lighter = mixedWithWhite(color, share);
    if (contrast(lighter, GROUNDS.dark) >= LEAST_CONTRAST + 1) return lighter;
  }
  return '#ffffff';
}

/** Relative luminance, WCAG 2.2. */
function luminance(color: Color): number {
  const [red = 0, green = 0, blue = 0] = channels(color).map((octet) => {
    const value = octet / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function mixedWithWhite(color: Color, share: number): Color {
  const mixed = channels(color).map((octet) => Math.round(octet + (255 - octet) * share));
  return `#${mixed.map((octet) => octet.toString(16).padStart(2, '0')).join('')}`;
}

function channels(color: Color): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
}
