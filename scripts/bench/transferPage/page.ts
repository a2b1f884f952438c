import { createApi } from '@siegelpost/shared/client/api';
import { findLink } from '@siegelpost/shared/link/link';
import { connectTransfer } from '@siegelpost/shared/transfer/connectTransfer';
import { portStream } from '@siegelpost/shared/transfer/portStream';
import type { ClerkAccess, Transfer } from '@siegelpost/shared/transfer/transfer';

const PERSON = { name: 'Bench', address: 'bench@amt.example' };
const WATCHER_LEAVES_MS = 1_000;
const PASSWORD = '7K3MQ-2VDXW';

/** What the benchmark calls from outside; every call answers milliseconds. */
export interface TransferBench {
  signIn(sessionToken: string): Promise<void>;
  /** What the form does while it is being filled in. */
  prepare(): Promise<number>;
  /** From the chosen file to a link that opens. */
  send(): Promise<number>;
  /** Opens the package sent last, then from "save" to the verified file on disk. */
  save(): Promise<number>;
  plainUpload(url: string): Promise<number>;
  plainDownload(url: string): Promise<number>;
  /** Does a step (`send`, `plainUpload <url>`) once nobody watches any more, and posts how long it took. */
  begin(step: string, reportTo: string): void;
}

declare global {
  interface Window {
    transferBench: TransferBench;
  }
}

class Bench implements TransferBench {
  readonly #transfer: Transfer = connectTransfer(new Worker('/assets/worker.js', { type: 'module' }));
  #access: ClerkAccess | undefined;
  #link = '';

  async signIn(sessionToken: string): Promise<void> {
    const { certificate, privateKey } = await this.#transfer.makeClerkKey(PERSON);
    this.#access = { sessionToken, clerk: { ...PERSON, certificate, privateKey } };
  }

  prepare(): Promise<number> {
    return timed(() => this.#transfer.prepare(PASSWORD));
  }

  send(): Promise<number> {
    return timed(async () => {
      const access = this.#access;
      if (!access) throw new Error('Nobody has signed in.');
      const file = chosenFile();
      const order = {
        ...access,
        conversation: null,
        recipients: [PERSON],
        subject: 'Bench',
        message: 'Bench',
        classification: null,
        files: [{ name: file.name, content: file }],
        password: PASSWORD,
        archive: null,
        expiresAt: new Date(Date.now() + 7 * 86_400_000).toISOString(),
      };
      const sent = await this.#transfer.send(order, () => undefined);
      const api = createApi({
        origin: location.origin,
        fetch: fetch.bind(window),
        token: () => access.sessionToken,
      });
      await api.activate(sent.packageId);
      this.#link = sent.link ?? '';
    });
  }

  async save(): Promise<number> {
    const link = findLink(this.#link);
    if (!link) throw new Error('Nothing was sent.');
    const opened = await this.#transfer.open(link, PASSWORD);
    return timed(async () => {
      const { port1, port2 } = new MessageChannel();
      const saving = portStream(port2).pipeTo(await emptyFile());
      const reading = this.#transfer.readFile(opened.files[0]?.index ?? 0, port1, () => undefined);
      // Where the disk refuses, that is the error to show.
      await Promise.all([saving, reading]);
    });
  }

  begin(step: string, reportTo: string): void {
    const [name, url = ''] = step.split(' ');
    const steps: Readonly<Record<string, () => Promise<number>>> = {
      // The password's secrets are there before the click, as in the form.
      send: () => this.prepare().then(() => this.send()),
      save: () => this.save(),
      plainUpload: () => this.plainUpload(url),
      plainDownload: () => this.plainDownload(url),
    };
    const report = (body: object) => fetch(reportTo, { method: 'POST', body: JSON.stringify(body) });
    setTimeout(() => {
      void (steps[name ?? '']?.() ?? Promise.reject(new Error('no such step'))).then(
        (milliseconds) => report({ milliseconds }),
        (error: unknown) => report({ milliseconds: 0, error: String(error) }),
      );
    }, WATCHER_LEAVES_MS);
  }

  plainUpload(url: string): Promise<number> {
    return timed(() => fetch(url, { method: 'PUT', body: chosenFile() }));
  }

  plainDownload(url: string): Promise<number> {
    return timed(async () => {
      const { body } = await fetch(url);
      await body?.pipeTo(await emptyFile());
    });
  }
}

function chosenFile(): File {
  const file = document.querySelector('input')?.files?.[0];
  if (!file) throw new Error('No file was chosen.');
  return file;
}

/** A file on disk, the same for both ways: the browser's own file system for this origin. */
async function emptyFile(): Promise<FileSystemWritableFileStream> {
  const root = await navigator.storage.getDirectory();
  return (await root.getFileHandle('bench', { create: true })).createWritable();
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

window.transferBench = new Bench();
