import type { Person } from '../../../contract/message.ts';
import type { Draft, DraftEvent } from '../mail/draft.ts';
import { attachmentForAddin } from './attachments.ts';
import { eventPayload } from './channel.ts';
import { draftAttachmentMethods } from './draftAttachmentMethods.ts';
import { draftBodyMethods } from './draftBodyMethods.ts';
import { draftFieldMethods } from './draftFieldMethods.ts';
import type { HostItem, ItemEvent } from './methods.ts';
import { storedMethods, type AddinStore } from './storedMethods.ts';

const MESSAGE_COMPOSE = 4;

/** A draft as the add-in meets it: `mailbox.item` in compose mode. */
export function draftItem(draft: Draft, user: Person, save: () => Promise<void>): HostItem {
  return {
    initialData: () => ({ itemType: MESSAGE_COMPOSE, conversationId: null, isRead: true }),
    methods: {
      ...draftFieldMethods(draft, user, save),
      ...draftBodyMethods(draft),
      ...draftAttachmentMethods(draft),
      ...storedMethods(draftStore(draft)),
    },
    subscribe: (listener) => draft.subscribeEvents((event) => listener(itemEvent(event))),
  };
}

function draftStore(draft: Draft): AddinStore {
  return {
    sessionData: draft.sessionData,
    notifications: () => draft.get().notifications,
    setNotifications: (notifications) => draft.change({ notifications }),
    categories: () => draft.get().categories,
    setCategories: (categories) => draft.change({ categories }),
    customProperties: () => draft.get().customProperties,
    setCustomProperties: (customProperties) => draft.change({ customProperties }),
  };
}

function itemEvent(event: DraftEvent): ItemEvent {
  if (event.kind === 'recipients') {
    return { api: 'RecipientsChanged', wire: 'olkRecipientsChanged', payload: eventPayload(event.fields) };
  }
  return {
    api: 'AttachmentsChanged',
    wire: 'olkAttachmentsChanged',
    payload: eventPayload({
      attachmentStatus: event.kind === 'attachment-added' ? 'added' : 'removed',
      attachmentDetails: attachmentForAddin(event.attachment),
    }),
  };
}
