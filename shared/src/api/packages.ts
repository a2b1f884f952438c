import { Type, type Static } from 'typebox';
import { PART_BYTES } from '../chunks/parts.ts';
import { Vouch } from './dropIns.ts';
import { Address, Base64, MailedCode, Moment, Octets32, PersonName } from './encodings.ts';
import { ConversationIdText, PackageIdText } from './ids.ts';

const closed = { additionalProperties: false } as const;

/** Most files in one package. */
export const MAX_BODIES = 200;
/** Most envelopes (readers) of one package. */
export const MAX_ENVELOPES = 100;
/** Largest sealed manifest or authentication, in octets. */
export const MAX_MANIFEST_BYTES = 1024 * 1024;
/** Largest body: 2^31 parts is far above what any store holds; the policy sets the real limit. */
const MAX_BODY_BYTES = PART_BYTES * 10_000;

/**
 * POST /api/packages: opens a package for upload. The client chooses the ids, because its gate tokens depend on
 * them and so that a repeated request has one effect. A clerk starts or continues a conversation; a recipient
 * (bearer of a claim) answers the claimed package.
 */
export const NewPackage = Type.Object(
  {
    packageId: PackageIdText,
    conversationId: ConversationIdText,
    /** The package this one answers; null for the first of a conversation. */
    inReplyTo: Type.Union([PackageIdText, Type.Null()]),
    /** Exact size of every body in octets, by index. */
    bodies: Type.Array(
      Type.Object({ sealedBytes: Type.Integer({ minimum: 1, maximum: MAX_BODY_BYTES }) }, closed),
      {
        maxItems: MAX_BODIES,
      },
    ),
  },
  closed,
);
export type NewPackage = Static<typeof NewPackage>;

/** Who takes the parts: the server, or the store itself by addresses of `PartAddress`. The server always does. */
const PartsVia = Type.Union([Type.Literal('server'), Type.Literal('store')]);
export type PartsVia = Static<typeof PartsVia>;

/** Answer to POST /api/packages. */
export const UploadOpened = Type.Object({ partsVia: PartsVia });
export type UploadOpened = Static<typeof UploadOpened>;

/** POST …/parts/:n/address: which octets are to be put into the store. */
export const PartAnnouncement = Type.Object(
  {
    /** SHA-256 of the part. */
    digest: Octets32,
  },
  closed,
);
export type PartAnnouncement = Static<typeof PartAnnouncement>;

/** Written out: `Type.Record` would bring a parser of patterns to everybody who opens a link (9 KB). */
const Headers = Type.Unsafe<Record<string, string>>({
  type: 'object',
  patternProperties: { '^[a-z0-9-]+$': { type: 'string' } },
  additionalProperties: false,
});

/** Where the store takes or gives one part, for a short time, with the headers that the request must have. */
export const PartAddress = Type.Object({
  url: Type.String({ pattern: '^https?://' }),
  headers: Headers,
});
export type PartAddress = Static<typeof PartAddress>;

/** Answer to an announcement: where to, or null where the part is there already. */
export const PartWanted = Type.Object({ put: Type.Union([PartAddress, Type.Null()]) });
export type PartWanted = Static<typeof PartWanted>;

/** GET /api/packages/:id/parts: which parts the server holds durably, by body. */
export const UploadedParts = Type.Object({
  sealed: Type.Boolean(),
  bodies: Type.Array(Type.Object({ sealedBytes: Type.Integer(), parts: Type.Array(Type.Integer()) })),
});
export type UploadedParts = Static<typeof UploadedParts>;

/** What the server compares link holders against. It stores digests, never the tokens. */
export const Gates = Type.Object(
  {
    /** SHA-256 of linkToken. */
    linkTokenDigest: Octets32,
    /** SHA-256 of authToken. */
    authTokenDigest: Octets32,
    passwordRequired: Type.Boolean(),
    /** One claimed session, ever: good for 24 h and any number of retries by the same bearer. */
    oneTime: Type.Optional(Type.Boolean()),
    /** Gate 3: the recipient's mailbox, where a code out of it is demanded; null or left out where none is. */
    mailboxCodeAddress: Type.Optional(Type.Union([Address, Type.Null()])),
  },
  closed,
);
export type Gates = Static<typeof Gates>;

/**
 * POST /api/packages/:id/seal: everything that makes the uploaded bodies readable, in one transaction. `gates` and
 * `expiresAt` are given by a clerk and null from a recipient (the answer lives as long as its conversation).
 */
