import { hint } from '../text/heldMail.ts';
import { displayLanguage } from './displayLanguage.ts';
import type { Baked } from './eventPolicy.ts';
import { examine } from './examine.ts';
import { showNotice, hideNotice } from './notice.ts';
import { within } from './runtime.ts';

/** One message of ours beside a draft, however often something changes. */
const KEY = 'siegelpost-hint';
const SHOWN_WITHIN_MS = 5_000;

/**
 * Says in the bar above the draft what Send will demand. Several files added at once raise one event (office-js #4539),
 * so that everything is looked at anew. It decides nothing, and what it cannot find out it does not say.
 */
export function onDraftChanged(event: Office.MailboxEvent, baked: Baked): void {
  examine({ ...baked, older: false }, ({ objection, policy }) => {
    const quiet = objection === null || objection.reason === 'unknown' || objection.reason === 'unfinished';
    within<void>(
      SHOWN_WITHIN_MS,
      undefined,
      (done) => {
        if (quiet) hideNotice(KEY, done);
        else {
          const { text, action } = hint(objection, displayLanguage(), policy.attachmentThresholdBytes);
          showNotice(KEY, { text, action, kind: 'hint' }, done);
        }
      },
      () => event.completed({ allowEvent: true }),
    );
  });
}
