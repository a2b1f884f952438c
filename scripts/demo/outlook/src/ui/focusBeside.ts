const STOPS = 'a[href], button, input, select, textarea, iframe, [tabindex="0"]';

/** Puts the focus on the nearest stop behind the frame or before it, from the end of the window on at its beginning. */
export function focusBeside(frame: HTMLIFrameElement, backwards: boolean): void {
  const stops = [...document.querySelectorAll<HTMLElement>(STOPS)].filter(
    (stop) => stop === frame || (!stop.matches(':disabled') && stop.getClientRects().length > 0),
  );
  const place = stops.indexOf(frame);
  const next = backwards ? place - 1 : (place + 1) % stops.length;
  stops.at(next)?.focus();
}
