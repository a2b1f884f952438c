import type { Frame, Page } from 'playwright-core';

/** What has the focus, in whichever frame. */
export interface Focused {
  /** As a screen reader would call it. */
  readonly name: string;
  readonly inPane: boolean;
  /** Nothing has it: the person is thrown back to the top. */
  readonly lost: boolean;
  /** Inside the window, and nothing in front of it (WCAG 2.4.11). */
  readonly uncovered: boolean;
}

type Where = 'pane' | 'outlook';

const MOST_STOPS = 80;
const STOPS_BACK = 3;
const SETTLES_MS = 30_000;

/** Somebody without a mouse: Tab, Shift+Tab, Enter, Space, arrows, Escape and letters. */
export class Keyboard {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async press(key: string): Promise<void> {
    await this.#page.keyboard.press(key);
  }

  async type(text: string): Promise<void> {
    await this.#page.keyboard.type(text);
  }

  /**
   * Presses Tab until something of that name has the focus, and makes sure that the focus is to be seen.
   * @throws Error that names every stop on the way
   */
  async tabTo(where: Where, name: string | RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    const passed: string[] = [];
    for (let stops = 0; stops < MOST_STOPS; stops++) {
      const focused = await this.focused();
      // How Outlook shows the focus is its own affair.
      if (isIt(focused, where, name)) return where === 'pane' ? this.#expectSeen(name) : undefined;
      passed.push(focused.name.slice(0, 40));
      await this.press(key);
    }
    throw new Error(`${key} did not reach ${String(name)}: ${passed.join(' > ')}`);
  }

  /** Waits until something in the pane has the focus again after a step; answers what. @throws Error where nothing has */
  async settled(): Promise<Focused> {
    const until = Date.now() + SETTLES_MS;
    for (;;) {
      const focused = await this.focused();
      if (focused.inPane && !focused.lost) return focused;
      if (Date.now() > until) throw new Error(`The focus is lost: ${JSON.stringify(focused)}`);
      await this.#page.waitForTimeout(50);
    }
  }

  async focused(): Promise<Focused> {
    const frame = await this.#frame();
    const seen = await frame.evaluate(describeFocus);
    return { ...seen, inPane: frame.url().includes('/pane/') };
  }

  /** The innermost frame with the focus. */
  async #frame(): Promise<Frame> {
    let frame = this.#page.mainFrame();
    for (;;) {
      const active = await frame.evaluateHandle(() => document.activeElement);
      const inner = await active.asElement()?.contentFrame();
      if (!inner) return frame;
      frame = inner;
    }
  }

  /** What has the focus looks different without it. */
  async #expectSeen(name: string | RegExp): Promise<void> {
    const focused = await this.focused();
    if (!focused.uncovered) throw new Error(`${String(name)} has the focus behind something else.`);
    const clip = await this.#clip();
    const shoot = () => this.#page.screenshot({ clip, animations: 'disabled', caret: 'hide' });
    const withFocus = await shoot();
    await this.press('Tab');
    const without = await shoot();
    await this.#back(name);
    if (withFocus.equals(without)) throw new Error(`Nobody sees that ${String(name)} has the focus.`);
  }

  /** Back by Shift+Tab; who has left the pane by its last stop comes in again from the front. */
  async #back(name: string | RegExp): Promise<void> {
    for (let stops = 0; stops < STOPS_BACK + MOST_STOPS; stops++) {
      await this.press(stops < STOPS_BACK ? 'Shift+Tab' : 'Tab');
      if (isIt(await this.focused(), 'pane', name)) return;
    }
    throw new Error(`Nothing leads back to ${String(name)}.`);
  }

  async #clip() {
    const frame = await this.#frame();
    const handle = await frame.evaluateHandle(() => document.activeElement);
    const box = await handle.asElement()?.boundingBox();
    if (!box) throw new Error('What has the focus has no place.');
    return {
      x: Math.max(0, box.x - 8),
      y: Math.max(0, box.y - 8),
      width: box.width + 16,
      height: box.height + 16,
    };
  }
}

function isIt(focused: Focused, where: Where, name: string | RegExp): boolean {
  if (focused.inPane !== (where === 'pane')) return false;
  return typeof name === 'string' ? focused.name === name : name.test(focused.name);
}

/** Runs in the frame. */
function describeFocus(): Omit<Focused, 'inPane'> {
  const element = document.activeElement;
  if (!element || element === document.body || element === document.documentElement)
    return { name: '', lost: true, uncovered: false };
  const labelledBy = (element.getAttribute('aria-labelledby') ?? '').split(' ').filter(Boolean);
  const label = (element as HTMLInputElement).labels?.[0];
  const name =
    element.getAttribute('aria-label') ??
    (labelledBy.map((id) => document.getElementById(id)?.textContent ?? '').join(' ') ||
      label?.textContent ||
      element.textContent ||
      '');
  const box = element.getBoundingClientRect();
  const front = document.elementFromPoint(box.left + box.width / 2, box.top + Math.min(box.height, 40) / 2);
  const uncovered =
    front !== null && (element.contains(front) || front.contains(element) || label?.contains(front) === true);
  return { name: name.trim(), lost: false, uncovered };
}
