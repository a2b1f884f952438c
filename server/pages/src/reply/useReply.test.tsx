import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { parseConversationId, parsePackageId } from '@siegelpost/shared/api/ids';
import type { OnProgress, Sent, UnfinishedSending } from '@siegelpost/shared/transfer/transfer';
import { TransferError } from '@siegelpost/shared/transfer/transferError';
import { act, renderHook } from '@testing-library/react';
import type { DraftStore, KeptText } from './draftStore.ts';
import { useReply } from './useReply.ts';

const [packageId, conversationId] = [
  parsePackageId('AAECAwQFBgcICQoLDA0ODw'),
  parseConversationId('AAECAwQFBgcICQoLDA0ODw'),
];
if (!packageId || !conversationId) throw new Error('no ids');
const SENT = { packageId, conversationId, reference: 'SP-1', link: null, files: [] } as unknown as Sent;

const TEXT: KeptText = { name: 'Max', message: 'Vor dem Neuladen' };
const file = (name: string) => new File(['12345'], name, { type: 'text/plain' });
const underWay = (...names: string[]): UnfinishedSending => ({
  state: 'under-way',
  files: names.map((name) => ({ name, bytes: 5, content: file(name) })),
});

/** What is asked and not answered before the test says so. */
function question<T>() {
  let answer: (value: T) => void = () => undefined;
  const answered = new Promise<T>((resolve) => (answer = resolve));
  return { answered, answer: (value: T) => act(async () => answer(value)) };
}

let unfinished: ReturnType<typeof question<UnfinishedSending | null>>;
let forgotten: jest.Mock<() => Promise<void>>;
let removed: jest.Mock<(subject: string) => Promise<void>>;
let sending: { report: OnProgress; fail: (error: Error) => void; arrive: () => void };
let replies: number;

beforeEach(() => {
  unfinished = question();
  forgotten = jest.fn(async () => undefined);
  removed = jest.fn(async () => undefined);
  replies = 0;
});

afterEach(() => void jest.useRealTimers());

/** An answer whose text of before the reload is back, while the server has not said what became of the sending. */
async function answering() {
  const drafts: DraftStore = { read: async () => TEXT, write: async () => undefined, remove: removed };
  const transfer = {
    reply: (_: unknown, report: OnProgress) =>
      new Promise<Sent>((resolve, reject) => {
        replies++;
        sending = { report, fail: reject, arrive: () => resolve(SENT) };
      }),
    cancel: async () => sending.fail(new TransferError('cancelled')),
    unfinished: () => unfinished.answered,
    forgetUnfinished: forgotten,
  };
  const parts = { transfer, drafts, limits: undefined, now: () => 0, holdPage: () => () => undefined };
  const { result } = renderHook(() => useReply({ ...parts, subject: 'package' }));
  await act(async () => undefined);
  const writing = () => {
    const { state } = result.current;
    if (state.step !== 'writing') throw new Error(state.step);
    return state;
  };
  return { reply: result, writing };
}

const names = ({ files }: { readonly files: readonly { readonly file: File }[] }) =>
  files.map((chosen) => chosen.file.name);

test('what was thrown away does not come back with a late answer of the server', async () => {
  const { reply, writing } = await answering();
  expect(writing().draft.message).toBe(TEXT.message);
  act(() => reply.current.discard());
  await unfinished.answer(underWay('a.txt'));
  expect(writing().draft).toMatchObject({ message: '', files: [], unfinished: null });
});

test('files that the browser has kept come beside those chosen meanwhile, each once', async () => {
  const { reply, writing } = await answering();
  act(() => reply.current.write({ ...writing().draft, files: [{ key: 1, file: file('b.txt') }] }));
  await unfinished.answer(underWay('a.txt', 'b.txt'));
  expect(names(writing().draft)).toEqual(['b.txt', 'a.txt']);
  expect(new Set(writing().draft.files.map(({ key }) => key)).size).toBe(2);
});

test.each([
  ['text', { message: 'Vor dem Neuladen, und mehr' }],
  ['files', { files: [{ key: 1, file: file('neu.txt') }] }],
])('what has arrived takes nothing with it that is new since: %s', async (_what, change) => {
  const { reply, writing } = await answering();
  act(() => reply.current.write({ ...writing().draft, ...change }));
  await unfinished.answer({ state: 'arrived' });
  expect(writing().draft).toMatchObject({ ...change, unfinished: { state: 'arrived' } });
  expect(removed).not.toHaveBeenCalled();
});

test('what has arrived unchanged is gone from the form', async () => {
  const { writing } = await answering();
  await unfinished.answer({ state: 'arrived' });
  expect(writing().draft).toMatchObject({ name: '', message: '', unfinished: { state: 'arrived' } });
  expect(removed).toHaveBeenCalledWith('package');
});

test('a late answer of the server forgets no sending that has begun meanwhile', async () => {
  const { reply } = await answering();
  act(() => reply.current.send());
  await unfinished.answer({ state: 'arrived' });
  expect(reply.current.state.step).toBe('sending');
  expect(forgotten).not.toHaveBeenCalled();
});

/** Cancels after so many of ten octets have left. */
async function cancelledAfter(doneBytes: number) {
  const { reply, writing } = await answering();
  await unfinished.answer(null);
  jest.useFakeTimers();
  act(() => reply.current.send());
  await act(async () => sending.report({ doneBytes, totalBytes: 10 }));
  unfinished = question();
  await act(async () => reply.current.cancel());
  await act(() => jest.advanceTimersByTimeAsync(1000));
  return { reply, writing };
}

test('nothing is said to have arrived where not every octet had left', async () => {
  const { writing } = await cancelledAfter(9);
  expect(writing().notSent).toEqual({ kind: 'nothing-arrived' });
});

test('where every octet had left, only what has arrived is told of, with its receipt', async () => {
  const { reply, writing } = await cancelledAfter(10);
  expect(writing().notSent).toEqual({ kind: 'cancelled' });
  await unfinished.answer({ state: 'arrived' });
  expect(replies).toBe(2);
  await act(async () => sending.arrive());
  expect(reply.current.state).toMatchObject({ step: 'sent', sent: SENT });
});

test('where nobody knows yet whether it arrived, nobody says so', async () => {
  const { writing } = await cancelledAfter(10);
  await unfinished.answer(underWay());
  expect(writing().notSent).toEqual({ kind: 'cancelled' });
  expect(replies).toBe(1);
});
