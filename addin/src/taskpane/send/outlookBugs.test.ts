import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { createFakeOffice, OUTLOOK_BUGS, type OutlookBug } from '../../mailbox/fakeOffice.ts';
import { createOfficeMailbox } from '../../mailbox/officeMailbox.ts';
import { asFailure, type FailureCode } from '../parts/failure.ts';
import { packageIdOf } from '../testing/fakeServer.ts';
import { signedIn, testPane } from '../testing/renderPane.tsx';
import { accessOf } from '../testing/accessOf.ts';
import { goOn, orderOf } from '../testing/goOn.ts';
import type { SendTools } from './sending.ts';

const FILES = ['Bescheid.pdf', 'Anlage 1.pdf', 'Anlage 2.pdf'];
const ORDER = orderOf();

/** The mail goes out right at once. */
const RIGHT: readonly OutlookBug[] = [
  'read-never-answers',
  'wrong-bytes',
  'invalid-attachment-id',
  'ids-change',
  'parallel-removal-fails',
  'change-key-conflict',
  'removal-intermittent',
  'removal-without-effect',
  'removal-with-false-error',
  'one-event-for-many',
  'no-event-for-cloud',
];
/** The mail is held with a sentence, and goes out right with "try again". */
const RIGHT_WHEN_REPEATED: readonly (readonly [OutlookBug, FailureCode])[] = [
  ['prepend-never-answers', 'mailbox-timed-out'],
  ['mark-refused-once', 'mailbox-failed'],
];
/** The mail stays held, with a sentence that says what to do. */
const HELD: readonly (readonly [OutlookBug, FailureCode])[] = [
  ['size-without-content', 'attachment-unreadable'],
  ['removal-never-works', 'attachment-stays'],
];

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

/** Lets Outlook's time go by until the work has ended. */
async function ended<T>(work: Promise<T>): Promise<PromiseSettledResult<T>> {
  let settled: PromiseSettledResult<T> | undefined;
  void Promise.allSettled([work]).then(([result]) => (settled = result));
  while (!settled) {
    await jest.advanceTimersByTimeAsync(500);
    // Digests come from another thread.
    await new Promise((resolve) => setImmediateOf(resolve));
  }
  return settled;
}

const realImmediate = setTimeout;
const setImmediateOf = (resolve: (value: unknown) => void) => realImmediate(resolve, 0);

async function clerkWith(bug: OutlookBug) {
  const office = createFakeOffice({ bug });
  const item = createOfficeMailbox(office.office).item();
  if (item?.kind !== 'draft') throw new Error('a draft is open');
  for (const name of FILES) office.attach(name, new TextEncoder().encode(`Plaintext of ${name}`), 400);
  office.attach('Logo.png', new Uint8Array([1]), 1, { isInline: true });
  office.attach('Plan.docx', new Uint8Array([2]), 1, { attachmentType: 'cloud' });
  const pane = await signedIn(testPane(null));
  const { transfer, text } = pane.parts;
  const tools: SendTools = { draft: item, transfer, text, access: await accessOf(pane) };
  return { office, pane, tools, draft: item };
}

type Clerk = Awaited<ReturnType<typeof clerkWith>>;

function expectNothingEscapes({ office, pane }: Clerk): void {
  const held = (office.headers.get('x-siegelpost-draft') ?? '').startsWith('held');
  const plaintext = office.held().some((name) => FILES.includes(name));
  const links = office.body().split('id="LPNoLP"').length - 1;
  expect(plaintext && pane.server.activated.length > 0).toBe(false);
  expect(plaintext && links > 0 && !held).toBe(false);
  expect(links).toBeLessThanOrEqual(1);
}

const failureOf = (end: PromiseSettledResult<void>) =>
  end.status === 'rejected' ? asFailure(end.reason).code : null;

async function expectRight({ office, pane }: Clerk): Promise<void> {
  expect(office.held()).toEqual(['Logo.png', 'Plan.docx']);
  expect(office.body().split('id="LPNoLP"')).toHaveLength(2);
  expect(pane.server.activated).toHaveLength(1);
  expect(office.headers.get('x-siegelpost-draft')).toBe(
    `clean;${pane.server.activated[0] ?? packageIdOf('X')}`,
  );
  const sealed = pane.transfer.orders.at(-1)?.files ?? [];
  expect(sealed.map(({ name }) => name)).toEqual(FILES);
  const contents = await Promise.all(sealed.map(({ content }) => content.text()));
  expect(contents).toEqual(FILES.map((name) => `Plaintext of ${name}`));
}

test.each(RIGHT)('%s: goes out right', async (bug) => {
  const clerk = await clerkWith(bug);
  const end = await ended(goOn(clerk.tools, ORDER));
  expect(failureOf(end)).toBeNull();
  expectNothingEscapes(clerk);
  await expectRight(clerk);
});

test.each(RIGHT_WHEN_REPEATED)('%s: held as %s, then right', async (bug, code) => {
  const clerk = await clerkWith(bug);
  expect(failureOf(await ended(goOn(clerk.tools, ORDER)))).toBe(code);
  expectNothingEscapes(clerk);
  expect(failureOf(await ended(goOn(clerk.tools, ORDER)))).toBeNull();
  await expectRight(clerk);
});

test.each(HELD)('%s: stays held as %s', async (bug, code) => {
  const clerk = await clerkWith(bug);
  for (let tried = 0; tried < 2; tried++) {
    expect(failureOf(await ended(goOn(clerk.tools, ORDER)))).toBe(code);
    expectNothingEscapes(clerk);
  }
  // The files stay where the person can get at them.
  expect(clerk.office.held()).toEqual(expect.arrayContaining(FILES));
});

test('each known bug has its outcome', () => {
  const named = [...RIGHT, ...RIGHT_WHEN_REPEATED.map(([bug]) => bug), ...HELD.map(([bug]) => bug)];
  expect(named.toSorted()).toEqual([...OUTLOOK_BUGS].toSorted());
});
