/** The part of Trusted Types that is used here; browsers without it take the text itself. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(url: string): string },
  ): { createScriptURL(url: string): string };
}

/** The only addresses that scripts are started from; anything else throws. */
export function createScriptUrlPolicy(
  trustedTypes: TrustedTypes | undefined,
  allowed: readonly string[],
): (url: string) => string {
  const createScriptURL = (url: string) => {
    if (!allowed.includes(url)) throw new TypeError('not a script of this page');
    return url;
  };
  const policy = trustedTypes?.createPolicy('siegelpost', { createScriptURL });
  return policy ? (url) => policy.createScriptURL(url) : createScriptURL;
}

declare global {
  interface Window {
    readonly trustedTypes?: TrustedTypes;
  }
}
