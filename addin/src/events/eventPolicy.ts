import type { Level } from '@siegelpost/shared/policy/classification';
import type { SendRules } from '@siegelpost/shared/policy/sendDemand';

/** A level that can be named to people. */
export interface NamedLevel extends Level {
  readonly names: { readonly de: string; readonly en: string };
}

/** What the handlers decide by. */
export interface EventPolicy extends SendRules {
  readonly classifications: readonly NamedLevel[];
}

/** What the server puts before this file when it serves it. */
export interface Baked {
  readonly policy: EventPolicy;
  /** Where the policy of this minute is, as an absolute address; null where nothing was put before this file. */
  readonly policyUrl: string | null;
}

declare const __SIEGELPOST_POLICY__: unknown;
declare const __SIEGELPOST_POLICY_URL__: unknown;

/** Without a policy any attachment must be sealed: no administration asks for more. */
const STRICTEST: EventPolicy = { attachmentThresholdBytes: 0, classifications: [], protectedDomains: [] };

export function bakedPolicy(): Baked {
  const policy = typeof __SIEGELPOST_POLICY__ === 'undefined' ? undefined : __SIEGELPOST_POLICY__;
  const url = typeof __SIEGELPOST_POLICY_URL__ === 'undefined' ? null : __SIEGELPOST_POLICY_URL__;
  return {
    policy: isPolicy(policy) ? policy : STRICTEST,
    policyUrl: typeof url === 'string' ? url : null,
  };
}

/** Whether something the server said can be decided by; whatever is odd in one place counts as nothing said. */
export function isPolicy(value: unknown): value is EventPolicy {
  if (!isObject(value)) return false;
  const { attachmentThresholdBytes: bytes, classifications, protectedDomains } = value;
  return (
    typeof bytes === 'number' &&
    bytes >= 0 &&
    isListOf(classifications, isNamedLevel) &&
    isListOf(protectedDomains, isText)
  );
}

function isNamedLevel(value: unknown): value is NamedLevel {
  if (!isObject(value) || !isObject(value['names'])) return false;
  const { id, names, labelIds, recipientDomains, mustEncrypt, recommendEncrypt, blocked } = value;
  return (
    isText(id) &&
    isText(names['de']) &&
    isText(names['en']) &&
    isListOf(labelIds, isText) &&
    (recipientDomains === null || isListOf(recipientDomains, isText)) &&
    [mustEncrypt, recommendEncrypt, blocked].every((answer) => typeof answer === 'boolean')
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isListOf<T>(value: unknown, isOne: (one: unknown) => one is T): value is T[] {
  return Array.isArray(value) && value.every(isOne);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}
