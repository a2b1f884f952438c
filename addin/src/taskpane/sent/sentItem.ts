import type { PackageSummary } from '@siegelpost/shared/api/conversations';
import type { SenderRecord } from '@siegelpost/shared/transfer/transfer';

/** One of the clerk's own sendings, with what came back. */
export interface SentItem {
  readonly summary: PackageSummary;
  /** Null once the content was deleted. */
  readonly record: SenderRecord | null;
  readonly answers: readonly PackageSummary[];
}
