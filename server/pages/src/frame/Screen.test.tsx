import { expect, test } from '@jest/globals';
import { render, screen } from '@testing-library/react';
import { useEffect, useRef } from 'react';
import { FrameContext } from './FrameContext.ts';
import { Screen } from './Screen.tsx';

/** What takes the focus when it appears, or not. */
function Reason({ takes }: { readonly takes: boolean }) {
  const element = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (takes) element.current?.focus();
  }, [takes]);
  return (
    <p ref={element} tabIndex={-1}>
      Grund
    </p>
  );
}

function show(takes: boolean): void {
  const page = (shown: boolean) => (
    <FrameContext value={{ organisation: '', takeFocus: () => true }}>
      <main tabIndex={-1}>
        {shown && (
          <Screen heading="Antworten">
            <Reason takes={takes} />
          </Screen>
        )}
      </main>
    </FrameContext>
  );
  const { rerender } = render(page(false));
  // Where a browser does not give it to buttons, pressing one leaves it here.
  screen.getByRole('main').focus();
  rerender(page(true));
}

test('the heading of a new screen takes the focus', () => {
  show(false);
  expect(document.activeElement?.textContent).toBe('Antworten');
});

test('the heading leaves the focus to what matters more on its screen', () => {
  show(true);
  expect(document.activeElement?.textContent).toBe('Grund');
});
