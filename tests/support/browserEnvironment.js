import { TestEnvironment as JsdomEnvironment } from 'jest-environment-jsdom';

// jsdom lacks these; Uint8Array must come from the same realm as TextEncoder and crypto.
// Never add MessageChannel: React's scheduler would keep the process alive for ever.
const FROM_NODE = [
  'TextEncoder',
  'TextDecoder',
  'Uint8Array',
  'ArrayBuffer',
  'structuredClone',
  'ReadableStream',
  'WritableStream',
  'TransformStream',
  'fetch',
  'Request',
  'Response',
  'Headers',
  'Blob',
  'File',
];

export default class BrowserEnvironment extends JsdomEnvironment {
  async setup() {
    await super.setup();
    for (const name of FROM_NODE) this.global[name] = globalThis[name];
    Object.defineProperty(this.global, 'crypto', { value: globalThis.crypto, configurable: true });
  }
}
