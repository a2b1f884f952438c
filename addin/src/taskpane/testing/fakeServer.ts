import type { PackageEvent } from '@siegelpost/shared/api/care';
import type { ClerkKey, QuotaLeft } from '@siegelpost/shared/api/clerks';
import type { Conversation, PackageSummary } from '@siegelpost/shared/api/conversations';
import { type DropInName, parseDropInName } from '@siegelpost/shared/api/dropInName';
import type { OwnDropIn } from '@siegelpost/shared/api/dropIns';
import { type PackageId, parseConversationId, parsePackageId } from '@siegelpost/shared/api/ids';
import type { Classification, PublicPolicy } from '@siegelpost/shared/api/policy';
import { NOTHING_DEMANDED } from '@siegelpost/shared/policy/classification';
import { ApiError, type ApiErrorCode } from '@siegelpost/shared/client/apiError';
import { toBase64 } from '@siegelpost/shared/transfer/encoding';
import type { SenderRecord } from '@siegelpost/shared/transfer/transfer';
import type { PaneApi } from '../parts/pane.ts';

export const POLICY: PublicPolicy = {
  organisation: 'Stadt Beispiel',
  attachmentThresholdBytes: 10_000_000,
  classifications: [],
  protectedDomains: [],
  archive: 'none',
  sendMode: 'soft-block',
  maxPackageBytes: 50_000_000_000,
  maxFiles: 200,
  expiryDays: [7, 14, 30, 90],
  defaultExpiryDays: 30,
  imprintUrl: null,
  privacyUrl: null,
  accessibilityUrl: null,
  signIn: { mailboxCode: true, oidc: null },
  branding: {
    logoUrl: null,
    darkLogoUrl: null,
    contact: { phone: null, address: null, url: null },
    formalNotice: null,
  },
};

/** A level that demands nothing unless told. */
export function levelOf(changes: Partial<Classification>): Classification {
  const { id = 'intern' } = changes;
  return { ...NOTHING_DEMANDED, id, names: { de: id, en: id }, ...changes };
}

/** The code that the fake mails. */
export const RIGHT_CODE = '123456';
/** What the fake's codes are good in. */
const ATTEMPT = 'Q'.repeat(43);
export const TOKEN = 'A'.repeat(43);

function nameOf(text: string): DropInName {
  const name = parseDropInName(text);
  if (!name) throw new TypeError('not a name of a drop-in page');
  return name;
}

/** A package id for tests, told apart by one character. */
export function packageIdOf(character: string): PackageId {
  const id = parsePackageId(`${character.repeat(21)}A`);
  if (!id) throw new TypeError('not a package id');
  return id;
}

/** What the pane asks of the server, in memory. `faults` makes the next call of a kind fail. */
export class FakeServer {
  policy: PublicPolicy = POLICY;
  key: ClerkKey | null = null;
  name = 'Max Amtmann';
  quotaLeft: QuotaLeft['left'] = null;
  readonly packages: PackageSummary[] = [];
  readonly activated: PackageId[] = [];
  dropIn: OwnDropIn = { open: false, name: nameOf('max'), certified: false, fingerprint: 'ab'.repeat(20) };
  /** What happened to the sending that is asked about. */
  events: PackageEvent[] = [];
  readonly codesSentTo: string[] = [];
  sessions = new Set([TOKEN]);
  /** Tokens of the identity provider that are good. */
  readonly proofs = new Set<string>();
  readonly proofsSeen: string[] = [];
  houseSessionEnds = '2099-01-01T00:00:00Z';
  address = 'max@stadt.example';
  readonly faults: Partial<Record<keyof PaneApi, ApiErrorCode[]>> = {};

