import { eventPolicy } from './eventPolicy.ts';
import { onMessageSend } from './onMessageSend.ts';

// In a browser the page must announce itself, or no event ever reaches it; classic Outlook on Windows needs it not.
if (typeof Office.onReady === 'function') void Office.onReady();

Office.actions.associate('onMessageSend', (event: Office.MailboxEvent) =>
  onMessageSend(event, eventPolicy()),
);
