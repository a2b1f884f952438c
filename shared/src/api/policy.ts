import { Type, type Static } from 'typebox';

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

/** GET /api/policy (public): what pages and pane need to know before they ask anything of a person. */
export const PublicPolicy = Type.Object({
  organisation: Type.String(),
  /** Mail with more attachment octets than this is held on Send and led to the pane. */
  attachmentThresholdBytes: Type.Integer({ minimum: 0 }),
  maxPackageBytes: Type.Integer({ minimum: 1 }),
  maxFiles: Type.Integer({ minimum: 1 }),
  expiryDays: Type.Array(Type.Integer({ minimum: 1 })),
  defaultExpiryDays: Type.Integer({ minimum: 1 }),
  imprintUrl: Type.Union([Type.String(), Type.Null()]),
  privacyUrl: Type.Union([Type.String(), Type.Null()]),
  accessibilityUrl: Type.Union([Type.String(), Type.Null()]),
  branding: Branding,
});
export type PublicPolicy = Static<typeof PublicPolicy>;
