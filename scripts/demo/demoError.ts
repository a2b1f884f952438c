export type DemoErrorCode =
  | 'production'
  | 'port-taken'
  | 'folder-read-only'
  | 'folder-full'
  | 'folder-in-use'
  | 'platform-without-postgres'
  | 'postgres-failed'
  | 'build-failed'
  | 'server-failed';

export interface DemoErrorDetail {
  /** The folder, port or program the sentence must name. */
  readonly subject?: string;
  /** What the failing program itself said, for the second line. */
  readonly saying?: string;
  readonly cause?: unknown;
}

/** What can stop the demonstration from starting; `text/failure.ts` has a sentence for every code. */
export class DemoError extends Error {
  readonly code: DemoErrorCode;
  readonly subject: string | undefined;
  readonly saying: string | undefined;

  constructor(code: DemoErrorCode, detail: DemoErrorDetail = {}) {
    super(detail.subject === undefined ? code : `${code}: ${detail.subject}`, { cause: detail.cause });
    this.name = 'DemoError';
    this.code = code;
    this.subject = detail.subject;
    this.saying = detail.saying;
  }
}
