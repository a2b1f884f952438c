import { BROWSER_ROOMS, buildRooms, OPENER } from '@siegelpost/scripts/build/rooms';
import type { Config } from '@jest/types';
import { hasCeph } from './ceph.ts';
import { chromiumPath } from './chromium.ts';
import { firefoxPath } from './firefox.ts';

/**
 * Before a whole run, what test files would otherwise do at the same time: browsers and an S3 store are found or installed,
 * and what is stale is built. Whoever runs a few files only waits for what those need.
 */
export default async function prepareMachine({ testPathPatterns }: Config.GlobalConfig): Promise<void> {
  if (testPathPatterns.patterns.length > 0) return;
  chromiumPath();
  firefoxPath();
  hasCeph();
  await buildRooms([...BROWSER_ROOMS, OPENER]);
}
