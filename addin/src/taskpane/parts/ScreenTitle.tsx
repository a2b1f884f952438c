import { Text } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import { useStyles } from './useStyles.ts';

/**
 * The heading of a screen. The button that led here is gone, and the focus with it: it goes to the heading, so that
 * keyboard and screen reader go on from the top. Where a field has taken it already, the form is called by the heading
 * (`id`). Never on opening: then the person is writing the mail.
 */
export function ScreenTitle({ id, children }: { readonly id?: string; readonly children: string }) {
  const styles = useStyles();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (isFocusLost()) focusOn(heading.current);
  }, [children]);
  return (
    <h1 ref={heading} id={id} className={styles.title}>
      <Text size={500} weight="semibold">
        {children}
      </Text>
    </h1>
  );
}

/** The person is in the pane, and nothing in it has the focus. */
export function isFocusLost(): boolean {
  const { activeElement } = document;
  return document.hasFocus() && (activeElement === null || activeElement === document.body);
}

/** office.js takes the Tab key over and knows only stops with tabindex 0: the heading is one until it is left. */
export function focusOn(heading: HTMLElement | null): void {
  if (!heading) return;
  heading.tabIndex = 0;
  heading.focus();
  heading.addEventListener('blur', () => heading.removeAttribute('tabindex'), { once: true });
}
