import { Type, type Static } from 'typebox';
import { Base64, Moment } from './encodings.ts';
import { ConversationIdText, PackageIdText } from './ids.ts';
import { AuthorKind } from './packages.ts';

/** A package as its clerk sees it in a list: state only, no content. */
export const PackageSummary = Type.Object({
  packageId: PackageIdText,
  inReplyTo: Type.Union([PackageIdText, Type.Null()]),
  authorKind: AuthorKind,
  reference: Type.String(),
  /** `sealed`: complete, but its mail is not proven clean yet, so the link does not open. */
  state: Type.Union([
    Type.Literal('sealed'),
    Type.Literal('active'),
    Type.Literal('recalled'),
    Type.Literal('expired'),
  ]),
  sealedAt: Moment,
  expiresAt: Moment,
  fileCount: Type.Integer(),
  sealedBytes: Type.Integer(),
  passwordRequired: Type.Boolean(),
  /** Only whoever opens it first may have it. */
  oneTime: Type.Boolean(),
  /** Wrong passwords since the last right one. */
  wrongPasswords: Type.Integer(),
  locked: Type.Boolean(),
  /** First time somebody passed all gates, or the clerk opened it; null if never. */
  openedAt: Type.Union([Moment, Type.Null()]),
  /** Sealed to the clerk: link secret, password, recipients, subject. Null for recipients' packages, and after deletion. */
  senderRecord: Type.Union([Base64(64 * 1024), Type.Null()]),
  /** Since when the server's mail about this package (an answer, a lock, a code to open it) has not gone out; null: it has. */
  mailUnsentSince: Type.Union([Moment, Type.Null()]),
});
export type PackageSummary = Static<typeof PackageSummary>;

/** GET /api/conversations/:id */
export const Conversation = Type.Object({
  conversationId: ConversationIdText,
  packages: Type.Array(PackageSummary),
});
export type Conversation = Static<typeof Conversation>;

/** GET /api/conversations: the clerk's own, newest activity first, at most 50. */
export const ConversationList = Type.Object({ conversations: Type.Array(Conversation) });
export type ConversationList = Static<typeof ConversationList>;
