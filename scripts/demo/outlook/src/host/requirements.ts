/** What `isSetSupported` sees, as JSON text. */
export function requirementMatrix(mailboxSet: string): string {
  return JSON.stringify({
    Mailbox: mailboxSet,
    DialogApi: '1.2',
    DialogOrigin: '1.1',
    IdentityAPI: '1.3',
    OpenBrowserWindowApi: '1.1',
    RibbonApi: '1.0',
  });
}

export function atLeast(mailboxSet: string, wanted: string): boolean {
  const [major = 0, minor = 0] = mailboxSet.split('.').map(Number);
  const [wantedMajor = 0, wantedMinor = 0] = wanted.split('.').map(Number);
  return major > wantedMajor || (major === wantedMajor && minor >= wantedMinor);
}
