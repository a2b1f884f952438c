import { Type, type Static } from 'typebox';
import type { ArchiveDemand } from '../policy/classification.ts';
import { Base64, MAX_CERTIFICATE_BYTES } from './encodings.ts';

const OrNull = Type.Union([Type.String(), Type.Null()]);

/** How the public pages look and whom they name. Colours come as a sheet of their own (`paths.brandingSheet`). */
export const Branding = Type.Object({
  logoUrl: OrNull,
  /** The same for dark pages; null: `logoUrl` there too. */
  darkLogoUrl: OrNull,
  contact: Type.Object({ phone: OrNull, address: OrNull, url: OrNull }),
  /** What this way of writing is not, e.g. formal service; `standard`: the pages' own sentence. */
  formalNotice: Type.Union([
    Type.Literal('standard'),
    Type.Object({ de: Type.String(), en: Type.String() }),
    Type.Null(),
  ]),
});
export type Branding = Static<typeof Branding>;
/** A GUID, as Microsoft Purview writes them. */
const LabelId = Type.String({
  pattern: '^[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}$',
});

/** A mail domain in lower case. */
export const Domain = Type.String({ pattern: '^[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?$' });

const LevelName = Type.String({
  pattern: '^[^\\u0000-\\u001f\\u007f-\\u009f\\u2028\\u2029]+$',
  maxLength: 100,
});

/** A level of the vocabulary that the administration sets, and what it demands (policy/classification.ts). */
export const Classification = Type.Object(
  {
    /** Stands in the manifest and in the mail's header; never changes its meaning. */
    id: Type.String({ pattern: '^[a-z0-9][a-z0-9-]{0,49}$' }),
    names: Type.Object({ de: LevelName, en: LevelName }, { additionalProperties: false }),
    labelIds: Type.Array(LabelId, { maxItems: 50 }),
    mustEncrypt: Type.Boolean(),
    recommendEncrypt: Type.Boolean(),
    passwordRequired: Type.Boolean(),
    mailboxCodeRequired: Type.Boolean(),
    maxExpiryDays: Type.Union([Type.Integer({ minimum: 1, maximum: 3_650 }), Type.Null()]),
    recipientDomains: Type.Union([Type.Array(Domain, { maxItems: 500 }), Type.Null()]),
    archiveRequired: Type.Boolean(),
    blocked: Type.Boolean(),
  },
  { additionalProperties: false },
);
export type Classification = Static<typeof Classification>;

/** What Outlook does where the add-in cannot be reached: lets mail go, or holds it. */
export type SendMode = 'soft-block' | 'block';

/** The house's identity provider (OpenID Connect), as the pane signs in with it. */
export const OidcSignIn = Type.Object({
  issuer: Type.String(),
  /** The pane's own: a public client, authorization code with PKCE. */
  clientId: Type.String(),
  scopes: Type.Array(Type.String()),
  /** What the server takes: the ID token, or the access token for its own API. */
  token: Type.Union([Type.Literal('id'), Type.Literal('access')]),
});
export type OidcSignIn = Static<typeof OidcSignIn>;

/** How clerks may sign in; at least one of the two. */
export const SignInWays = Type.Object({
  mailboxCode: Type.Boolean(),
  oidc: Type.Union([OidcSignIn, Type.Null()]),
});
export type SignInWays = Static<typeof SignInWays>;

/** GET /api/policy (public): what pages and pane need to know before they ask anything of a person. */
export const PublicPolicy = Type.Object({
  organisation: Type.String(),
  /** Mail with more attachment octets than this is held on Send and led to the pane. */
  attachmentThresholdBytes: Type.Integer({ minimum: 0 }),
  /** In the order a person chooses from; empty where the administration wants no classification. */
  classifications: Type.Array(Classification),
  /** Mail to these domains and their subdomains must be sealed. */
  protectedDomains: Type.Array(Domain),
  /** Which packages must be sealed to the authority's archive, too; its key: `ArchiveKeyOffer`. */
  archive: Type.Unsafe<ArchiveDemand>(Type.String({ enum: ['none', 'levels', 'all'] })),
  sendMode: Type.Unsafe<SendMode>(Type.String({ enum: ['soft-block', 'block'] })),
  maxPackageBytes: Type.Integer({ minimum: 1 }),
  maxFiles: Type.Integer({ minimum: 1 }),
  expiryDays: Type.Array(Type.Integer({ minimum: 1 })),
  defaultExpiryDays: Type.Integer({ minimum: 1 }),
  imprintUrl: Type.Union([Type.String(), Type.Null()]),
  privacyUrl: Type.Union([Type.String(), Type.Null()]),
  accessibilityUrl: Type.Union([Type.String(), Type.Null()]),
  branding: Branding,
  signIn: SignInWays,
});
export type PublicPolicy = Static<typeof PublicPolicy>;

/** GET /api/archive-key (public): what to seal to where `PublicPolicy.archive` demands it. To be checked before use. */
export const ArchiveKeyOffer = Type.Object({
  /** OpenPGP certificate, binary (RFC 9580 §10.1); null where the authority has no archive key. */
  certificate: Type.Union([Base64(MAX_CERTIFICATE_BYTES), Type.Null()]),
  /** Of the key that must have certified it; null where the authority has no organisation key. */
  organisationCertificate: Type.Union([Base64(MAX_CERTIFICATE_BYTES), Type.Null()]),
});
export type ArchiveKeyOffer = Static<typeof ArchiveKeyOffer>;
