import type { BrowserContext, Frame } from 'playwright-core';

/**
 * Notes in every pane of the context what a screen reader would say by itself: live regions, and headings and forms
 * that get the focus.
 */
export async function listenToPanes(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    if (!location.pathname.startsWith('/pane/taskpane')) return;
    const heard: string[] = [];
    Object.assign(window, { heard });
    document.addEventListener('focusin', ({ target }) => {
      if (!(target instanceof Element)) return;
      if (target instanceof HTMLHeadingElement) heard.push(target.textContent ?? '');
      const title = target.closest('form[aria-labelledby]')?.getAttribute('aria-labelledby');
      if (title) heard.push(document.getElementById(title)?.textContent ?? '');
    });
    new MutationObserver((changes) => {
      for (const { target, addedNodes } of changes) {
        const element = target instanceof Element ? target : target.parentElement;
        const region = element?.closest('[aria-live], [role=status], [role=alert], output');
        if (region?.textContent) heard.push(region.textContent);
        // An alert speaks when it comes; other regions when they change.
        for (const added of addedNodes) {
          if (!(added instanceof Element)) continue;
          for (const alert of [added, ...added.querySelectorAll('[role=alert]')])
            if (alert.matches('[role=alert]')) heard.push(alert.textContent ?? '');
        }
      }
    }).observe(document, { childList: true, subtree: true, characterData: true });
  });
}

/** Waits until the pane has said it. */
export async function hears(pane: Frame, sentence: string): Promise<void> {
  await pane
    .waitForFunction(
      (wanted) => (window as { heard?: string[] }).heard?.some((said) => said.includes(wanted)),
      sentence,
      { timeout: 60_000 },
    )
    .catch(async (cause: unknown) => {
      const heard = await pane.evaluate(() => (window as { heard?: string[] }).heard);
      throw new Error(`Nobody heard “${sentence}”, but: ${JSON.stringify(heard)}`, { cause });
    });
}
