import { heldMail } from '../text/heldMail.ts';
import { displayLanguage } from './displayLanguage.ts';
import type { Baked } from './eventPolicy.ts';
import { type Examined, examine } from './examine.ts';
import { supports } from './supports.ts';

/**
 * Decides whether a mail may leave. Callbacks and timers only: the runtime of classic Outlook on Windows is no browser,
 * and the file must stay in the language of 2016. There is one way out, taken once, and in doubt it holds the mail.
 */
export function onMessageSend(event: Office.MailboxEvent, baked: Baked): void {
  examine({ ...baked, older: false }, (examined) => event.completed(answerTo(examined)));
}

function answerTo({ objection, policy }: Examined): Office.SmartAlertsEventCompletedOptions {
  if (objection === null) return { allowEvent: true };
  const asksOnly = objection.tier === 'recommend';
  // Without "Send anyway" a recommendation would be a prohibition.
  if (asksOnly && !supports('1.14')) return { allowEvent: true };
  const { message, button } = heldMail(objection, displayLanguage(), policy.attachmentThresholdBytes);
  return {
    allowEvent: false,
    // It must always be there (office-js #5233); where there is no button yet, it says what to do.
    errorMessage: message,
    ...(button === null
      ? {}
      : {
          cancelLabel: button,
          commandId: 'msgComposeOpenPane',
          contextData: JSON.stringify({ reason: objection.reason }),
        }),
    ...(asksOnly ? { sendModeOverride: 'promptUser' as Office.MailboxEnums.SendModeOverride } : {}),
  };
}
