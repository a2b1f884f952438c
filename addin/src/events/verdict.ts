import { type DemandReason, sendDemand } from '@siegelpost/shared/policy/sendDemand';
import type { EventPolicy, NamedLevel } from './eventPolicy.ts';
import type { MailFacts } from './readMail.ts';

/** Why a mail is held, or asked about. */
export type Reason = DemandReason | 'unfinished' | 'unknown';

/** A mail that may not simply leave. */
export interface Objection {
  readonly tier: 'recommend' | 'must' | 'blocked';
  readonly reason: Reason;
  readonly level: NamedLevel | null;
  readonly recipients: readonly string[];
}

/** Where the mail could not be looked at, or not be judged. */
export const UNKNOWN: Objection = { tier: 'must', reason: 'unknown', level: null, recipients: [] };

/** Null lets the mail go. */
export function judge(mail: MailFacts, policy: EventPolicy): Objection | null {
  const demand = sendDemand(mail, policy);
  if (mail.unfinished && demand.tier !== 'blocked') return { ...UNKNOWN, reason: 'unfinished' };
  if (demand.tier === 'pass') return null;
  const level = policy.classifications.filter(({ id }) => id === demand.levelId)[0] || null;
  return { tier: demand.tier, reason: demand.reason, level, recipients: demand.recipients || [] };
}
