const LOGIN_HOSTS: ReadonlySet<string> = new Set([
  'login.microsoftonline.com',
  'login.microsoftonline.us',
  'login.partner.microsoftonline.cn',
  'sts.windows.net',
]);

/** The tenant whose tokens this issuer signs; null where it is not Microsoft Entra ID. */
export function entraTenant(issuer: string): string | null {
  if (!URL.canParse(issuer)) return null;
  const { hostname, pathname } = new URL(issuer);
  return LOGIN_HOSTS.has(hostname) ? (pathname.split('/')[1] ?? null) : null;
}
