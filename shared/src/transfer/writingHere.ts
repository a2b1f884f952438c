import type { DropIn, VisitorCodeRequest } from '../api/dropIns.ts';
import type { DropInName } from '../api/dropInName.ts';
import { type Api, createApi } from '../client/api.ts';
import { ApiError } from '../client/apiError.ts';
import { isCertified } from '../envelope/certification.ts';
import { readCertificateFile } from '../envelope/keyFile.ts';
import { fingerprintOf } from '../envelope/keys.ts';
import { readArchive } from './archiveReader.ts';
import { inOurWords } from './asTransferError.ts';
import { type SendingStore, SendingsInMemory } from './begunSending.ts';
import { fromBase64 } from './encoding.ts';
import type { KeyReaders } from './keyReaders.ts';
import { solveWork } from './solveWork.ts';
import { subjectOfLetter } from './subjectOfLetter.ts';
import type { OnProgress, Person, UnfinishedSending } from './transfer.ts';
import { TransferError } from './transferError.ts';
import type { TransferPlace } from './transferHere.ts';
import { findUnfinished, storeOf } from './unfinishedSending.ts';
import type { TransferTools } from './uploadBodies.ts';
import { writeFirst } from './writeFirst.ts';
import type { Addressee, FirstOrder, FirstSent, TypedCode, Visitor, Writing } from './writing.ts';

interface LookedUp {
  readonly name: DropInName;
  readonly readers: KeyReaders;
}

/** Does all work of writing first in the thread it lives in: the worker's side of `connectWriting`, and Node's. */
export class WritingHere implements Writing {
  readonly #api: Api;
  readonly #sendings: SendingStore;
  #running = new AbortController();
  #lookedUp: LookedUp | undefined;

  constructor(place: TransferPlace) {
    this.#api = createApi(place);
    this.#sendings = place.sendings ?? new SendingsInMemory();
  }

  lookUp(name: DropInName): Promise<Addressee> {
    return inOurWords(async () => {
      const found = await this.#api.dropIn(name, this.#running.signal);
      const addressee = await checkKey(name, found);
      const archive = found.archiveDemanded ? await readArchive(this.#api, this.#running.signal) : undefined;
      const archives = archive ? [archive.reader] : [];
      this.#lookedUp = { name, readers: { clerk: fromBase64(found.certificate), archives } };
      return { ...addressee, archive: archive?.facts ?? null };
    });
  }

  requestCode(address: string, attempt?: string): Promise<string> {
    return inOurWords(async () => {
      const { name } = this.#addressee();
      const { signal } = this.#running;
      const request = attempt === undefined ? { address } : { address, attempt };
      const ask = (more: Pick<VisitorCodeRequest, 'work'> = {}) =>
        this.#api.requestVisitorCode(name, { ...request, ...more }, signal);
      const asked = await ask().catch(async (error: unknown) => {
        const bits = demandedWork(error);
        const begunAt = Math.floor(Date.now() / 1000);
        const nonce = await solveWork({ dropIn: name, address, begunAt }, bits, signal);
        return ask({ work: { begunAt, nonce } });
      });
      return asked.attempt;
    });
  }

  enterCode({ name, address }: Person, { attempt, code }: TypedCode): Promise<Visitor> {
    return inOurWords(async () => {
      const json = { address, attempt, code };
      const visit = await this.#api.visit(this.#addressee().name, json, this.#running.signal);
      return { name, address, ...visit };
    });
  }

  send(order: FirstOrder, onProgress: OnProgress): Promise<FirstSent> {
    return inOurWords(async () => {
      const addressee = this.#addressee();
      const store = await storeOf(subjectOfLetter(addressee.name, order.visitor), this.#sendings);
      const tools = { ...this.#tools(order.visitor), patient: true, store };
      return writeFirst(order, addressee, tools, onProgress);
    });
  }

  unfinished(visitor: Visitor): Promise<UnfinishedSending | null> {
    const tools = this.#tools(visitor);
    return inOurWords(() =>
      findUnfinished(subjectOfLetter(this.#addressee().name, visitor), this.#sendings, tools),
    );
  }

  forgetUnfinished(visitor: Visitor): Promise<void> {
    return inOurWords(() => this.#sendings.forget(subjectOfLetter(this.#addressee().name, visitor)));
  }

  async cancel(): Promise<void> {
    this.#running.abort();
    this.#running = new AbortController();
  }

  #tools({ token }: Visitor): TransferTools {
    return { api: this.#api, token, signal: this.#running.signal };
  }

  #addressee(): LookedUp {
    if (!this.#lookedUp) throw new TransferError('internal');
    return this.#lookedUp;
  }
}

/** The bits of work that the server asks for first. @throws the error where it is another refusal */
function demandedWork(error: unknown): number {
  const bits = error instanceof ApiError && error.code === 'work-required' && error.problem?.workBits;
  if (typeof bits !== 'number') throw error;
  return bits;
}

/** Refuses a key that the organisation has not certified for this very address (row 27). */
async function checkKey(name: DropInName, found: DropIn): Promise<Omit<Addressee, 'archive'>> {
  if (found.name !== name) throw new TransferError('bad-answer');
  const certificate = fromBase64(found.certificate);
  const facts = { name, owner: found.owner, fingerprint: await fingerprintOf(certificate) };
  if (found.organisationCertificate === null)
    return { ...facts, trust: 'first-use', organisationFingerprint: null };
  const organisationCertificate = await readCertificateFile(fromBase64(found.organisationCertificate));
  const { address } = found.owner;
  if (!(await isCertified(certificate, { address, organisationCertificate })))
    throw new TransferError('key-uncertified');
  const organisationFingerprint = await fingerprintOf(organisationCertificate);
  return { ...facts, trust: 'certified', organisationFingerprint };
}
