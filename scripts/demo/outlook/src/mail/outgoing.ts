import type { Person } from '../../../contract/message.ts';
import type { OutgoingMail } from '../../../contract/outgoingMail.ts';
import { toBase64 } from './base64.ts';
import type { Draft } from './draft.ts';

/** The draft as it goes out: what the editor shows, in HTML and as text. */
export async function outgoingMail(draft: Draft, from: Person): Promise<OutgoingMail> {
  const state = draft.get();
  const editor = await draft.editor();
  const attachments = await Promise.all(
    state.attachments.map(async ({ name, contentType, isInline, content }) => ({
      name,
      contentType,
      isInline,
      contentBase64: await toBase64(content),
    })),
  );
  return {
    from,
    to: [...state.to],
    cc: [...state.cc],
    bcc: [...state.bcc],
    subject: state.subject,
    html: state.format === 'html' ? editor.getHtml() : null,
    text: editor.getText(),
    headers: { ...state.headers },
    inReplyTo: state.inReplyTo,
    attachments,
  };
}
