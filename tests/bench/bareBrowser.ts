import { type ChildProcess, spawn } from 'node:child_process';
import { createHash, X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { CHROMIUM_ARGUMENTS, chromiumPath } from '../support/chromium.ts';

interface Answer {
  readonly id?: number;
  readonly sessionId?: string;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

interface PageSize {
  readonly width: number;
  readonly height: number;
}

const PHONE: PageSize = { width: 390, height: 844 };

type Listener = (method: string, params: unknown) => void;

/**
 * A Chromium that is measured as nobody drives it: what drives browsers in tests listens to scripts as developer tools
 * do (`Runtime.enable`), asks the page many times a second, and so doubles the time a script takes to start.
 */
export class BareBrowser {
  readonly #child: ChildProcess;
  readonly #folder: string;
  readonly #waiting = new Map<number, (answer: Answer) => void>();
  readonly #listeners = new Map<string, Listener>();
  #calls = 0;

  private constructor(child: ChildProcess, folder: string) {
    this.#child = child;
    this.#folder = folder;
    let rest = '';
    (child.stdio[4] as Readable).setEncoding('utf8').on('data', (text: string) => {
      const messages = (rest + text).split('\0');
      rest = messages.pop() ?? '';
      for (const message of messages) this.#take(JSON.parse(message) as Answer);
    });
  }

  /**
   * @param folder a profile that somebody has used before; it is removed at the end
   * @param trustedCertificate of a server whose answers may be cached: those over a certificate with an error that is
   *   merely overlooked never are
   */
  static async start(folder?: string, trustedCertificate?: string): Promise<BareBrowser> {
    const profile = folder ?? (await mkdtemp(join(tmpdir(), 'siegelpost-bench-')));
    const options = [
      '--headless',
      '--remote-debugging-pipe',
      '--lang=de-DE',
      '--accept-lang=de-DE',
      `--user-data-dir=${profile}`,
      ...(trustedCertificate
        ? [`--ignore-certificate-errors-spki-list=${keyDigest(trustedCertificate)}`]
        : []),
    ];
    const stdio = ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] as const;
    const child = spawn(chromiumPath(), [...CHROMIUM_ARGUMENTS, ...options], { stdio: [...stdio] });
    return new BareBrowser(child, profile);
  }

  /** An empty page with nothing in its cache. */
  async newPage(onEvent: Listener, size: PageSize = PHONE): Promise<BarePage> {
    const { browserContextId } = await this.call<{ browserContextId: string }>('Target.createBrowserContext');
    const { page } = await this.#open({ browserContextId, ...size }, onEvent);
    return new BarePage(page, {
      close: () => this.call('Target.disposeBrowserContext', { browserContextId }),
    });
  }

  /** Another page of the browser's own profile, with all that it has cached and kept. */
  async newPageOfProfile(size: PageSize): Promise<BarePage> {
    const { page, targetId } = await this.#open({ newWindow: true, ...size }, () => undefined);
    return new BarePage(page, { close: () => this.call('Target.closeTarget', { targetId }) });
  }

  async #open(options: object, onEvent: Listener) {
    const creating = { url: 'about:blank', ...options };
    const { targetId } = await this.call<{ targetId: string }>('Target.createTarget', creating);
    const attaching = { targetId, flatten: true };
    const { sessionId } = await this.call<{ sessionId: string }>('Target.attachToTarget', attaching);
    this.#listeners.set(sessionId, onEvent);
    const page: BarePage['call'] = (method, params) => this.call(method, params, sessionId);
    return { page, targetId };
  }

  call<T>(method: string, params: object = {}, sessionId?: string): Promise<T> {
    const id = ++this.#calls;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, ({ result, error }) =>
        error ? reject(new Error(`${method}: ${error.message}`)) : resolve(result as T),
      );
      (this.#child.stdio[3] as Writable).write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    });
  }

  async stop(): Promise<void> {
    this.#child.kill();
    await once(this.#child, 'exit');
    await rm(this.#folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }

  #take(answer: Answer): void {
    if (answer.id !== undefined) {
      this.#waiting.get(answer.id)?.(answer);
      this.#waiting.delete(answer.id);
    } else this.#listeners.get(answer.sessionId ?? '')?.(answer.method ?? '', answer.params);
  }
}

/** SHA-256 of the certificate's public key, as Chromium's list takes it. */
function keyDigest(certificate: string): string {
  const { publicKey } = new X509Certificate(certificate);
  return createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('base64');
}

export class BarePage {
  readonly call: <T>(method: string, params?: object) => Promise<T>;
  readonly close: () => Promise<unknown>;

  constructor(call: BarePage['call'], { close }: { readonly close: () => Promise<unknown> }) {
    this.call = call;
    this.close = close;
  }

  async evaluate<T>(expression: string): Promise<T> {
    const asked = { expression, returnByValue: true };
    const { result } = await this.call<{ result: { value: T } }>('Runtime.evaluate', asked);
    return result.value;
  }

  /** Asks seldom, so that asking is not what is measured. */
  async until(expression: string, everyMs = 500): Promise<void> {
    while (!(await this.evaluate<boolean>(`Boolean(${expression})`)))
      await new Promise((resolve) => setTimeout(resolve, everyMs));
  }

  async type(text: string): Promise<void> {
    await this.evaluate("document.querySelector('input').focus()");
    await this.call('Input.insertText', { text });
  }

  async pressEnter(): Promise<void> {
    const key = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13, text: '\r' };
    await this.call('Input.dispatchKeyEvent', { type: 'keyDown', ...key });
    await this.call('Input.dispatchKeyEvent', { type: 'keyUp', ...key });
  }
}
