import type { EventPolicy } from './eventPolicy.ts';

/** Why a mail is held. */
export type Reason = 'too-much-attached' | 'unfinished' | 'unknown';

/** As much of an attachment as the decision needs. */
export interface Attached {
  readonly size: number;
  readonly isInline: boolean;
  readonly attachmentType: string;
}

/** What the mail says of itself. */
export interface MailFacts {
  readonly attachments: readonly Attached[];
  /** The mark of the pane (mailbox/draftMark.ts); null where there is none. */
  readonly mark: string | null;
}

/** Null lets the mail go. */
export function judge({ attachments, mark }: MailFacts, policy: EventPolicy): Reason | null {
  if (mark && mark.indexOf('clean;') !== 0) return 'unfinished';
  return attachedBytes(attachments) > policy.attachmentThresholdBytes ? 'too-much-attached' : null;
}

/** Pictures in the text stay in it, and a link to a cloud has no octets. A size that is missing counts as too large. */
function attachedBytes(attachments: readonly Attached[]): number {
  let sum = 0;
  for (const { size, isInline, attachmentType } of attachments) {
    if (isInline || attachmentType === 'cloud') continue;
    sum += typeof size === 'number' && size >= 0 ? size : Infinity;
  }
  return sum;
}
