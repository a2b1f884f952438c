import { createContext, runInContext } from 'node:vm';

/** A mail as Outlook would tell of it, and what goes wrong while it does. */
export interface BareMail {
  readonly attachments?: unknown;
  readonly to?: readonly string[];
  readonly cc?: readonly string[];
  readonly bcc?: readonly string[];
  readonly headers?: Readonly<Record<string, string>>;
  /** Properties of the item, where the pane keeps its notes before Mailbox 1.8. */
  readonly properties?: Readonly<Record<string, string>>;
  readonly labelId?: string;
  /** Calls that fail, never answer, or throw. */
  readonly fails?: readonly string[];
  readonly silent?: readonly string[];
  readonly throws?: readonly string[];
}

export interface BareHost {
  /** Highest Mailbox set. */
  readonly set?: string;
  /** Whether it cannot even be asked for sets. */
  readonly dumb?: boolean;
  readonly language?: string;
  /** What the address of the policy answers: JSON, or `unreachable`, or `never`. */
  readonly policy?: unknown;
  /** Lines that are in the bar already, by key. */
  readonly notices?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** How long each answer of Outlook takes. */
  readonly answerMs?: number;
}

/** How a handler ended. */
export interface Outcome {
  readonly options: Readonly<Record<string, unknown>>;
  readonly milliseconds: number;
  /** Lines in the bar above the draft, by key. */
  readonly notices: ReadonlyMap<string, Readonly<Record<string, unknown>>>;
  readonly fetched: readonly string[];
  /** Most calls to Outlook that were open at once. */
  readonly atOnce: number;
  readonly completions: number;
}

/** Younger than 2016: classic Outlook on Windows may not have them, and what uses them must show here. */
const WITHOUT_YOUNGER = `
  for (const [owner, names] of [
    [Object, ['entries', 'values', 'fromEntries', 'getOwnPropertyDescriptors', 'hasOwn', 'groupBy']],
    [Array.prototype, ['flat', 'flatMap', 'at', 'findLast', 'findLastIndex', 'toSorted', 'toReversed', 'with', 'toSpliced']],
    [String.prototype, ['padStart', 'padEnd', 'trimStart', 'trimEnd', 'matchAll', 'replaceAll', 'at']],
    [Promise, ['allSettled', 'any', 'withResolvers', 'try']],
    [Promise.prototype, ['finally']],
  ])
    for (const name of names) delete owner[name];
  for (const name of ['BigInt', 'WeakRef', 'FinalizationRegistry', 'AggregateError', 'SharedArrayBuffer', 'Atomics',
    'WebAssembly', 'globalThis', 'Iterator', 'escape', 'unescape'])
    delete this[name];
`;

/** Runs one handler of the event file where there is nothing but JavaScript, Office, fetch, timers and a console. */
export async function runHandler(
  script: string,
  name: string,
  mail: BareMail = {},
  host: BareHost = {},
): Promise<Outcome> {
  const outlook = createOutlook(mail, host);
  const fetched: string[] = [];
  const context = createContext(
    {
      Office: outlook.office,
      fetch: (url: string) => {
        fetched.push(url);
        return answerOf(host.policy);
      },
      setTimeout,
      clearTimeout,
      console,
    },
    { codeGeneration: { strings: false, wasm: false } },
  );
  runInContext(WITHOUT_YOUNGER, context);
  runInContext(script, context, { filename: 'launchevent.js' });
  const handler = outlook.handlers.get(name);
  if (!handler) throw new Error(`no handler ${name}`);
  let completions = 0;
  const started = performance.now();
  const options = await new Promise<Readonly<Record<string, unknown>>>((resolve) =>
    handler({
      completed: (given: Readonly<Record<string, unknown>> = {}) => {
        completions++;
        resolve(given);
      },
    }),
  );
  const milliseconds = performance.now() - started;
  // Whoever completes twice does it soon.
  await new Promise((resolve) => setTimeout(resolve, 20));
  return { options, milliseconds, notices: outlook.notices, fetched, atOnce: outlook.atOnce(), completions };
}

function answerOf(policy: unknown): Promise<unknown> {
  if (policy === 'never') return new Promise(() => undefined);
  if (policy === undefined || policy === 'unreachable')
    return Promise.reject(new TypeError('Failed to fetch'));
  return Promise.resolve({ ok: true, json: () => Promise.resolve(policy) });
}

type Done = (result: { status: string; value?: unknown; error?: unknown }) => void;

function createOutlook(
  mail: BareMail,
  { set = '1.15', dumb = false, language = 'de-DE', answerMs = 1, notices: shown = {} }: BareHost,
) {
  const handlers = new Map<string, (event: object) => void>();
  const notices = new Map(Object.entries(shown));
  let open = 0;
  let most = 0;
  const answer = (call: string, done: Done, value: () => unknown) => {
    if (mail.throws?.includes(call)) throw new Error(call);
    most = Math.max(most, ++open);
    if (mail.silent?.includes(call)) return;
    setTimeout(() => {
      open--;
      let result: Parameters<Done>[0];
      try {
        if (mail.fails?.includes(call)) throw new Error(call);
        result = { status: 'succeeded', value: value() };
      } catch {
        result = { status: 'failed', error: { code: 5001 } };
      }
      // Outside: what the handler throws is the handler's fault.
      done(result);
    }, answerMs);
  };
  const has = (wanted: string) => Number(set.split('.')[1]) >= Number(wanted.split('.')[1]);
  const recent = <T>(value: T): T => {
    if (!has('1.8')) throw new Error('not known to this host');
    return value;
  };
  const field = (name: 'to' | 'cc' | 'bcc') => ({
    getAsync: (done: Done) =>
      answer(name, done, () => (mail[name] ?? []).map((emailAddress) => ({ emailAddress, displayName: '' }))),
  });
  const put = (key: string, details: Readonly<Record<string, unknown>>, done: Done) =>
    answer(`notice:${String(details['type'])}`, done, () => void notices.set(key, details));
  const item = {
    to: field('to'),
    cc: field('cc'),
    bcc: field('bcc'),
    loadCustomPropertiesAsync: (done: Done) =>
      answer('properties', done, () => ({ get: (name: string) => mail.properties?.[name] })),
    notificationMessages: {
      replaceAsync: put,
      removeAsync: (key: string, done: Done) => answer('unnotice', done, () => void notices.delete(key)),
    },
    // A new office.js has them whatever the host can do.
    getAttachmentsAsync: (done: Done) => answer('attachments', done, () => recent(mail.attachments ?? [])),
    internetHeaders: {
      getAsync: (names: string[], done: Done) =>
        answer('headers', done, () => recent(headersOf(mail, names))),
    },
    ...(has('1.13') && {
      sensitivityLabel: { getAsync: (done: Done) => answer('label', done, () => mail.labelId ?? '') },
    }),
  };
  const office = {
    actions: {
      associate: (name: string, handler: (event: object) => void) => void handlers.set(name, handler),
    },
    context: {
      displayLanguage: language,
      ...(dumb ? {} : { requirements: { isSetSupported: (_name: string, wanted: string) => has(wanted) } }),
      mailbox: { item },
    },
  };
  return { office, handlers, notices, atOnce: () => most };
}

/** Exchange gives names back in a case of its own. */
function headersOf({ headers = {} }: BareMail, names: readonly string[]): Record<string, string> {
  const wanted = Object.entries(headers).filter(([name]) => names.includes(name.toLowerCase()));
  return Object.fromEntries(wanted.map(([name, value]) => [name.toUpperCase(), value]));
}
