import type { Page } from 'playwright-core';

const PRESSED =
  'button, summary, a, label.kern-btn, label.choice, textarea, input[type=text], input[type=email]';

/** Everything to be pressed that is lower or narrower than 44 px. */
export async function tooSmall(page: Page): Promise<string[]> {
  return page.locator(PRESSED).evaluateAll((found) =>
    found
      .map((element) => ({ element, box: element.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 1 && (box.width < 44 || box.height < 44))
      .filter(({ element }) => !element.classList.contains('skip'))
      .map(({ element, box }) => `${element.textContent} ${Math.round(box.width)}×${Math.round(box.height)}`),
  );
}

/** Every button and field that has neither a border nor a line below it. */
export async function withoutEdge(page: Page): Promise<string[]> {
  return page.locator('.kern-btn--primary, .kern-btn--secondary, textarea, input').evaluateAll((found) =>
    found
      .filter((element) => element.getBoundingClientRect().width > 1)
      // Its box is the browser's own.
      .filter((element) => !element.matches('[type=checkbox]'))
      .filter((element) => {
        const { borderBottomStyle, borderBottomWidth } = getComputedStyle(element);
        return borderBottomStyle === 'none' || Number.parseFloat(borderBottomWidth) === 0;
      })
      .map((element) => element.textContent || element.id),
  );
}

/** By how many pixels the page is wider than its window, which makes people scroll in two directions. */
export async function pixelsBeyond(page: Page): Promise<number> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return Math.max(0, scrollWidth - clientWidth);
  });
}
