import { afterEach, describe, expect, test } from '@jest/globals';
import { anySignal } from './anySignal.ts';

const original = Object.getOwnPropertyDescriptor(AbortSignal, 'any') ?? {};

afterEach(() => {
  Object.defineProperty(AbortSignal, 'any', original);
});

describe.each([
  ['with AbortSignal.any', () => undefined],
  ['in a browser without it', () => void Reflect.deleteProperty(AbortSignal, 'any')],
])('%s', (_, prepare) => {
  test('the first of several signals aborts, with its reason', () => {
    prepare();
    const [first, second] = [new AbortController(), new AbortController()];
    const signal = anySignal([first.signal, second.signal]);
    expect(signal.aborted).toBe(false);
    second.abort('second');
    first.abort('first');
    expect([signal.aborted, signal.reason]).toEqual([true, 'second']);
  });

  test('one that is aborted already is heard of at once', () => {
    prepare();
    const signal = anySignal([new AbortController().signal, AbortSignal.abort('gone')]);
    expect([signal.aborted, signal.reason]).toEqual([true, 'gone']);
  });
});
