import {
  domainOf,
  forbiddenRecipients,
  isUnknownLevel,
  isWithin,
  type Level,
  levelsOf,
  type Marking,
} from './classification.ts';

/** The part of the policy that decides whether a mail may leave as it is. */
export interface SendRules {
  /** Mail with more attachment octets than this must be sealed. */
  readonly attachmentThresholdBytes: number;
  readonly classifications: readonly Level[];
  /** Mail to these domains and their subdomains must be sealed. */
  readonly protectedDomains: readonly string[];
}

/** As much of an attachment as the decision needs, as Outlook tells it. */
export interface Attached {
  readonly size: number;
  readonly isInline: boolean;
  readonly attachmentType: string;
}

/** What a mail about to leave says of itself. */
export interface OutgoingMail extends Marking {
  readonly attachments: readonly Attached[];
  /** Addresses of To, Cc and Bcc. */
  readonly recipients: readonly string[];
  /** Whether the pane has sealed what belongs sealed and put the link into the mail. */
  readonly sealed: boolean;
}

/** Why a mail may not leave as it is. */
export type DemandReason =
  | 'level-blocked'
  | 'recipient-not-permitted'
  | 'level'
  | 'level-unknown'
  | 'protected-recipient'
  | 'too-much-attached';

/** `pass`: it may leave. `recommend`: after a question. `must`: not before it is sealed. `blocked`: not at all. */
export type SendDemand =
  | { readonly tier: 'pass' }
  | {
      readonly tier: 'recommend' | 'must' | 'blocked';
      readonly reason: DemandReason;
      /** The level that asks for it. */
      readonly levelId?: string;
      /** The recipients it is about. */
      readonly recipients?: readonly string[];
    };

/**
 * What the policy demands of a mail, the strictest first. Sealing satisfies a demand only while no file is attached
 * beside the link.
 */
export function sendDemand(mail: OutgoingMail, rules: SendRules): SendDemand {
  return blockedBy(mail, rules) ?? demandedBy(mail, rules) ?? recommendedBy(mail, rules) ?? { tier: 'pass' };
}

function blockedBy(mail: OutgoingMail, rules: SendRules): SendDemand | null {
  const levels = levelsOf(mail, rules.classifications);
  const blocked = levels.find((level) => level.blocked);
  if (blocked) return { tier: 'blocked', reason: 'level-blocked', levelId: blocked.id };
  for (const level of levels) {
    const recipients = forbiddenRecipients(mail.recipients, [level]);
    if (recipients.length > 0)
      return { tier: 'blocked', reason: 'recipient-not-permitted', levelId: level.id, recipients };
  }
  return null;
}

function demandedBy(mail: OutgoingMail, rules: SendRules): SendDemand | null {
  if (!isDone(mail)) {
    const level = levelsOf(mail, rules.classifications).find(({ mustEncrypt }) => mustEncrypt);
    if (level) return { tier: 'must', reason: 'level', levelId: level.id };
    if (isUnknownLevel(mail, rules.classifications)) return { tier: 'must', reason: 'level-unknown' };
    const recipients = protectedRecipients(mail.recipients, rules.protectedDomains);
    if (recipients.length > 0) return { tier: 'must', reason: 'protected-recipient', recipients };
  }
  return attachedBytes(mail.attachments) > rules.attachmentThresholdBytes
    ? { tier: 'must', reason: 'too-much-attached' }
    : null;
}

/** Only where something is attached: a question before every short mail would soon be answered unread. */
function recommendedBy(mail: OutgoingMail, rules: SendRules): SendDemand | null {
  if (!hasFiles(mail.attachments)) return null;
  const level = levelsOf(mail, rules.classifications).find(({ recommendEncrypt }) => recommendEncrypt);
  return level ? { tier: 'recommend', reason: 'level', levelId: level.id } : null;
}

const isDone = (mail: OutgoingMail) => mail.sealed && !hasFiles(mail.attachments);

/** An address without a domain may stand for anybody, so that it counts as protected where any domain is. */
function protectedRecipients(recipients: readonly string[], domains: readonly string[]): string[] {
  if (domains.length === 0) return [];
  return recipients.filter((address) => domainOf(address) === '' || isWithin(address, domains));
}

/** Octets that leave with the mail. A size that is missing counts as too large. */
export function attachedBytes(attachments: readonly Attached[]): number {
  let sum = 0;
  for (const attachment of attachments) {
    if (!isFile(attachment)) continue;
    const { size } = attachment;
    sum += typeof size === 'number' && size >= 0 ? size : Infinity;
  }
  return sum;
}

const hasFiles = (attachments: readonly Attached[]) => attachments.some(isFile);

/** Pictures in the text stay in it, and a link to a cloud has no octets. */
const isFile = ({ isInline, attachmentType }: Attached) => !isInline && attachmentType !== 'cloud';
