import { Type, type Static } from 'typebox';

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
});
export type PublicPolicy = Static<typeof PublicPolicy>;
