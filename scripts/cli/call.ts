import type { Values } from './parseCommandLine.ts';
import type { Report } from './report.ts';
import type { Sentences } from './text/sentences.ts';

/** One command as it was called. */
export interface Call {
  readonly values: Values;
  readonly positionals: readonly string[];
  readonly report: Report;
  readonly words: Sentences;
}
