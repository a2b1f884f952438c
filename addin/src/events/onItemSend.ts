import { hint } from '../text/heldMail.ts';
import { displayLanguage } from './displayLanguage.ts';
import type { Baked } from './eventPolicy.ts';
import { examine } from './examine.ts';
import { showNotice } from './notice.ts';
import { within } from './runtime.ts';
import { lacks } from './supports.ts';

const KEY = 'siegelpost-held';
const SHOWN_WITHIN_MS = 2_000;

/**
 * The same decision for Outlook without Smart Alerts, which waits for it and shows nothing but what we write into the
 * bar above the draft. It cannot ask, so that a recommendation lets the mail go.
 */
export function onItemSend(event: Office.MailboxEvent, baked: Baked): void {
  examine({ ...baked, older: lacks('1.8') }, ({ objection, policy }) => {
    if (objection === null || objection.tier === 'recommend') return event.completed({ allowEvent: true });
    const { text } = hint(objection, displayLanguage(), policy.attachmentThresholdBytes);
    within<void>(
      SHOWN_WITHIN_MS,
      undefined,
      (done) => showNotice(KEY, { text, action: null, kind: 'error' }, done),
      () => event.completed({ allowEvent: false }),
    );
  });
}
