import type { WaitingFault } from '../../../contract/fault.ts';
import type { Answer } from './channel.ts';
import { ACCESS_DENIED, isObject } from './wire.ts';

/** Asks the demo server whether this call is to go wrong; the server counts. */
export type ClaimFault = (call: string) => Promise<WaitingFault | undefined>;

/** What the add-in gets to see instead of the answer. */
export async function spoil(fault: WaitingFault, answer: () => Promise<Answer>): Promise<Answer> {
  switch (fault.kind) {
    case 'hang':
    case 'lost':
      return 'never';
    case 'accessDenied':
      return { data: {}, errorCode: ACCESS_DENIED };
    case 'error':
      return { data: { error: true, errorCode: fault.errorCode ?? 9002 } };
    case 'delay':
      await new Promise((resolve) => setTimeout(resolve, fault.delayMs ?? 1000));
      return answer();
    case 'empty':
      return changed(await answer(), emptied);
    case 'wrongBytes':
      return changed(await answer(), garbled);
  }
}

function changed(answer: Answer, change: (data: unknown) => unknown): Answer {
  if (answer === 'never' || !isObject(answer.data)) return answer;
  return { ...answer, data: { ...answer.data, data: change(answer.data['data']) } };
}

function emptied(data: unknown): unknown {
  if (typeof data === 'string') return '';
  if (Array.isArray(data)) return [];
  return isObject(data) && 'content' in data ? { ...data, content: '' } : data;
}

/** Other bytes of the same length, as when Outlook is still uploading the attachment. */
function garbled(data: unknown): unknown {
  if (!isObject(data) || typeof data['content'] !== 'string') return data;
  return { ...data, content: data['content'].replace(/[A-Za-z0-9]/g, (sign) => (sign === 'A' ? 'B' : 'A')) };
}