export const SealPackage = Type.Object(
  {
    envelopes: Type.Array(Base64(16 * 1024), { minItems: 1, maxItems: MAX_ENVELOPES }),
    manifest: Base64(MAX_MANIFEST_BYTES),
    /** Sealed detached signature (clerk) or sealed reply proof (recipient). */
    authentication: Base64(64 * 1024),
    gates: Type.Union([Gates, Type.Null()]),
    expiresAt: Type.Union([Moment, Type.Null()]),
    /** Link secret, password and recipients, sealed to the clerk alone; null from a recipient. */
    senderRecord: Type.Union([Base64(64 * 1024), Type.Null()]),
  },
  closed,
);
export type SealPackage = Static<typeof SealPackage>;

/** Answer to a seal; repeated seals get the same answer. */
export const SealedPackage = Type.Object({
  packageId: PackageIdText,
  /** For people, on the phone and on paper, e.g. `SP-7K3M-Q2VD`. */
  reference: Type.String(),
  sealedAt: Moment,
  expiresAt: Moment,
});
export type SealedPackage = Static<typeof SealedPackage>;

/**
 * POST /api/packages/whole, multipart/form-data: a small package in one request. Its first field `package` is this as
 * JSON; then follow the bodies in order as files `body-0`, `body-1`, … of type application/octet-stream. Answered like
 * a seal, and like it repeated with the same answer.
 */
export const WholePackage = Type.Object(
  {
    package: NewPackage,
    /** SHA-256 of every body, by index. */
    digests: Type.Array(Octets32, { maxItems: MAX_BODIES }),
    seal: SealPackage,
  },
  closed,
);
export type WholePackage = Static<typeof WholePackage>;

/** POST /api/packages/:id/notice: gate 1. A wrong token is answered like an unknown package. */
export const LinkProof = Type.Object({ linkToken: Octets32 }, closed);
export type LinkProof = Static<typeof LinkProof>;

/** What a link holder may know before the password. Nothing in it is authenticated by the author. */
export const Notice = Type.Object({
  author: Type.Object({ name: PersonName, address: Address }),
  conversationId: ConversationIdText,
  sealedAt: Moment,
  expiresAt: Moment,
  passwordRequired: Type.Boolean(),
  /** Whoever claims the package first is the only one, for 24 hours. */
  oneTime: Type.Boolean(),
  /** Gate 3: a code from the recipient's mailbox is demanded. Whose it is, is not said. */
  mailboxCodeRequired: Type.Boolean(),
  /** Locked after too many wrong passwords; the clerk unlocks. */
  locked: Type.Boolean(),
  triesLeft: Type.Integer({ minimum: 0 }),
});
export type Notice = Static<typeof Notice>;

/** POST /api/packages/:id/code: whoever passed gates 1 and 2 has a code mailed to the recipient's mailbox. */
export const GateProof = Type.Object({ linkToken: Octets32, authToken: Octets32 }, closed);
export type GateProof = Static<typeof GateProof>;

/** POST /api/packages/:id/claim: gate 2, and 3 where there is one. */
export const ClaimRequest = Type.Object(
  {
    linkToken: Octets32,
    authToken: Octets32,
    /** Six digits out of the mailbox, where they are demanded. */
    code: Type.Optional(MailedCode),
    /** 32 random octets of the client's that become the claim's token: a claim whose answer got lost may be repeated. */
    claimToken: Type.Optional(Octets32),
  },
  closed,
);
export type ClaimRequest = Static<typeof ClaimRequest>;

/** A claimed session, good for 24 h and any number of retries: `Authorization: Bearer <token>`. */
export const Claim = Type.Object({ token: Octets32, expiresAt: Moment });
export type Claim = Static<typeof Claim>;

/** Who wrote a package: a clerk, a recipient who answers, or a visitor of a drop-in page who writes first. */
export const AuthorKind = Type.Union([
  Type.Literal('clerk'),
  Type.Literal('recipient'),
  Type.Literal('visitor'),
]);
export type AuthorKind = Static<typeof AuthorKind>;

/** GET /api/packages/:id: for the claim's bearer, or the clerk of the conversation. */
export const PackageContent = Type.Object({
  packageId: PackageIdText,
  conversationId: ConversationIdText,
  inReplyTo: Type.Union([PackageIdText, Type.Null()]),
  authorKind: AuthorKind,
  reference: Type.String(),
  sealedAt: Moment,
  expiresAt: Moment,
  envelopes: Type.Array(Base64(16 * 1024)),
  manifest: Base64(MAX_MANIFEST_BYTES),
  authentication: Base64(64 * 1024),
  bodies: Type.Array(Type.Object({ sealedBytes: Type.Integer() })),
  partsVia: PartsVia,
  /** With a visitor's package, and only there. */
  vouch: Type.Union([Vouch, Type.Null()]),
});
export type PackageContent = Static<typeof PackageContent>;
