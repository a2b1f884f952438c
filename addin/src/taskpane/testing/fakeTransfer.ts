import type { PackageId } from '@siegelpost/shared/api/ids';
import { digestHex, FileDigest } from '@siegelpost/shared/envelope/fileDigest';
import type {
  ArchiveFacts,
  ClerkOrder,
  FileEntry,
  NewClerkKey,
  OnProgress,
  OpenedPackage,
  OutgoingFile,
  PasswordChange,
  SenderRecord,
  Sent,
  Transfer,
} from '@siegelpost/shared/transfer/transfer';
import { TransferError, type TransferErrorCode } from '@siegelpost/shared/transfer/transferError';
import { type FakeServer, packageIdOf, recordOf, summaryOf } from './fakeServer.ts';

export const RECOVERY_CODE = 'AAAA-BBBB-CCCC-DDDD-EEEE-FFFF-GG';

export const RIGHT_KEY = { certificate: new Uint8Array([1, 1]), privateKey: new Uint8Array([2, 2]) };

const NEW_KEY: NewClerkKey = {
  ...RIGHT_KEY,
  sealedPrivateKey: new Uint8Array([3, 3]),
  fingerprint: 'ab'.repeat(20),
  recoveryCode: RECOVERY_CODE,
};

type Unused =
  'readNotice' | 'requestCode' | 'open' | 'reply' | 'unfinished' | 'forgetUnfinished' | 'pause' | 'resume';

/** Sending and opening in memory: nothing is encrypted, everything is remembered. */
export class FakeTransfer implements Omit<Transfer, Unused> {
  readonly orders: ClerkOrder[] = [];
  readonly opened = new Map<PackageId, OpenedPackage>();
  /** The next sends end like this. */
  readonly faults: TransferErrorCode[] = [];
  /** Every password that was prepared for, in order. */
  readonly prepared: (string | null)[] = [];
  /** The archive key that the server offers, or what is wrong with it. */
  archive: ArchiveFacts | TransferErrorCode = 'archive-key-missing';
  paused = false;
  /** While set, a send waits for it. */
  hold: Promise<void> | null = null;
  /** Called with the files of every send, while it is under way. */
  during: () => void = () => undefined;
  #server: FakeServer;
  #first: FakeTransfer;
  #cancel: (error: TransferError) => void = () => undefined;

  /** @param first the worker that remembers for all; only cancelling is each one's own */
  constructor(server: FakeServer, first?: FakeTransfer) {
    this.#server = server;
    this.#first = first ?? this;
  }

  async makeClerkKey(): Promise<NewClerkKey> {
    return NEW_KEY;
  }
  async unlockClerkKey(_sealed: Uint8Array, recoveryCode: string): Promise<Uint8Array> {
    if (recoveryCode.trim() !== RECOVERY_CODE) throw new TransferError('wrong-secret');
    return NEW_KEY.privateKey;
  }

  async prepare(password: string | null): Promise<void> {
    this.prepared.push(password);
  }

  async readArchive(): Promise<ArchiveFacts> {
    if (typeof this.archive === 'string') throw new TransferError(this.archive);
    return this.archive;
  }

  async send(order: ClerkOrder, onProgress: OnProgress): Promise<Sent> {
    const totalBytes = order.files.reduce((sum, { content }) => sum + content.size, 0);
    onProgress({ doneBytes: Math.floor(totalBytes / 2), totalBytes });
    const cancelled = new Promise<never>((_, reject) => (this.#cancel = reject));
    cancelled.catch(() => undefined);
    const { hold, faults, orders } = this.#first;
    if (hold) await Promise.race([hold, cancelled]);
    const fault = faults.shift();
    if (fault) throw new TransferError(fault);
    this.#first.during();
    orders.push(order);
    return this.#seal(order);
  }

  async #seal(order: ClerkOrder): Promise<Sent> {
    const packageId = packageIdOf('BDEFG'.charAt(this.#first.orders.length - 1));
    const link = `https://post.stadt.example/t/${packageId}#${'L'.repeat(26)}A`;
    const files = await Promise.all(order.files.map(entryOf));
    const { recipients, subject, password, expiresAt, oneTime = false } = order;
    const summary = summaryOf({
      packageId,
      state: 'sealed',
      fileCount: files.length,
      expiresAt,
      oneTime,
      senderRecord: recordOf({
        link,
        password,
        recipients,
        subject,
        fileNames: files.map(({ name }) => name),
      }),
    });
    this.#server.packages.push(summary);
    this.#first.opened.set(
      packageId,
      openedOf({ packageId, authorKind: 'clerk', authenticity: 'signed', files }),
    );
    const { conversationId } = openedOf({});
    const { reference, sealedAt } = summary;
    return { packageId, conversationId, link, files, reference, sealedAt, expiresAt };
  }

  async openAsClerk(packageId: PackageId): Promise<OpenedPackage> {
    const found = this.#first.opened.get(packageId);
    if (!found) throw new TransferError('not-found');
    return found;
  }
  async openSenderRecord(senderRecord: Uint8Array): Promise<SenderRecord> {
    const record: SenderRecord = JSON.parse(new TextDecoder().decode(senderRecord));
    return record;
  }
  async changePassword({ packageId, record, password }: PasswordChange): Promise<SenderRecord> {
    const fault = this.faults.shift();
    if (fault) throw new TransferError(fault);
    const changed = { ...record, password };
    this.#server.change(packageId, { senderRecord: recordOf(changed), passwordRequired: password !== null });
    return changed;
  }
  async readFile(): Promise<void> {
    throw new TransferError('internal');
  }
  async pause(): Promise<void> {
    this.#first.paused = true;
  }
  async resume(): Promise<void> {
    this.#first.paused = false;
  }
  async cancel(): Promise<void> {
    this.#cancel(new TransferError('cancelled'));
  }
}

async function entryOf({ name, content }: OutgoingFile, index: number): Promise<FileEntry> {
  const digest = new FileDigest();
  await digest.update(new Uint8Array(await content.arrayBuffer()));
  return {
    index,
    name,
    bytes: content.size,
    mediaType: 'application/octet-stream',
    digest: digestHex(await digest.finish()),
  };
}

/** An opened package, an answer of a citizen unless told. */
export function openedOf(changes: Partial<OpenedPackage>): OpenedPackage {
  const [conversation] = [{ conversationId: 'CCCCCCCCCCCCCCCCCCCCCA' as OpenedPackage['conversationId'] }];
  return {
    packageId: packageIdOf('R'),
    ...conversation,
    inReplyTo: packageIdOf('P'),
    authorKind: 'recipient',
    author: { name: 'Erika Muster', address: null, fingerprint: null },
    authenticity: 'proven',
    reference: 'SP-4F7G-X2MN',
    sealedAt: '2026-03-04T14:05:00Z',
    expiresAt: '2026-04-01T09:30:00Z',
    message: 'Anbei die Unterlagen.\n<b>Viele Grüße</b>',
    classification: null,
    files: [],
    answerPassword: null,
    archiveFingerprints: [],
    canReply: true,
    ...changes,
  };
}
