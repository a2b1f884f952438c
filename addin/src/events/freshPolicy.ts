import { type Baked, type EventPolicy, isPolicy } from './eventPolicy.ts';
import { fetchJson, within } from './runtime.ts';

/** Outlook may keep this file for days; but nobody waits for a slow server before every mail. */
const FRESH_WITHIN_MS = 200;

/** The policy of this minute where the server tells it at once; otherwise, also when it tells nonsense, the baked one. */
export function freshPolicy(
  { policy, policyUrl }: Pick<Baked, 'policy' | 'policyUrl'>,
  done: (policy: EventPolicy) => void,
): void {
  if (policyUrl === null) return done(policy);
  within<unknown>(
    FRESH_WITHIN_MS,
    undefined,
    (answer) => fetchJson(policyUrl, answer),
    (fresh) => done(isPolicy(fresh) ? fresh : policy),
  );
}
