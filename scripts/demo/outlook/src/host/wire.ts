/** One message between Outlook and office.js: a JSON text with these fields. */
export interface Envelope {
  readonly _messageType: 0 | 1;
  readonly _actionName: string;
  readonly _conversationId: string;
  readonly _correlationId: number;
  readonly _origin: string;
  readonly _data: unknown;
  readonly _serializerVersion: 1;
  readonly _actionType?: number;
  readonly _errorCode?: number;
  readonly _responseType?: number;
}

export const REQUEST = 0;
export const RESPONSE = 1;

export const INVOKE = 0;
export const REGISTER_EVENT = 1;
export const UNREGISTER_EVENT = 2;

export const NO_ERROR = 0;
export const ERROR_HANDLING_REQUEST = -2;
export const ACCESS_DENIED = -5;

export const ANSWER = 0;
export const NOTIFICATION = 1;

/** Undefined for every message that is not part of the protocol. */
export function readEnvelope(message: unknown): Envelope | undefined {
  if (typeof message !== 'string' || !message.startsWith('{')) return undefined;
  try {
    const value: unknown = JSON.parse(message);
    return isEnvelope(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isEnvelope(value: unknown): value is Envelope {
  return (
    isObject(value) &&
    (value['_messageType'] === REQUEST || value['_messageType'] === RESPONSE) &&
    typeof value['_actionName'] === 'string' &&
    typeof value['_conversationId'] === 'string' &&
    typeof value['_correlationId'] === 'number'
  );
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function textField(value: unknown, name: string): string {
  const field = isObject(value) ? value[name] : undefined;
  return typeof field === 'string' ? field : '';
}

export function numberField(value: unknown, name: string): number {
  const field = isObject(value) ? value[name] : undefined;
  return typeof field === 'number' ? field : 0;
}
