import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { systemCode } from '../folderError.ts';
import type { CaughtMessage, MessageSummary } from '../contract/message.ts';
import { attachmentContent, parseMessage, summaryOf, type Received } from './parseMessage.ts';

export interface MessageStore {
  add(raw: Buffer, recipients: readonly string[]): Promise<MessageSummary>;
  /** Newest first. */
  list(): readonly MessageSummary[];
  get(id: string): Promise<CaughtMessage | undefined>;
  raw(id: string): Promise<Buffer | undefined>;
  attachment(id: string, index: number): Promise<Buffer | undefined>;
  remove(id: string): Promise<boolean>;
  clear(): Promise<void>;
  /** Told after every arrival and removal. The answer ends the subscription. */
  subscribe(listener: () => void): () => void;
}

const MESSAGE_FILE = /^(\d{13})-([0-9a-f]{12})\.eml$/;
const RECIPIENTS_HEADER = /^X-Envelope-To: ([^\r\n]*)\r\n/;

/** Keeps every message as one .eml file; the first line names who it was delivered to. */
export async function openMessageStore(folder: string): Promise<MessageStore> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const summaries = new Map<string, MessageSummary>();
  const listeners = new Set<() => void>();
  const changed = (): void => listeners.forEach((listener) => listener());
  const fileOf = (id: string): string => join(folder, `${id}.eml`);

  for (const id of await storedIds(folder)) {
    const message = await readMessage(fileOf(id), id);
    if (message !== undefined) summaries.set(id, summaryOf(message));
  }

  return {
    async add(raw, recipients) {
      const id = `${Date.now()}-${randomBytes(6).toString('hex')}`;
      const stored = Buffer.concat([Buffer.from(`X-Envelope-To: ${recipients.join(', ')}\r\n`), raw]);
      const summary = summaryOf(await parseMessage(stored, received(id, stored)));
      await writeFile(`${fileOf(id)}.new`, stored, { mode: 0o600 });
      await rename(`${fileOf(id)}.new`, fileOf(id));
      summaries.set(id, summary);
      changed();
      return summary;
    },
    list: () => [...summaries.values()].toSorted((a, b) => (a.id < b.id ? 1 : -1)),
    get: async (id) => (summaries.has(id) ? readMessage(fileOf(id), id) : undefined),
    raw: async (id) => (summaries.has(id) ? readOrUndefined(fileOf(id)) : undefined),
    async attachment(id, index) {
      const raw = summaries.has(id) ? await readOrUndefined(fileOf(id)) : undefined;
      return raw && attachmentContent(raw, index);
    },
    async remove(id) {
      if (!summaries.delete(id)) return false;
      await rm(fileOf(id), { force: true });
      changed();
      return true;
    },
    async clear() {
      const ids = [...summaries.keys()];
      summaries.clear();
      await Promise.all(ids.map((id) => rm(fileOf(id), { force: true })));
      changed();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

async function storedIds(folder: string): Promise<string[]> {
  const names = await readdir(folder);
  return names.filter((name) => MESSAGE_FILE.test(name)).map((name) => name.slice(0, -'.eml'.length));
}

async function readMessage(file: string, id: string): Promise<CaughtMessage | undefined> {
  const raw = await readOrUndefined(file);
  return raw && parseMessage(raw, received(id, raw));
}

function received(id: string, stored: Buffer): Received {
  const head = stored.subarray(0, 64 * 1024).toString('utf8');
  const recipients = RECIPIENTS_HEADER.exec(head)?.[1] ?? '';
  return {
    id,
    receivedAt: new Date(Number(id.slice(0, 13))).toISOString(),
    recipients: recipients.split(', ').filter((address) => address !== ''),
  };
}

async function readOrUndefined(file: string): Promise<Buffer | undefined> {
  try {
    return await readFile(file);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}
