import { buildServerBundle } from './build/serverBundle.ts';
import { BROWSER_ROOMS, buildRooms, OPENER } from './build/rooms.ts';
import { DemoError } from './demo/demoError.ts';
import { failureText } from './demo/text/failure.ts';
import { terminalLanguage } from './demo/text/language.ts';

/** npm run build: everything that is delivered, whether stale or not. */
try {
  await Promise.all([buildRooms([...BROWSER_ROOMS, OPENER], { force: true }), buildServerBundle()]);
} catch (error) {
  if (!(error instanceof DemoError)) throw error;
  console.error(failureText(error, terminalLanguage(process.env)));
  process.exitCode = 1;
}