  /** The API as one session sees it. */
  open(token: string | null): PaneApi {
    const known = <T>(call: keyof PaneApi, work: () => T) =>
      this.#answer(call, () => {
        if (!token || !this.sessions.has(token)) throw new ApiError('not-signed-in');
        return work();
      });
    return {
      policy: () => this.#answer('policy', () => this.policy),
      requestCode: ({ address, attempt = ATTEMPT }) =>
        this.#answer('requestCode', () => {
          if (!address.endsWith('@stadt.example')) throw new ApiError('address-not-permitted');
          this.codesSentTo.push(address);
          return { attempt };
        }),
      signIn: ({ attempt, code }) =>
        this.#answer('signIn', () => {
          if (attempt !== ATTEMPT || code !== RIGHT_CODE) throw new ApiError('code-wrong');
          this.sessions.add(TOKEN);
          return { token: TOKEN, expiresAt: '2099-01-01T00:00:00Z' };
        }),
      signInByToken: ({ token: proof }) =>
        this.#answer('signInByToken', () => {
          this.proofsSeen.push(proof);
          if (!this.proofs.has(proof)) throw new ApiError('not-signed-in');
          this.sessions.add(TOKEN);
          return { token: TOKEN, expiresAt: this.houseSessionEnds };
        }),
      signOut: () => known('signOut', () => void this.sessions.delete(token ?? '')),
      clerk: () => known('clerk', () => ({ address: this.address, name: this.name, key: this.key })),
      storeClerkKey: (key) =>
        known('storeClerkKey', () => {
          if (this.key) throw new ApiError('key-exists');
          this.key = key;
        }),
      quotaLeft: () => known('quotaLeft', () => ({ left: this.quotaLeft })),
      conversations: () => known('conversations', () => ({ conversations: this.#conversations() })),
      conversation: () => known('conversation', () => this.#conversations()[0] ?? noConversation()),
      activate: (id) =>
        known('activate', () => {
          this.activated.push(id);
          this.change(id, { state: 'active' });
        }),
      recall: (id) => known('recall', () => this.change(id, { state: 'recalled', senderRecord: null })),
      extend: (id, { expiresAt }) => known('extend', () => this.change(id, { expiresAt })),
      events: () => known('events', () => ({ events: this.events })),
      ownDropIn: () => known('ownDropIn', () => this.dropIn),
      switchDropIn: (open) => known('switchDropIn', () => (this.dropIn = { ...this.dropIn, open })),
      unlock: (id) => known('unlock', () => this.change(id, { locked: false, wrongPasswords: 0 })),
    };
  }

  /** Something happened to a package. */
  change(id: PackageId, changes: Partial<PackageSummary>): void {
    const at = this.packages.findIndex(({ packageId }) => packageId === id);
    const before = this.packages[at];
    if (!before) throw new ApiError('not-found');
    this.packages[at] = { ...before, ...changes };
  }

  async #answer<T>(call: keyof PaneApi, work: () => T): Promise<T> {
    const code = this.faults[call]?.shift();
    if (code) throw new ApiError(code);
    return work();
  }

  #conversations(): Conversation[] {
    return this.packages.length === 0 ? [] : [{ ...noConversation(), packages: this.packages }];
  }
}

function noConversation(): Conversation {
  const conversationId = parseConversationId('CCCCCCCCCCCCCCCCCCCCCA');
  if (!conversationId) throw new TypeError('not a conversation id');
  return { conversationId, packages: [] };
}

/** A package in the list, sent by the clerk unless told. */
export function summaryOf(changes: Partial<PackageSummary>): PackageSummary {
  return {
    packageId: packageIdOf('P'),
    inReplyTo: null,
    authorKind: 'clerk',
    reference: 'SP-7K3M-Q2VD',
    state: 'active',
    sealedAt: '2026-03-02T09:30:00Z',
    expiresAt: '2026-04-01T09:30:00Z',
    fileCount: 2,
    sealedBytes: 12_000_000,
    passwordRequired: true,
    oneTime: false,
    wrongPasswords: 0,
    locked: false,
    openedAt: null,
    senderRecord: recordOf({}),
    mailUnsentSince: null,
    ...changes,
  };
}

/** A sender record as the fake transfer opens it: in the open. */
export function recordOf(changes: Partial<SenderRecord>): string {
  const record: SenderRecord = {
    version: 1,
    link: `https://post.stadt.example/t/${packageIdOf('P')}#${'L'.repeat(26)}A`,
    password: '7K3-MQ2-VDXW',
    recipients: [{ name: 'Erika Muster', address: 'erika@example.org' }],
    subject: 'Ihr Bescheid',
    fileNames: ['Bescheid.pdf', 'Anlage.pdf'],
    ...changes,
  };
  return toBase64(new TextEncoder().encode(JSON.stringify(record)));
}
