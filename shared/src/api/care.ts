import { Type, type Static } from 'typebox';
import { Base64, Moment } from './encodings.ts';
import { Gates, MAX_ENVELOPES } from './packages.ts';

const { linkTokenDigest, authTokenDigest, passwordRequired } = Gates.properties;

const closed = { additionalProperties: false } as const;

/** POST /api/packages/:id/extend: a later end, or an earlier one, counted from now like that of a new package. */
export const Extend = Type.Object({ expiresAt: Moment }, closed);
export type Extend = Static<typeof Extend>;

/** POST /api/packages/:id/password: the same bodies behind other gates. Old password and old claims end with it. */
export const NewGates = Type.Object(
  {
    envelopes: Type.Array(Base64(16 * 1024), { minItems: 1, maxItems: MAX_ENVELOPES }),
    /** What the link and the password are compared with; a package stays one-time, or behind a mailbox code, as it was. */
    // By hand: `Type.Pick` would bring TypeBox's engine for computed types to every recipient.
    gates: Type.Object({ linkTokenDigest, authTokenDigest, passwordRequired }, closed),
    senderRecord: Base64(64 * 1024),
  },
  closed,
);
export type NewGates = Static<typeof NewGates>;

/** One thing that happened to a sending. */
export const PackageEvent = Type.Object({
  kind: Type.Union([
    Type.Literal('sent'),
    Type.Literal('opened'),
    Type.Literal('downloaded'),
    Type.Literal('wrong-password'),
    Type.Literal('wrong-code'),
    Type.Literal('locked'),
    Type.Literal('unlocked'),
    Type.Literal('extended'),
    Type.Literal('password-changed'),
    Type.Literal('recalled'),
    Type.Literal('expired'),
  ]),
  at: Moment,
  /** Who, as far as the server knows: each time somebody passes the gates it is a reader of a new number, from 1. */
  reader: Type.Union([Type.Integer(), Type.Null()]),
  /** Which file, by its place in the manifest. */
  bodyIndex: Type.Union([Type.Integer(), Type.Null()]),
});
export type PackageEvent = Static<typeof PackageEvent>;

/** GET /api/packages/:id/events: the clerk's own sending, oldest first, the last 250 of each kind. */
export const PackageEvents = Type.Object({ events: Type.Array(PackageEvent) });
export type PackageEvents = Static<typeof PackageEvents>;
