import { expect, test } from '@jest/globals';
import { killRun } from './run.ts';

const KILLS = 5;

// In its short form; npm run test:kill is the long one.
test('nothing acknowledged is lost, nothing partial is seen, whatever is killed (row 63)', async () => {
  const { violations, kills, packages, downloads, answers } = await killRun(KILLS, 'fs');
  expect(violations).toEqual([]);
  expect(kills).toBeGreaterThanOrEqual(KILLS);
  expect(Math.min(packages, downloads, answers)).toBeGreaterThan(0);
}, 300_000);
