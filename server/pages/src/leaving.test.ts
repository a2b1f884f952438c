import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { createLeaveGuard } from './leaving.ts';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

function guarded() {
  const page = new EventTarget();
  const guard = createLeaveGuard(page as Window);
  const asks = () => !page.dispatchEvent(new Event('beforeunload', { cancelable: true }));
  return { guard, asks };
}

test('leaving asks while something is under way, however much it is', () => {
  const { guard, asks } = guarded();
  expect(asks()).toBe(false);
  const [first, second] = [guard.hold(), guard.hold()];
  expect(asks()).toBe(true);
  first();
  expect(asks()).toBe(true);
  second();
  expect(asks()).toBe(false);
});

test('fetching a download asks nothing, and leaving a moment later does', () => {
  const { guard, asks } = guarded();
  guard.hold();
  let asked = true;
  guard.download(() => (asked = asks()));
  expect(asked).toBe(false);
  jest.advanceTimersByTime(2000);
  expect(asks()).toBe(true);
});
