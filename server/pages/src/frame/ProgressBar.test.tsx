import { afterEach, expect, jest, test } from '@jest/globals';
import { act, render, screen } from '@testing-library/react';
import { german } from '../text/languages.ts';
import { loadText } from '../text/text.ts';
import { TextContext } from '../text/TextContext.tsx';
import { ProgressBar } from './ProgressBar.tsx';

const HALF_DONE = { doneBytes: 5e6, totalBytes: 1e7, bytesPerSecond: 1e6, secondsLeft: 5 };

afterEach(() => {
  jest.useRealTimers();
});

test('what stalls tells neither a speed nor a time left, and says that it goes on by itself', async () => {
  const text = await loadText(german);
  jest.useFakeTimers();
  render(
    <TextContext value={text}>
      <ProgressBar label="Wird gespeichert" pace={HALF_DONE} />
    </TextContext>,
  );
  expect(screen.getByText(/^5 MB von 10 MB · 1 MB/)).toBeTruthy();
  act(() => jest.advanceTimersByTime(8000));
  expect(screen.getByText('5 MB von 10 MB')).toBeTruthy();
  expect(screen.getByText(/Die Verbindung stockt/)).toBeTruthy();
});

test('what is received keeps a slow line from being called stalled, although no chunk is whole yet', async () => {
  const text = await loadText(german);
  jest.useFakeTimers();
  const bar = (receivedBytes: number) => (
    <TextContext value={text}>
      <ProgressBar label="Wird gespeichert" pace={{ ...HALF_DONE, receivedBytes }} />
    </TextContext>
  );
  const { rerender } = render(bar(5e6));
  for (let second = 1; second <= 20; second++) {
    act(() => jest.advanceTimersByTime(1000));
    rerender(bar(5e6 + second * 20_000));
  }
  expect(screen.queryByText(/Die Verbindung stockt/)).toBeNull();
  act(() => jest.advanceTimersByTime(8000));
  expect(screen.getByText(/Die Verbindung stockt/)).toBeTruthy();
});
