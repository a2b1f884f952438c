import { type RefObject, useEffect } from 'react';
import { isFocusLost } from '../parts/ScreenTitle.tsx';

/** A place that had the focus: each ancestor with the place of the child that led there. */
type Path = readonly { readonly parent: Element; readonly index: number }[];

const STOPS = 'a[href], button, input, select, textarea, summary, [tabindex="0"]';
const REMEMBERED = 8;

/**
 * Whoever works by keyboard must not be thrown back to the top when the button they pressed goes away: the focus goes to
 * what stands in its place, or to the nearest thing above. Screens that know better are faster: this waits for them.
 */
export function useKeptFocus(area: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const root = area.current;
    if (!root) return undefined;
    let paths: Path[] = [];
    const remember = ({ target }: FocusEvent) => {
      if (target instanceof Element) paths = [pathOf(target, root), ...paths.slice(0, REMEMBERED - 1)];
    };
    const observer = new MutationObserver(() => {
      if (isFocusLost())
        requestAnimationFrame(() => requestAnimationFrame(() => isFocusLost() && findAgain(paths)));
    });
    root.addEventListener('focusin', remember);
    observer.observe(root, { childList: true, subtree: true });
    return () => {
      root.removeEventListener('focusin', remember);
      observer.disconnect();
    };
  }, [area]);
}

function pathOf(target: Element, root: HTMLElement): Path {
  const path = [];
  for (let child: Element = target; child !== root && child.parentElement; child = child.parentElement) {
    path.push({ parent: child.parentElement, index: [...child.parentElement.children].indexOf(child) });
  }
  return path;
}

function findAgain(paths: readonly Path[]): void {
  for (const path of paths) {
    for (const { parent, index } of path) {
      const stop = parent.isConnected ? stopNear(parent, index) : undefined;
      if (stop) return stop.focus();
    }
  }
}

/** The first stop at or behind the place of the child, else the last one before it. */
function stopNear(parent: Element, index: number): HTMLElement | undefined {
  const children = [...parent.children];
  const behind = children.slice(index).flatMap(stopsIn);
  return behind[0] ?? children.slice(0, index).flatMap(stopsIn).at(-1);
}

function stopsIn(element: Element): HTMLElement[] {
  return [element, ...element.querySelectorAll(STOPS)].filter(
    (stop): stop is HTMLElement =>
      stop instanceof HTMLElement &&
      stop.matches(STOPS) &&
      !stop.matches(':disabled') &&
      !stop.hasAttribute('data-tabster-dummy') &&
      stop.getClientRects().length > 0,
  );
}
