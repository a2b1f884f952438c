import type { Logger } from 'pino';
import type { BlobStore } from './blobs/blobStore.ts';
import type { Config } from './config.ts';
import type { FailPoints } from './failPoints.ts';
import type { Metrics } from './metrics/metrics.ts';
import type { Database } from './database/connection.ts';

/** What buildApp puts together: everything that reaches outside. */
export interface Parts {
  readonly config: Config;
  readonly database: Database;
  readonly blobs: BlobStore;
  readonly log: Logger;
  readonly now: () => Date;
  /** Scheme, host and port people use; known for certain once the server listens. */
  readonly publicOrigin: () => string;
  readonly limits: Limits;
  readonly builds: Builds;
  readonly metrics: Metrics;
  readonly failPoints: FailPoints;
}

/** Times after which the server gives up, in milliseconds. */
export interface Limits {
  readonly headersMs: number;
  readonly requestMs: number;
  /** Without an octet of a part for so long, its upload is refused. */
  readonly silentUploadMs: number;
  /** How often a download under way asks whether it may go on. */
  readonly recheckMs: number;
  readonly socketMs: number;
  /** How long readiness and metrics wait for database and store. */
  readonly checkMs: number;
  /** Time that requests and jobs under way have to finish when the server stops. */
  readonly stopMs: number;
  /** How often the queue is looked through; new jobs are announced at once, so it only finds those whose time has come. */
  readonly jobPollMs: number;
}

export const LIMITS: Limits = {
  headersMs: 20_000,
  requestMs: 15 * 60_000,
  silentUploadMs: 30_000,
  recheckMs: 3_000,
  socketMs: 120_000,
  checkMs: 3_000,
  stopMs: 20_000,
  jobPollMs: 2_000,
};

/** Folders with what was built for browsers. */
export interface Builds {
  readonly pages: string;
  readonly pane: string;
}
