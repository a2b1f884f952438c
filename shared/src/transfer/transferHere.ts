import type { PackageId } from '../api/ids.ts';
import { type Api, createApi } from '../client/api.ts';
import { generateClerkKey, lockPrivateKey, newRecoveryCode, unlockPrivateKey } from '../envelope/keys.ts';
import type { TransferLink } from '../link/link.ts';
import { readArchive } from './archiveReader.ts';
import { inOurWords } from './asTransferError.ts';
import { type SendingStore, SendingsInMemory } from './begunSending.ts';
import { changePassword } from './changePassword.ts';
import { openAsClerk } from './openAsClerk.ts';
import { openAsRecipient, readNotice, type RecipientPackage, requestCode } from './openAsRecipient.ts';
import { Pausing } from './pausing.ts';
import { Preparation } from './preparation.ts';
import { readFile } from './readFile.ts';
import { present, type ReadPackage } from './readPackage.ts';
import { replyAsRecipient, subjectOfReply } from './replyAsRecipient.ts';
import { sendAsClerk } from './sendAsClerk.ts';
import { newSendingPlan } from './sendingPlan.ts';
import { openSenderRecord } from './senderRecord.ts';
import type {
  ArchiveFacts,
  ClerkAccess,
  ClerkIdentity,
  ClerkOrder,
  NewClerkKey,
  OnProgress,
  OpenedPackage,
  OpenOptions,
  PasswordChange,
  Person,
  ReplyOrder,
  SenderRecord,
  Sent,
  Transfer,
  UnfinishedSending,
} from './transfer.ts';
import { TransferError } from './transferError.ts';
import { findUnfinished, storeOf } from './unfinishedSending.ts';
import type { TransferTools } from './uploadBodies.ts';

/** Where this transfer's server is, and how requests leave. */
export interface TransferPlace {
  /** Scheme, host and port; links are built for it too. */
  readonly origin: string;
  readonly fetch: typeof fetch;
  readonly language?: () => string;
  /** Where what is on its way is kept, so that it can be gone on with; unless told, while this object lives. */
  readonly sendings?: SendingStore;
}

/** The package opened last: as a recipient with what replying takes, or as its clerk. */
type Opened = { readonly read: RecipientPackage | ReadPackage; readonly token: string };

/** Does all work in the thread it lives in: the worker's side of `connectTransfer`, and Node's. */
export class TransferHere implements Transfer {
  readonly #origin: string;
  readonly #api: Api;
  readonly #pausing = new Pausing();
  readonly #sendings: SendingStore;
  #running = new AbortController();
  #opened: Opened | undefined;
  #prepared: Preparation | undefined;

  constructor(place: TransferPlace) {
    this.#origin = place.origin;
    this.#api = createApi(place);
    this.#sendings = place.sendings ?? new SendingsInMemory();
  }

  makeClerkKey(person: Person): Promise<NewClerkKey> {
    return inOurWords(async () => {
      const key = await generateClerkKey(person);
      const recoveryCode = newRecoveryCode();
      return { ...key, recoveryCode, sealedPrivateKey: await lockPrivateKey(key.privateKey, recoveryCode) };
    });
  }

  unlockClerkKey(sealedPrivateKey: Uint8Array, recoveryCode: string): Promise<Uint8Array> {
    return inOurWords(() => unlockPrivateKey(sealedPrivateKey, recoveryCode));
  }

  prepare(password: string | null): Promise<void> {
    if (this.#prepared?.password !== password) {
      this.#prepared?.giveUp();
      this.#prepared = new Preparation(password);
    }
    const prepared = this.#prepared;
    return inOurWords(async () => {
      await prepared.guards.catch((error: unknown) => {
        if (this.#prepared === prepared) this.#prepared = undefined;
        throw error;
      });
    });
  }

  send(order: ClerkOrder, onProgress: OnProgress): Promise<Sent> {
    const tools = this.#tools(order.sessionToken);
    const plan = newSendingPlan(order, this.#takePrepared(order.password));
    return inOurWords(() => sendAsClerk(order, this.#origin, tools, onProgress, plan));
  }

  readArchive(): Promise<ArchiveFacts> {
    return inOurWords(async () => (await readArchive(this.#api, this.#running.signal)).facts);
  }

  openAsClerk(packageId: PackageId, access: ClerkAccess): Promise<OpenedPackage> {
    return inOurWords(async () => {
      const opened = await openAsClerk(packageId, access, this.#api, this.#running.signal);
      const { read, authenticity, password } = opened;
      this.#opened = { read, token: access.sessionToken };
      return present(read, authenticity, password);
    });
  }

  openSenderRecord(senderRecord: Uint8Array, clerk: ClerkIdentity): Promise<SenderRecord> {
    return inOurWords(() => openSenderRecord(senderRecord, clerk));
  }

  changePassword(change: PasswordChange): Promise<SenderRecord> {
    return inOurWords(() => changePassword(change, this.#api, this.#running.signal));
  }

  readNotice(link: TransferLink) {
    return inOurWords(() => readNotice(link, this.#api, this.#running.signal));
  }

  requestCode(link: TransferLink, password: string | null): Promise<void> {
    return inOurWords(() => requestCode(link, password, this.#api, this.#running.signal));
  }

  open(link: TransferLink, password: string | null, more: OpenOptions = {}): Promise<OpenedPackage> {
    return inOurWords(async () => {
      const read = await openAsRecipient(link, { password, ...more }, this.#api, this.#running.signal);
      this.#opened = { read, token: read.token };
      return present(read, 'signed');
    });
  }

  reply(order: ReplyOrder, onProgress: OnProgress): Promise<Sent> {
    return inOurWords(async () => {
      const { read, token } = this.#openedPackage();
      if (!('replyKey' in read)) throw new TransferError('internal');
      const tools = { ...this.#tools(token), patient: true };
      const store = await storeOf(subjectOfReply(read), this.#sendings);
      return replyAsRecipient(order, read, { ...tools, store }, onProgress);
    });
  }

  unfinished(): Promise<UnfinishedSending | null> {
    return inOurWords(async () => {
      const { read, token } = this.#openedPackage();
      return findUnfinished(subjectOfReply(read), this.#sendings, this.#tools(token));
    });
  }

  forgetUnfinished(): Promise<void> {
    return inOurWords(() => this.#sendings.forget(subjectOfReply(this.#openedPackage().read)));
  }

  readFile(fileIndex: number, port: MessagePort, onProgress: OnProgress): Promise<void> {
    return inOurWords(async () => {
      const { read, token } = this.#openedPackage();
      const tools = this.#tools(token);
      await readFile(fileIndex, read, port, tools, onProgress);
    });
  }

  async pause(): Promise<void> {
    this.#pausing.pause();
  }

  async resume(): Promise<void> {
    this.#pausing.resume();
  }

  async cancel(): Promise<void> {
    this.#running.abort();
    this.#pausing.resume();
    this.#running = new AbortController();
  }

  /** Taken once: no two packages may share their secrets. */
  #takePrepared(password: string | null): Preparation | undefined {
    const prepared = this.#prepared;
    if (prepared?.password !== password) return undefined;
    this.#prepared = undefined;
    return prepared;
  }

  #tools(token: string): TransferTools {
    return { api: this.#api, token, signal: this.#running.signal, pausing: this.#pausing };
  }

  #openedPackage(): Opened {
    if (!this.#opened) throw new TransferError('internal');
    return this.#opened;
  }
}
