import { Type, type Static, type TSchema } from 'typebox';
import { Check } from 'typebox/value';
import { WaitingFault, type Fault } from '../../contract/fault.ts';
import { House } from '../../contract/house.ts';
import { CaughtMessage, MessageSummary } from '../../contract/message.ts';
import type { OutgoingMail } from '../../contract/outgoingMail.ts';
import { OutlookSettings } from '../../contract/outlookSettings.ts';

export type ApiErrorCode = 'unreachable' | 'refused' | 'too-large' | 'unexpected-answer';

/** The demo server did not do what was asked. */
export class ApiError extends Error {
  readonly code: ApiErrorCode;

  constructor(code: ApiErrorCode, cause?: unknown) {
    super(code, { cause });
    this.name = 'ApiError';
    this.code = code;
  }
}

export const api = {
  house: () => get('/demo/house', House),
  manifest: async () => (await request('/demo/manifest')).text(),
  settings: () => get('/demo/settings', OutlookSettings),
  changeSettings: (change: Partial<OutlookSettings>) => send('PUT', '/demo/settings', change),
  messages: (address?: string) =>
    get(
      address === undefined ? '/post/api/messages' : `/post/api/messages?to=${encodeURIComponent(address)}`,
      Type.Array(MessageSummary),
    ),
  message: (id: string) => get(`/post/api/messages/${id}`, CaughtMessage),
  source: async (id: string) => (await request(`/post/api/messages/${id}/raw`)).text(),
  removeMessage: (id: string) => request(`/post/api/messages/${id}`, { method: 'DELETE' }),
  clearMessages: () => request('/post/api/messages', { method: 'DELETE' }),
  send: (mail: OutgoingMail) => send('POST', '/demo/send', mail),
  faults: () => get('/demo/faults', Type.Array(WaitingFault)),
  addFault: (fault: Fault) => send('POST', '/demo/faults', fault),
  removeFault: (id: number) => request(`/demo/faults/${id}`, { method: 'DELETE' }),
  async claimFault(call: string): Promise<WaitingFault | undefined> {
    const response = await request(`/demo/faults/claim/${encodeURIComponent(call)}`, { method: 'POST' });
    return response.status === 204 ? undefined : parsed(response, WaitingFault);
  },
};

export function attachmentUrl(messageId: string, index: number): string {
  return `/post/api/messages/${messageId}/attachments/${index}`;
}

/** Calls back whenever mail has come or gone. The answer ends it. */
export function onMailChange(listener: () => void): () => void {
  const events = new EventSource('/post/api/events');
  events.addEventListener('message', listener);
  return () => events.close();
}

async function get<Schema extends TSchema>(path: string, schema: Schema): Promise<Static<Schema>> {
  return parsed(await request(path), schema);
}

async function send(method: string, path: string, body: unknown): Promise<void> {
  await request(path, {
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

async function request(path: string, init?: RequestInit): Promise<Response> {
  const response = await fetch(path, init).catch((cause: unknown) => {
    throw new ApiError('unreachable', cause);
  });
  if (response.status === 413) throw new ApiError('too-large');
  if (!response.ok) throw new ApiError('refused');
  return response;
}

async function parsed<Schema extends TSchema>(response: Response, schema: Schema): Promise<Static<Schema>> {
  const value: unknown = await response.json();
  if (!Check(schema, value)) throw new ApiError('unexpected-answer');
  return value;
}
