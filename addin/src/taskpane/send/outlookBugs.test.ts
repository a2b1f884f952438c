import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { createFakeOffice, OUTLOOK_BUGS, type OutlookBug } from '../../mailbox/fakeOffice.ts';
import { createOfficeMailbox } from '../../mailbox/officeMailbox.ts';
import { asFailure, type FailureCode } from '../parts/failure.ts';
import { packageIdOf } from '../testing/fakeServer.ts';
import { signedIn, testPane } from '../testing/renderPane.tsx';
import { accessOf } from '../testing/accessOf.ts';
import { finishSending } from './finishSending.ts';
import { lookAt } from './lookAt.ts';
import { recoverSending } from './recoverSending.ts';
import type { SendOrder, SendTools } from './sending.ts';
import { startSending } from './startSending.ts';

const FILES = ['Bescheid.pdf', 'Anlage 1.pdf', 'Anlage 2.pdf'];
const ORDER: SendOrder = {
  ownFiles: [],
  message: '',
  password: '7K3-MQ2-VDXW',
  classification: null,
  mailboxCode: false,
  conversation: null,
  expiresAt: '2026-04-04T10:00:00Z',
};

/** What must come of each bug: the mail goes out right at once, after "try again", or stays held with a sentence. */
const OUTCOMES: Record<
  OutlookBug,
  'right' | { readonly held: FailureCode; readonly then: 'right' | 'held' }
> = {
  'read-never-answers': 'right',
  'wrong-bytes': 'right',
  'invalid-attachment-id': 'right',
  'size-without-content': { held: 'attachment-unreadable', then: 'held' },
  'parallel-removal-fails': 'right',
  'change-key-conflict': 'right',
  'removal-intermittent': 'right',
  'removal-without-effect': 'right',
  'removal-with-false-error': 'right',
  'removal-never-works': { held: 'attachment-stays', then: 'held' },
  'ids-change': { held: 'attachments-changed', then: 'held' },
  'one-event-for-many': 'right',
  'no-event-for-cloud': 'right',
  'prepend-never-answers': { held: 'mailbox-timed-out', then: 'right' },
  'mark-refused-once': { held: 'mailbox-failed', then: 'right' },
};

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

/** What a person does: looks at the pane, and clicks on. */
async function goOn(tools: SendTools): Promise<void> {
  const found = await lookAt(tools);
  if (found.step === 'ready') return;
  const report = () => undefined;
  const sending =
    found.step === 'unfinished'
      ? await recoverSending(found.packageId, tools, { withFiles: true })
      : await startSending(ORDER, tools, report, new AbortController().signal);
  await finishSending(sending, tools, report);
}

type Clerk = Awaited<ReturnType<typeof clerkWith>>;

function expectNothingEscapes({ office, pane }: Clerk): void {
  const mark = office.headers.get('x-siegelpost-draft') ?? '';
  const plaintext = office.held().filter((name) => FILES.includes(name));
  const links = office.body().split('id="LPNoLP"').length - 1;
  if (plaintext.length > 0) {
    expect(pane.server.activated).toEqual([]);
    if (links > 0) expect(mark).toMatch(/^held/);
  }
  expect(links).toBeLessThanOrEqual(1);
}

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

describe.each(OUTLOOK_BUGS)('%s', (bug) => {
  test('ends right, or holds the mail and says why', async () => {
    const clerk = await clerkWith(bug);
    const outcome = OUTCOMES[bug];
    const first = await ended(goOn(clerk.tools));
    expectNothingEscapes(clerk);
    if (outcome === 'right') {
      expect(first).toMatchObject({ status: 'fulfilled' });
      return expectRight(clerk);
    }
    expect(first.status === 'rejected' && asFailure(first.reason).code).toBe(outcome.held);
    const second = await ended(goOn(clerk.tools));
    expectNothingEscapes(clerk);
    if (outcome.then === 'held') expect(second.status).toBe('rejected');
    else await expectRight(clerk);
  });
});

test('each bug the documents name has its outcome', () => {
  expect(Object.keys(OUTCOMES).toSorted()).toEqual([...OUTLOOK_BUGS].toSorted());
});
