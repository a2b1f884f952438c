import type { Config } from '../config.ts';
import type { SweepParts } from '../jobs/cleaning.ts';

/** Where an administrator's command works: the database and store of the server's settings. */
export interface Place extends SweepParts {
  readonly config: Config;
}
