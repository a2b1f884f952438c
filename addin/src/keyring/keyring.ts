/** A session of the server, as this device keeps it. */
export interface KeptSession {
  readonly token: string;
  /** RFC 3339, UTC. */
  readonly expiresAt: string;
}

/** A code that was asked for and not typed yet. */
export interface AskedCode {
  readonly address: string;
  /** What its codes are good in. */
  readonly attempt: string;
  /** RFC 3339, UTC. */
  readonly expiresAt: string;
}

/** An unlocked key, as this device keeps it. */
export interface KeptKey {
  readonly fingerprint: string;
  readonly certificate: Uint8Array;
  readonly privateKey: Uint8Array;
}

/**
 * What a device remembers of a clerk between two openings of the pane. Nothing lies in it in the open: whoever copies
 * the browser's files has nothing without the browser's own key. Where the browser keeps nothing, every method still
 * resolves: then the clerk signs in again.
 */
export interface Keyring {
  session(address: string): Promise<KeptSession | null>;
  keepSession(address: string, session: KeptSession): Promise<void>;
  dropSession(address: string): Promise<void>;
  /** Outlook closes the pane of whoever turns to the mail with the code. */
  asked(): Promise<AskedCode | null>;
  keepAsked(asked: AskedCode): Promise<void>;
  dropAsked(): Promise<void>;
  key(address: string): Promise<KeptKey | null>;
  keepKey(address: string, key: KeptKey): Promise<void>;
  dropKey(address: string): Promise<void>;
  /** Fingerprint of the key that vouches for the archive's, as this device knows it; null before the first time. */
  archive(address: string): Promise<string | null>;
  keepArchive(address: string, fingerprint: string): Promise<void>;
  /** The address signed in with last; Outlook's own may differ (shared mailboxes). */
  lastAddress(): Promise<string | null>;
}
