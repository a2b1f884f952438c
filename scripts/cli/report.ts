import { asTransferError } from '@siegelpost/shared/transfer/asTransferError';
import type { OnProgress } from '@siegelpost/shared/transfer/transfer';
import { CliError } from './cliError.ts';
import type { Sentences } from './text/sentences.ts';

const REPORT_EVERY_MS = 200;

/** What a command tells: its result on standard output, progress and complaints on standard error. */
export class Report {
  readonly #json: boolean;
  readonly #words: Sentences;
  #line = false;

  constructor(json: boolean, words: Sentences) {
    this.#json = json;
    this.#words = words;
  }

  /** The result: lines for people, or one JSON object. */
  result(object: object, lines: readonly string[]): void {
    this.#endLine();
    process.stdout.write(
      this.#json ? `${JSON.stringify(object)}\n` : lines.map((line) => `${line}\n`).join(''),
    );
  }

  /** Progress of one file, where somebody can see it. */
  progress(subject: string): OnProgress {
    let last = -Infinity;
    const begun = performance.now();
    return ({ doneBytes, totalBytes }) => {
      const now = performance.now();
      const ended = doneBytes >= totalBytes;
      if (this.#json || !process.stderr.isTTY || (now - last < REPORT_EVERY_MS && !ended)) return;
      last = now;
      const speed = doneBytes / Math.max(1, now - begun) / 1000;
      const percent = totalBytes === 0 ? 100 : Math.floor((doneBytes / totalBytes) * 100);
      process.stderr.write(`\r\u001b[K${subject}  ${percent} %  ${speed.toFixed(1)} MB/s`);
      this.#line = true;
    };
  }

  /** Something worth knowing on the way. */
  note(sentence: string): void {
    this.#endLine();
    if (!this.#json) process.stderr.write(`${sentence}\n`);
  }

  /** Why it ended. Never a secret, never a stack. */
  failed(error: unknown, usage?: string): void {
    this.#endLine();
    const { code, sentence } = this.#describe(error);
    if (this.#json) process.stdout.write(`${JSON.stringify({ error: code })}\n`);
    process.stderr.write(`${sentence}\n${usage ? `${usage}\n` : ''}`);
  }

  #describe(error: unknown): { code: string; sentence: string } {
    if (error instanceof CliError)
      return { code: error.code, sentence: this.#words.cli[error.code](error.subject) };
    const { code, problem } = asTransferError(error);
    return { code, sentence: problem?.title ?? this.#words.transfer(code) };
  }

  #endLine(): void {
    if (this.#line) process.stderr.write('\n');
    this.#line = false;
  }
}
