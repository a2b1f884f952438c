/** In Outlook on the web and the new Outlook, office.js takes some keys over; what it makes of them must suit the pane. */
export function shareKeysWithOffice(): void {
  document.addEventListener('keydown', hidePhantomStops, { capture: true });
  document.addEventListener('keydown', keepEscape);
}

/**
 * On Tab, office.js gives the focus to whatever has a tabindex, in turn. Fluent's invisible stops around its lists are
 * among it and hand the focus straight back to their list: nobody got out of the pane backwards (WCAG 2.1.2). office.js
 * needs none of them.
 */
function hidePhantomStops({ key }: KeyboardEvent): void {
  if (key !== 'Tab') return;
  const phantoms = document.querySelectorAll<HTMLElement>('[data-tabster-dummy]');
  for (const phantom of phantoms) phantom.tabIndex = -1;
}

/**
 * On Escape, office.js closes a window of its own, whether there is one or not, and goes to the pane's first stop. An
 * Escape that has closed a dialog or a menu here is used up: the focus goes back to where that was opened.
 */
function keepEscape(event: KeyboardEvent): void {
  if (event.key === 'Escape' && event.defaultPrevented) event.stopPropagation();
}
