import { expect, test } from '@jest/globals';
import { contrast, GROUNDS, LEAST_CONTRAST, lightened } from './contrast.ts';

test('contrast is that of WCAG', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
  expect(contrast('#ffffff', '#ffffff')).toBe(1);
  // The lightest grey that passes on white, and the one after it.
  expect(contrast('#767676', '#ffffff')).toBeGreaterThanOrEqual(4.5);
  expect(contrast('#777777', '#ffffff')).toBeLessThan(4.5);
});

test.each(['#000000', '#2043ac', '#7a0019', '#005f3b', '#ffcc00'] as const)(
  '%s is lightened until it can be read in the dark',
  (color) => {
    expect(contrast(lightened(color), GROUNDS.dark)).toBeGreaterThan(LEAST_CONTRAST);
  },
);
