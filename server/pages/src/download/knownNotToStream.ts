/**
 * Browsers that take a download from a service worker and then lose or break it, which cannot be found out by
 * trying: WebKit before 16 (webkit.org/b/202142) and iOS 18.0 to 18.3 (webkit.org/b/286060).
 */
export function knownNotToStream(userAgent: string): boolean {
  const ios = /(?:iPhone|iPad|iPod).* OS (\d+)_(\d+)/.exec(userAgent);
  if (ios) return isBroken(Number(ios[1]), Number(ios[2]));
  const safari = /Version\/(\d+)\.(\d+).* Safari\//.exec(userAgent);
  if (!safari || /Chrom(?:e|ium)\//.test(userAgent)) return false;
  // An iPad that asks for desktop pages says it is a Mac, so the same numbers count.
  return isBroken(Number(safari[1]), Number(safari[2]));
}

function isBroken(major: number, minor: number): boolean {
  return major < 16 || (major === 18 && minor < 4);
}
