/** What the handler decides by. */
export interface EventPolicy {
  /** Mail with more attachment octets than this is held. */
  readonly attachmentThresholdBytes: number;
}

/** Put before this file by the server when it serves it (`var __SIEGELPOST_POLICY__ = {…};`). */
declare const __SIEGELPOST_POLICY__: unknown;

const DEFAULT: EventPolicy = { attachmentThresholdBytes: 10 * 1000 * 1000 };

/** The server's policy; where it is missing or odd, the strictness of the default. */
export function eventPolicy(): EventPolicy {
  const given = typeof __SIEGELPOST_POLICY__ === 'undefined' ? undefined : __SIEGELPOST_POLICY__;
  return isPolicy(given) ? given : DEFAULT;
}

function isPolicy(value: unknown): value is EventPolicy {
  if (typeof value !== 'object' || value === null || !('attachmentThresholdBytes' in value)) return false;
  const bytes = value.attachmentThresholdBytes;
  return typeof bytes === 'number' && bytes >= 0;
}
