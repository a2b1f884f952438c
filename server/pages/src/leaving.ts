/** Long enough for a browser to begin a navigation that turns out to be a download. */
const DOWNLOAD_BEGINS_WITHIN_MS = 2000;

export interface LeaveGuard {
  /** From now on leaving asks first, until the returned function is called. */
  readonly hold: () => () => void;
  /** Runs a navigation that does not leave the page. */
  readonly download: (navigate: () => void) => void;
}

/** Asks before the page is left while something is under way, but not when the page itself fetches a download. */
export function createLeaveGuard(page: Pick<Window, 'addEventListener'>): LeaveGuard {
  let held = 0;
  let downloads = 0;
  page.addEventListener('beforeunload', (event) => {
    if (held > 0 && downloads === 0) event.preventDefault();
  });
  return {
    hold() {
      held++;
      return () => void held--;
    },
    download(navigate) {
      downloads++;
      setTimeout(() => downloads--, DOWNLOAD_BEGINS_WITHIN_MS);
      navigate();
    },
  };
}
