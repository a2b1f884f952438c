import type { Sent, UnfinishedSending } from '@siegelpost/shared/transfer/transfer';
import type { Failure } from '../failure.ts';
import type { Pace } from '../frame/pace.ts';

/** A file that was chosen; `key` tells two of the same name apart. */
export interface ChosenFile {
  readonly key: number;
  readonly file: File;
}

/** What was written so far. It is kept until the answer has arrived. */
export interface Draft {
  readonly name: string;
  readonly message: string;
  readonly files: readonly ChosenFile[];
  /** Whether it was written before the page was loaded. */
  readonly restored: boolean;
  /** What was on its way when the page ended, and goes on with the same files. */
  readonly unfinished: UnfinishedSending | null;
  /** What was thrown away a moment ago, and can be had back. */
  readonly discarded: Draft | null;
}

/** Why a draft was not sent. */
export type NotSent =
  | { readonly kind: 'empty' }
  | { readonly kind: 'too-many' }
  | { readonly kind: 'too-large' }
  /** Whether it was too late is not known yet, */
  | { readonly kind: 'cancelled' }
  /** … or known not to be. */
  | { readonly kind: 'nothing-arrived' }
  | { readonly kind: 'failed'; readonly failure: Failure };

export type ReplyState<S extends Sent = Sent> =
  | { readonly step: 'writing'; readonly draft: Draft; readonly notSent: NotSent | null }
  | { readonly step: 'sending'; readonly draft: Draft; readonly pace: Pace }
  | { readonly step: 'sent'; readonly draft: Draft; readonly sent: S };

export const EMPTY_DRAFT: Draft = {
  name: '',
  message: '',
  files: [],
  restored: false,
  unfinished: null,
  discarded: null,
};

/** Files of what was on its way that are not among the chosen ones again. */
export function missingFiles({ files, unfinished }: Draft) {
  if (unfinished?.state !== 'under-way') return [];
  return unfinished.files.filter(
    ({ name, bytes }) => !files.some(({ file }) => file.name === name && file.size === bytes),
  );
}

export function totalBytes({ files }: Draft): number {
  return files.reduce((sum, { file }) => sum + file.size, 0);
}
