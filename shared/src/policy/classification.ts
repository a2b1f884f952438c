/** As much of a classification level as these rules need; the contract's `Classification` is one. */
export interface Level {
  readonly id: string;
  /** Sensitivity labels of Microsoft Purview that stand for this level. */
  readonly labelIds: readonly string[];
  /** Mail of this level leaves sealed or not at all. */
  readonly mustEncrypt: boolean;
  /** The person is asked, and may send anyway. */
  readonly recommendEncrypt: boolean;
  readonly passwordRequired: boolean;
  readonly mailboxCodeRequired: boolean;
  readonly maxExpiryDays: number | null;
  /** Domains this level may go to, with their subdomains; null for all. */
  readonly recipientDomains: readonly string[] | null;
  /** Not without an envelope for the authority's archive. */
  readonly archiveRequired: boolean;
  /** Not with this product, also not sealed. */
  readonly blocked: boolean;
}

/** A level that asks for nothing: whatever a level does not say is this. */
export const NOTHING_DEMANDED = {
  labelIds: [],
  mustEncrypt: false,
  recommendEncrypt: false,
  passwordRequired: false,
  mailboxCodeRequired: false,
  maxExpiryDays: null,
  recipientDomains: null,
  archiveRequired: false,
  blocked: false,
} satisfies Omit<Level, 'id'>;

/** What a mail says of its level: what the person chose in the pane, and Outlook's sensitivity label. */
export interface Marking {
  /** A level's id. */
  readonly classification: string | null;
  /** GUID of the label. */
  readonly labelId: string | null;
}

/** The levels a mail is of: the chosen one, and the one its label stands for. */
export function levelsOf<L extends Level>(marking: Marking, levels: readonly L[]): L[] {
  const label = marking.labelId && marking.labelId.toLowerCase();
  return levels.filter(
    ({ id, labelIds }) =>
      id === marking.classification ||
      (label !== null && labelIds.some((labelId) => labelId.toLowerCase() === label)),
  );
}

/** Whether the mail names a level that the policy does not have (any more). */
export function isUnknownLevel({ classification }: Marking, levels: readonly Level[]): boolean {
  return classification !== null && levels.every(({ id }) => id !== classification);
}

/** What a level is called; its id where the policy no longer has it, or has not come. */
export function levelName(
  id: string,
  levels: readonly { readonly id: string; readonly names: { readonly de: string; readonly en: string } }[],
  language: 'de' | 'en',
): string {
  return levels.find((level) => level.id === id)?.names[language] ?? id;
}

/** How something of these levels must be sealed. */
export interface SealingRules {
  readonly passwordRequired: boolean;
  readonly mailboxCodeRequired: boolean;
  readonly maxExpiryDays: number | null;
}

/** The strictest of what the levels ask for. */
export function sealingRules(levels: readonly Level[]): SealingRules {
  const limits = levels.map(({ maxExpiryDays }) => maxExpiryDays).filter((days) => days !== null);
  return {
    passwordRequired: levels.some(({ passwordRequired }) => passwordRequired),
    mailboxCodeRequired: levels.some(({ mailboxCodeRequired }) => mailboxCodeRequired),
    maxExpiryDays: limits.length === 0 ? null : Math.min(...limits),
  };
}

/** Which packages the authority's archive must be able to read: none, those of certain levels, or every one. */
export type ArchiveDemand = 'none' | 'levels' | 'all';

/** Whether something of these levels must be sealed to the archive, too. */
export function isArchiveDemanded(demand: ArchiveDemand, levels: readonly Level[]): boolean {
  return demand === 'all' || (demand === 'levels' && levels.some(({ archiveRequired }) => archiveRequired));
}

/** The lifetimes among `expiryDays` that the rules permit; where none is short enough, the longest permitted one. */
export function permittedExpiryDays(expiryDays: readonly number[], rules: SealingRules): number[] {
  const { maxExpiryDays } = rules;
  if (maxExpiryDays === null) return [...expiryDays];
  const permitted = expiryDays.filter((days) => days <= maxExpiryDays);
  return permitted.length > 0 ? permitted : [maxExpiryDays];
}

/** The recipients to whom something of these levels may not go, in the order given. */
export function forbiddenRecipients(recipients: readonly string[], levels: readonly Level[]): string[] {
  return recipients.filter((address) =>
    levels.some(({ recipientDomains }) => recipientDomains && !isWithin(address, recipientDomains)),
  );
}

/** Whether an address belongs to one of the domains or to a subdomain of one. What has no domain belongs to none. */
export function isWithin(address: string, domains: readonly string[]): boolean {
  const domain = domainOf(address);
  return domains.some((permitted) => {
    const end = permitted.toLowerCase();
    return domain === end || domain.endsWith(`.${end}`);
  });
}

/** The part after the last @, in lower case; empty where there is none, as with an address of Exchange's own kind. */
export function domainOf(address: string): string {
  const at = address.lastIndexOf('@');
  return at < 0
    ? ''
    : address
        .slice(at + 1)
        .trim()
        .toLowerCase();
}
