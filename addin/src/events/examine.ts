import type { Baked, EventPolicy } from './eventPolicy.ts';
import { freshPolicy } from './freshPolicy.ts';
import { type MailFacts, readMail } from './readMail.ts';
import { within } from './runtime.ts';
import { judge, type Objection, UNKNOWN } from './verdict.ts';

/** Outlook shows "taking longer than expected" after 5 s and kills the handler after 5 min. */
const ANSWER_WITHIN_MS = 15_000;

/** What there is against the mail that is being written, and the policy that says so; in doubt, everything. */
export interface Examined {
  readonly objection: Objection | null;
  readonly policy: EventPolicy;
}

/** By what to decide, and of what kind of Outlook. */
interface Asked extends Baked {
  readonly older: boolean;
}

/** Looks at the mail while the policy is on its way. Calls `done` once, whatever happens. */
export function examine(asked: Asked, done: (examined: Examined) => void): void {
  const doubt: Examined = { objection: UNKNOWN, policy: asked.policy };
  within(
    ANSWER_WITHIN_MS,
    doubt,
    (answer) => {
      let policy: EventPolicy | undefined;
      let facts: MailFacts | undefined;
      const proceed = () => {
        if (policy && facts) answer({ objection: judgeSafely(facts, policy), policy });
      };
      const { item } = Office.context.mailbox;
      if (!item) return answer(doubt);
      freshPolicy(asked, (found) => {
        policy = found;
        proceed();
      });
      readMail(
        item,
        asked,
        (found) => {
          facts = found;
          proceed();
        },
        () => answer(doubt),
      );
    },
    done,
  );
}

function judgeSafely(facts: MailFacts, policy: EventPolicy): Objection | null {
  try {
    return judge(facts, policy);
  } catch {
    return UNKNOWN;
  }
}
