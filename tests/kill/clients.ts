import { randomBytes, randomInt } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { inspect } from 'node:util';
import { paths } from '@siegelpost/shared/api/paths';
import { partCount } from '@siegelpost/shared/chunks/parts';
import {
  answerSeal,
  call,
  clerkSeal,
  draft,
  type Draft,
  newPackage,
  sendWhole,
  sha256,
  type WireAnswer,
} from '../support/wire.ts';
import { type Acknowledged, Book } from './book.ts';
import type { FetchedBody, Route } from './routes.ts';

const PATIENCE_MS = 90_000;
const ANSWER_MS = 20_000;
/** Worth a repeat, as the contract says: everything else is an answer. */
const PASSING = new Set([408, 429, 500, 503, 507]);
const LARGE_BYTES = 8 * 1024 * 1024 + 1_000;

type Place = { readonly origin: string };

export interface ClientsPlace {
  readonly origins: readonly string[];
  /** Of a clerk's session. */
  readonly token: string;
  readonly book: Book;
  readonly route: Route;
}

/** Clerk and recipients as our own clients behave: every step is repeated until it is answered, at whichever server. */
export class Clients {
  readonly #origins: readonly string[];
  readonly #token: string;
  readonly #book: Book;
  readonly #route: Route;

  constructor({ origins, token, book, route }: ClientsPlace) {
    this.#origins = origins;
    this.#token = token;
    this.#book = book;
    this.#route = route;
  }

