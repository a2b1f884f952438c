import {
  ANSWER,
  ERROR_HANDLING_REQUEST,
  INVOKE,
  isObject,
  NO_ERROR,
  NOTIFICATION,
  readEnvelope,
  REGISTER_EVENT,
  REQUEST,
  RESPONSE,
  textField,
  UNREGISTER_EVENT,
  type Envelope,
} from './wire.ts';

/** What a call is answered with; `never` leaves office.js waiting. */
export type Answer = { readonly data: unknown; readonly errorCode?: number } | 'never';

export interface Channel {
  /** Sends the event if the add-in listens to it. */
  notify(event: string, payload: unknown): void;
  /** Tells the page to do something of its own, as to take the focus; it does not answer. */
  command(action: number): void;
  /** Settles as soon as the add-in listens to the event. */
  whenListening(event: string): Promise<void>;
  close(): void;
}

export interface ChannelParts {
  readonly conversationId: string;
  readonly addinOrigin: string;
  readonly target: () => Window | null;
  readonly invoke: (action: string, data: unknown) => Promise<Answer>;
  /** Called for each registration; a number other than 0 refuses it. */
  readonly listening?: (event: string, targetId: string) => number;
  readonly listeningEnded?: (event: string) => void;
}

/**
 * Outlook's end of the conversation with one add-in frame. A reloaded frame begins again on the same
 * conversation, so nothing here relies on numbers that only grow.
 */
export function openChannel(parts: ChannelParts): Channel {
  const listening = new Set<string>();
  const waiting = new Map<string, (() => void)[]>();

  const post = (envelope: Partial<Envelope>): void => {
    const message = { _origin: location.origin, _serializerVersion: 1, ...envelope };
    parts.target()?.postMessage(JSON.stringify(message), parts.addinOrigin);
  };
  const answer = (request: Envelope, result: Answer): void => {
    if (result === 'never') return;
    post({
      _messageType: RESPONSE,
      _responseType: ANSWER,
      _actionName: request._actionName,
      _conversationId: request._conversationId,
      _correlationId: request._correlationId,
      _errorCode: result.errorCode ?? NO_ERROR,
      _data: result.data,
    });
  };
  const register = (request: Envelope): void => {
    const event = request._actionName;
    const refusal = parts.listening?.(event, textField(request._data, 'targetId')) ?? 0;
    if (refusal === 0) listening.add(event);
    answer(request, { data: { Error: refusal } });
    for (const resume of waiting.get(event) ?? []) resume();
    waiting.delete(event);
  };
  const unregister = (request: Envelope): void => {
    listening.delete(request._actionName);
    parts.listeningEnded?.(request._actionName);
    answer(request, { data: { Error: 0 } });
  };
  const receive = (message: MessageEvent): void => {
    if (message.origin !== parts.addinOrigin || message.source !== parts.target()) return;
    const request = readEnvelope(message.data);
    if (request?._messageType !== REQUEST || request._conversationId !== parts.conversationId) return;
    if (request._actionType === REGISTER_EVENT) register(request);
    else if (request._actionType === UNREGISTER_EVENT) unregister(request);
    else if (request._actionType === INVOKE) {
      void parts
        .invoke(request._actionName, request._data)
        .catch((): Answer => ({ data: {}, errorCode: ERROR_HANDLING_REQUEST }))
        .then((result) => answer(request, result));
    }
  };

  addEventListener('message', receive);
  return {
    notify(event, payload) {
      if (!listening.has(event)) return;
      post({
        _messageType: RESPONSE,
        _responseType: NOTIFICATION,
        _actionName: event,
        _conversationId: parts.conversationId,
        _correlationId: 0,
        _errorCode: NO_ERROR,
        _data: payload,
      });
    },
    command(action) {
      post({
        _messageType: REQUEST,
        _actionType: INVOKE,
        _actionName: 'Office_notifyAgave',
        _conversationId: `${parts.conversationId}_ntf`,
        _correlationId: 0,
        _data: [action],
      });
    },
    whenListening(event) {
      if (listening.has(event)) return Promise.resolve();
      return new Promise((resume) => waiting.set(event, [...(waiting.get(event) ?? []), resume]));
    },
    close() {
      removeEventListener('message', receive);
    },
  };
}

/** Payloads of item events are arrays whose first element is JSON text. */
export function eventPayload(value: unknown): unknown {
  return isObject(value) ? [JSON.stringify(value)] : value;
}
