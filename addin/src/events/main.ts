import { bakedPolicy } from './eventPolicy.ts';
import { onDraftChanged } from './onDraftChanged.ts';
import { onItemSend } from './onItemSend.ts';
import { onMessageSend } from './onMessageSend.ts';

const baked = bakedPolicy();

// In a browser the page must announce itself, or no event ever reaches it; classic Outlook on Windows needs it not.
if (typeof Office.onReady === 'function') void Office.onReady();

Office.actions.associate('onMessageSend', (event: Office.MailboxEvent) => onMessageSend(event, baked));
Office.actions.associate('onDraftChanged', (event: Office.MailboxEvent) => onDraftChanged(event, baked));

const itemSend = (event: Office.MailboxEvent): void => onItemSend(event, baked);
Office.actions.associate('onItemSend', itemSend);
// Outlook without Smart Alerts looks for a global function.
declare const window: object | undefined;
if (typeof window !== 'undefined') Reflect.set(window, 'onItemSend', itemSend);
