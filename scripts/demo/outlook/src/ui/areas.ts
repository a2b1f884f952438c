import { focusIn } from './focusBeside.ts';

/** Fired at an area that gets the focus; who calls `preventDefault` puts it somewhere inside. */
export const ENTER_AREA = 'enterarea';

/** Ctrl+F6 and Ctrl+Shift+F6, by which Outlook on the web leads from one part of its window to the next. */
export function onAreaKey(event: KeyboardEvent): void {
  if (event.key !== 'F6' || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  goToNextArea(event.shiftKey);
}

/** From the part of the window that has the focus to the one behind or before it; areas carry `data-area`. */
export function goToNextArea(backwards: boolean): void {
  const areas = [...document.querySelectorAll<HTMLElement>('[data-area]')].filter(
    (area) => area.getClientRects().length > 0,
  );
  const place = areas.findIndex((area) => area.contains(document.activeElement));
  const next = backwards ? Math.max(place, 0) - 1 : (place + 1) % areas.length;
  const area = areas.at(next);
  if (area?.dispatchEvent(new Event(ENTER_AREA, { cancelable: true }))) focusIn(area);
}