  /** One thing that somebody does. */
  async act(): Promise<void> {
    const dice = randomInt(100);
    if (dice < 30 || this.#book.packages.length < 3) return this.send();
    if (dice < 45) return this.sendWhole();
    if (dice < 65) return this.read(pick(this.#book.packages));
    if (dice < 85) return this.answer(pick(this.#book.packages));
    if (dice < 92) return this.abandon();
    return this.recall();
  }

  async send(): Promise<void> {
    const order = draft([
      randomBytes(randomInt(4) === 0 ? LARGE_BYTES : randomInt(1, 200_000)),
      randomBytes(10),
    ]);
    await this.#upload(order, this.#token);
    await this.#expectClosed(order);
    await this.#seal(order, this.#token, clerkSeal(order));
    await this.#release(order);
  }

  async sendWhole(): Promise<void> {
    const order = draft([randomBytes(randomInt(1, 100_000))]);
    const sealed = await this.#until((place) => sendWhole(place, this.#token, order));
    this.#book.expect(
      sealed.status === 200,
      `a whole package was answered ${sealed.status} ${sealed.problem}`,
    );
    await this.#release(order);
  }

  /** Every octet of a package that was acknowledged. */
  async read({ order, bodies }: Acknowledged): Promise<void> {
    const token = await this.#claim(order);
    if (token === undefined) return;
    for (const [index, { bytes, digest }] of bodies.entries()) {
      const { packageId } = order;
      const octets = await this.#download({ packageId, bodyIndex: index, bytes }, token);
      if (octets === undefined) return;
      const same = octets.length === bytes && sha256(octets).toString('hex') === digest;
      this.#book.expect(same, `package ${order.packageId}, body ${index}: not the octets that were sent`);
      this.#book.downloads++;
    }
  }

  async answer({ order }: Acknowledged): Promise<void> {
    const token = await this.#claim(order);
    if (token === undefined) return;
    const { conversationId, packageId: inReplyTo } = order;
    const reply = draft([randomBytes(randomInt(1, 50_000))], { conversationId, inReplyTo });
    if (!(await this.#upload(reply, token))) return;
    if (await this.#seal(reply, token, answerSeal())) this.#book.answers.push(Book.entry(reply, 'recipient'));
  }

  /** An upload that its author never goes on with. */
  async abandon(): Promise<void> {
    const order = draft([randomBytes(50_000), randomBytes(50)]);
    await this.#until((place) =>
      call(place, 'POST', paths.packages, { token: this.#token, json: newPackage(order) }),
    );
    const leave = randomInt(2) === 0 ? 'begin' : 'put';
    await this.#until(({ origin }) => this.#route[leave]({ origin, token: this.#token }, order, [0, 0]));
    await this.#expectClosed(order);
  }

  async recall(): Promise<void> {
    const [entry] = this.#book.packages.splice(randomInt(this.#book.packages.length), 1);
    if (!entry) return;
    const answer = await this.#until((place) =>
      call(place, 'POST', paths.recall(entry.order.packageId), { token: this.#token }),
    );
    this.#book.expect(answer.status === 204, `a recall was answered ${answer.status} ${answer.problem}`);
    this.#book.recalled.push(entry);
  }

  /** What a clerk sees of an answer. */
  async readAsClerk({ order, bodies }: Acknowledged): Promise<void> {
    const [{ bytes, digest } = { bytes: 0, digest: '' }] = bodies;
    const octets = await this.#download({ packageId: order.packageId, bodyIndex: 0, bytes }, this.#token);
    const same = octets && sha256(octets).toString('hex') === digest;
    this.#book.expect(same === true, `answer ${order.packageId}: not the octets that were sent`);
    this.#book.downloads++;
  }

  /** A recalled package stays so. */
  async expectGone({ order }: Acknowledged): Promise<void> {
    const { packageId, linkToken } = order;
    const seen = await this.#until((place) =>
      call(place, 'POST', paths.notice(packageId), { json: { linkToken } }),
    );
    this.#book.expect(seen.status === 410, `a recalled package was answered ${seen.status}`);
  }

  async #upload(order: Draft, token: string): Promise<boolean> {
    const opened = await this.#until((place) =>
      call(place, 'POST', paths.packages, { token, json: newPackage(order) }),
    );
    // The package it answers may have been recalled meanwhile.
    if (order.inReplyTo !== null && opened.status >= 400) return false;
    this.#book.expect(
      [200, 201].includes(opened.status),
      `opening was answered ${opened.status} ${opened.problem}`,
    );
    for (const [bodyIndex, body] of order.bodies.entries())
      for (let partIndex = 0; partIndex < partCount(body.length); partIndex++) {
        const put = await this.#until(({ origin }) =>
          this.#route.put({ origin, token }, order, [bodyIndex, partIndex]),
        );
        if (order.inReplyTo !== null && put.status >= 400) return false;
        this.#book.expect(
          [200, 201].includes(put.status),
          `a part was answered ${put.status} ${put.problem}`,
        );
      }
    return true;
  }

  async #seal(order: Draft, token: string, json: unknown): Promise<boolean> {
    const seal = () =>
      this.#until((place) => call(place, 'POST', paths.seal(order.packageId), { token, json }));
    const [first, again] = [await seal(), await seal()];
    if (order.inReplyTo !== null && first.status >= 400) return false;
    this.#book.expect(first.status === 200, `a seal was answered ${first.status} ${first.problem}`);
    this.#book.expect(first.text === again.text, 'a repeated seal was answered differently');
    return true;
  }

  async #release(order: Draft): Promise<void> {
    const released = await this.#until((place) =>
      call(place, 'POST', paths.activate(order.packageId), { token: this.#token }),
    );
    this.#book.expect(
      released.status === 204,
      `a release was answered ${released.status} ${released.problem}`,
    );
    this.#book.packages.push(Book.entry(order, 'clerk'));
  }

  /** No partial package is visible to who holds its link. */
  async #expectClosed({ packageId, linkToken }: Draft): Promise<void> {
    const seen = await this.#until((place) =>
      call(place, 'POST', paths.notice(packageId), { json: { linkToken } }),
    );
    this.#book.expect(seen.status === 404, `a package that was not sealed was answered ${seen.status}`);
  }

  async #claim({ packageId, linkToken, authToken }: Omit<Draft, 'bodies'>): Promise<string | undefined> {
    const claimed = await this.#until((place) =>
      call(place, 'POST', paths.claim(packageId), { json: { linkToken, authToken } }),
    );
    if (claimed.status === 410 && claimed.json['reason'] === 'recalled') return undefined;
    this.#book.expect(claimed.status === 200, `a claim was answered ${claimed.status} ${claimed.problem}`);
    return typeof claimed.json['token'] === 'string' ? claimed.json['token'] : undefined;
  }

  /** The whole body, however often the line is cut; undefined where the package was recalled meanwhile. */
  async #download(body: FetchedBody, token: string): Promise<Buffer | undefined> {
    const end = Date.now() + PATIENCE_MS;
    while (Date.now() < end) {
      const asked = { origin: pick(this.#origins), token };
      const signal = AbortSignal.timeout(ANSWER_MS);
      const fetched = await this.#route.fetch(asked, body, signal).catch(() => undefined);
      if (fetched === 410 || fetched === 404) return undefined;
      if (fetched instanceof Buffer) return fetched;
      this.#book.repeated++;
      await delay(randomInt(50, 300));
    }
    this.#book.violated('a download was not possible within its patience');
    return undefined;
  }

  async #until(attempt: (place: Place) => Promise<WireAnswer>): Promise<WireAnswer> {
    const end = Date.now() + PATIENCE_MS;
    for (;;) {
      this.#book.requests++;
      const late = delay(ANSWER_MS, new Error('late'), { ref: false });
      const answer = await Promise.race([attempt({ origin: pick(this.#origins) }), late]).catch(
        (error: unknown) => new Error('no answer', { cause: error }),
      );
      if (!(answer instanceof Error) && !PASSING.has(answer.status)) return answer;
      if (Date.now() > end)
        throw new Error(`Nothing within ${PATIENCE_MS / 1000} s, at last: ${inspect(answer)}`);
      this.#book.repeated++;
      await delay(randomInt(50, 300));
    }
  }
}

function pick<T>(from: readonly T[]): T {
  const found = from[randomInt(from.length)];
  if (found === undefined) throw new Error('There is nothing to choose from.');
  return found;
}
