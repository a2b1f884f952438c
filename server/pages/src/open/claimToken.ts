const KEY = 'siegelpost.claim.';

/**
 * The token under which this tab opens a package, the same after a reload: whoever opened a one-time package may come
 * back to it. It opens nothing without link and password.
 */
export function claimTokenOf(packageId: string): string {
  const fresh = newToken();
  try {
    const kept = sessionStorage.getItem(KEY + packageId);
    if (kept) return kept;
    sessionStorage.setItem(KEY + packageId, fresh);
  } catch {
    // Where this browser keeps nothing, the token lives as long as the page.
  }
  return fresh;
}

/** Whether this tab may have opened the package before. */
export function hasClaimToken(packageId: string): boolean {
  try {
    return sessionStorage.getItem(KEY + packageId) !== null;
  } catch {
    return false;
  }
}

function newToken(): string {
  const octets = crypto.getRandomValues(new Uint8Array(32));
  return btoa(String.fromCharCode(...octets))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
