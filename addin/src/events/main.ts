import { bakedPolicy } from './eventPolicy.ts';
import { onDraftChanged } from './onDraftChanged.ts';
import { onItemSend } from './onItemSend.ts';
import { onMessageSend } from './onMessageSend.ts';

const baked = bakedPolicy();

// In a browser the page must announce itself, or no event ever reaches it; classic Outlook on Windows needs it not.
if (typeof Office.onReady === 'function') void Office.onReady();

const itemSend = (event: Office.MailboxEvent): void => onItemSend(event, baked);

// Outlook without Smart Alerts looks for a global function, and may know nothing of actions.
declare const window: object | undefined;
if (typeof window !== 'undefined') Reflect.set(window, 'onItemSend', itemSend);

const { actions } = Office;
if (actions) {
  actions.associate('onMessageSend', (event: Office.MailboxEvent) => onMessageSend(event, baked));
  actions.associate('onDraftChanged', (event: Office.MailboxEvent) => onDraftChanged(event, baked));
  actions.associate('onItemSend', itemSend);
}
