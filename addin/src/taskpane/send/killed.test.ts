import { expect, test } from '@jest/globals';
import type { OutgoingFile } from '@siegelpost/shared/transfer/transfer';
import { FakeDraft } from '../../mailbox/fakeMailbox.ts';
import { accessOf } from '../testing/accessOf.ts';
import { goOn, orderOf } from '../testing/goOn.ts';
import { signedIn, testPane, type TestPane } from '../testing/renderPane.tsx';
import { lookAt } from './lookAt.ts';
import type { SendTools } from './sending.ts';
import { startSending } from './startSending.ts';

/**
 * The pane is closed at every call it makes to Outlook, the worker or the server: before the call has had its effect, and
 * after. Then it is opened again. Row 67.
 */
type Moment = 'before' | 'after';

const FILES = ['Bescheid.pdf', 'Anlage.pdf'];
const OWN: OutgoingFile = { name: 'Film.mp4', content: new Blob(['moving pictures']) };
const ORDER = orderOf({ ownFiles: [OWN], message: 'Vertraulich' });

/** Lets calls through until the fatal one, which never answers, like every call after it. */
class Life {
  calls = 0;
  readonly ended: Promise<void>;
  #fatal: number;
  #moment: Moment;
  #end: () => void = () => undefined;

  constructor(fatal = Infinity, moment: Moment = 'before') {
    this.#fatal = fatal;
    this.#moment = moment;
    this.ended = new Promise((resolve) => (this.#end = resolve));
  }

  /** `target`, whose promises come only while this life lasts. */
  watch<T extends object>(target: T): T {
    return new Proxy(target, {
      get: (from, name) => {
        const value: unknown = Reflect.get(from, name, from);
        if (typeof value !== 'function' || String(name).startsWith('on')) return value;
        return (...args: unknown[]) => this.#call(() => Reflect.apply(value, from, args) as unknown);
      },
    });
  }

  async #call(work: () => unknown): Promise<unknown> {
    const mine = ++this.calls;
    if (mine < this.#fatal) return work();
    if (mine === this.#fatal && this.#moment === 'after') await work();
    this.#end();
    return new Promise(() => undefined);
  }
}

async function openMail(): Promise<{ draft: FakeDraft; pane: TestPane }> {
  const draft = new FakeDraft();
  for (const name of FILES) draft.attach(name, new TextEncoder().encode(`Plaintext of ${name}`));
  return { draft, pane: await signedIn(testPane(draft)) };
}

/** One life of the pane: it looks at the mail, and the person clicks on. Answers how many calls it made. */
async function live(draft: FakeDraft, pane: TestPane, life = new Life()): Promise<number> {
  const access = await accessOf(pane);
  const tools: SendTools = {
    draft: life.watch(draft),
    transfer: life.watch(pane.parts.transfer),
    text: pane.parts.text,
    access: { ...access, api: life.watch(access.api) },
  };
  await Promise.race([goOn(tools, ORDER), life.ended]);
  // Ids are good for one session only.
  draft.held = draft.held.map((one) => ({ ...one, id: `${one.id}+` }));
  return life.calls;
}

const linksIn = ({ body }: FakeDraft) => body.split('id="LPNoLP"').length - 1;

/** What must be true at any moment, whatever the person does next: also pressing Send. */
function expectSafe(draft: FakeDraft, pane: TestPane): void {
  const held = draft.mark?.startsWith('held') ?? false;
  const plaintext = draft.held.length > 0;
  expect(linksIn(draft)).toBeLessThanOrEqual(1);
  // No mail with link and plaintext, and no link that opens while plaintext is attached.
  expect(plaintext && linksIn(draft) > 0 && !held).toBe(false);
  expect(plaintext && pane.server.activated.length > 0).toBe(false);
  // A mail whose link does not open yet is not let go.
  expect(linksIn(draft) > 0 && pane.server.activated.length === 0 && !held).toBe(false);
  expectNoFileLost(draft, pane);
}

/** A file is in the mail, or in a package that its mark leads to. */
function expectNoFileLost(draft: FakeDraft, pane: TestPane): void {
  const marked = draft.mark?.split(';')[1];
  const sealed = pane.server.packages.some(({ packageId }) => packageId === marked)
    ? (pane.transfer.orders.at(-1)?.files ?? []).map(({ name }) => name)
    : [];
  const there = [...draft.held.map(({ name }) => name), ...sealed];
  for (const name of FILES) expect(there).toContain(name);
}

async function expectDone(draft: FakeDraft, pane: TestPane): Promise<void> {
  expect(draft.held).toEqual([]);
  expect(linksIn(draft)).toBe(1);
  expect(draft.mark).toMatch(/^clean;/);
  const active = pane.server.packages.filter(({ state }) => state === 'active');
  expect(active.map(({ packageId }) => packageId)).toEqual([draft.mark?.split(';')[1]]);
  const sealed = pane.transfer.orders.at(-1)?.files ?? [];
  const contents = await Promise.all(sealed.map(({ content }) => content.text()));
  expect(contents).toEqual([...FILES.map((name) => `Plaintext of ${name}`), 'moving pictures']);
}

test('closed once at any call and opened again: one link, no file lost, no plaintext beside a link', async () => {
  const whole = await openMail();
  const calls = await live(whole.draft, whole.pane);
  await expectDone(whole.draft, whole.pane);
  let points = 0;
  for (let fatal = 1; fatal <= calls; fatal++) {
    for (const moment of ['before', 'after'] as const) {
      const { draft, pane } = await openMail();
      await live(draft, pane, new Life(fatal, moment));
      expectSafe(draft, pane);
      await live(draft, pane);
      expectSafe(draft, pane);
      await expectDone(draft, pane);
      points++;
    }
  }
  // eslint-disable-next-line no-console -- the figure belongs to what this test shows
  console.log(`Pane closed at ${points} points of the transaction, opened again, finished every time.`);
  expect(points).toBeGreaterThanOrEqual(30);
});

const EVERY_THIRD = Array.from({ length: 11 }, (_, index) => 1 + 3 * index);

test.each(EVERY_THIRD)('closed at call %i and then at any other: the same holds', async (first) => {
  for (const second of EVERY_THIRD) {
    const { draft, pane } = await openMail();
    await live(draft, pane, new Life(first, 'after'));
    expectSafe(draft, pane);
    await live(draft, pane, new Life(second, 'after'));
    expectSafe(draft, pane);
    await live(draft, pane);
    expect(draft.held).toEqual([]);
    await expectDone(draft, pane);
  }
});

test('a second click on a finished mail, and a pane opened on it, change nothing', async () => {
  const { draft, pane } = await openMail();
  await live(draft, pane);
  const { body, mark } = draft;
  await live(draft, pane);
  expect({ body: draft.body, mark: draft.mark }).toEqual({ body, mark });
  expect(pane.transfer.orders).toHaveLength(1);
});

test('what came from this device must be chosen again: the pane opened next names it', async () => {
  const { draft, pane } = await openMail();
  // The upload never ends: the pane is closed in the middle of it.
  pane.transfer.hold = new Promise(() => undefined);
  const access = await accessOf(pane);
  const tools: SendTools = { draft, transfer: pane.parts.transfer, text: pane.parts.text, access };
  void startSending(ORDER, tools, () => undefined, new AbortController().signal);
  while (draft.input === null) await new Promise((resolve) => setTimeout(resolve));
  expect(await lookAt(tools)).toEqual({
    step: 'form',
    notice: 'interrupted',
    lost: { files: ['Film.mp4'], message: true },
  });
  pane.transfer.hold = null;
  await live(draft, pane);
  expect(draft.input).toBeNull();
});
