import { fromBase64, toBase64 } from '../mail/base64.ts';
import {
  AttachmentsTooLargeError,
  type Draft,
  type DraftAttachment,
  type NewAttachment,
} from '../mail/draft.ts';
import { attachmentForAddin } from './attachments.ts';
import type { MethodTable } from './methods.ts';
import { OFFICE_ERROR, OfficeError } from './officeError.ts';
import { isObject, textField } from './wire.ts';

const UNKNOWN_TYPE = 'application/octet-stream';

/** Attachments of a draft. */
export function draftAttachmentMethods(draft: Draft): MethodTable {
  return {
    16: {
      name: 'addFileAttachmentAsync',
      run: async (params) => {
        const content = await fetched(textField(params, 'uri'));
        return attach(draft, newAttachment(params, content));
      },
    },
    148: {
      name: 'addFileAttachmentFromBase64Async',
      run: (params) => {
        const content = new Blob([fromBase64(textField(params, 'base64String'))]);
        return attach(draft, newAttachment(params, content));
      },
    },
    149: {
      name: 'getAttachmentsAsync',
      run: () => draft.get().attachments.map(attachmentForAddin),
    },
    150: {
      name: 'getAttachmentContentAsync',
      run: async (params) => {
        const attachment = find(draft, textField(params, 'id'), OFFICE_ERROR.invalidAttachmentId);
        return { content: await toBase64(attachment.content), format: 'base64' };
      },
    },
    20: {
      name: 'removeAttachmentAsync',
      run: (params) => {
        // The field's name misleads: it carries the id.
        const id = textField(params, 'attachmentIndex');
        find(draft, id, OFFICE_ERROR.attachmentNotFound);
        draft.detach(id);
      },
    },
  };
}

function attach(draft: Draft, attachment: NewAttachment): string {
  try {
    return draft.attach(attachment).id;
  } catch (error) {
    if (error instanceof AttachmentsTooLargeError) throw new OfficeError(OFFICE_ERROR.attachmentTooLarge);
    throw error;
  }
}

function newAttachment(params: unknown, content: Blob): NewAttachment {
  const isInline = isObject(params) && params['isInline'] === true;
  const contentType = content.type === '' ? UNKNOWN_TYPE : content.type;
  return { name: textField(params, 'name'), contentType, isInline, content };
}

async function fetched(uri: string): Promise<Blob> {
  const response = await fetch(uri).catch(() => undefined);
  if (response?.ok !== true) throw new OfficeError(OFFICE_ERROR.uploadFailed);
  return response.blob();
}

function find(draft: Draft, id: string, error: number): DraftAttachment {
  const found = draft.get().attachments.find((attachment) => attachment.id === id);
  if (found === undefined) throw new OfficeError(error);
  return found;
}
