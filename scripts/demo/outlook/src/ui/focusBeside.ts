const STOPS = 'a[href], button, input, select, textarea, iframe, [tabindex="0"]';

/** Puts the focus on the nearest stop behind the frame or before it, from the end of the window on at its beginning. */
export function focusBeside(frame: HTMLIFrameElement, backwards: boolean): void {
  const stops = stopsIn(document).filter((stop) => stop === frame || isStop(stop));
  const place = stops.indexOf(frame);
  const next = backwards ? place - 1 : (place + 1) % stops.length;
  stops.at(next)?.focus();
}

/** Puts the focus on the first stop inside. */
export function focusIn(area: HTMLElement): void {
  stopsIn(area).find(isStop)?.focus();
}

function stopsIn(root: ParentNode): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>(STOPS)];
}

function isStop(stop: HTMLElement): boolean {
  return !stop.matches(':disabled') && stop.getClientRects().length > 0;
}
