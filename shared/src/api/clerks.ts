import { Type, type Static } from 'typebox';
import { Address, Base64, PersonName } from './encodings.ts';

const closed = { additionalProperties: false } as const;

/** Fingerprint of an OpenPGP certificate: 20 octets (v4) or 32 octets (v6) as lower-case hex. */
export const Fingerprint = Type.String({ pattern: '^(?:[0-9a-f]{40}|[0-9a-f]{64})$' });

/**
 * A clerk's key pair as the server keeps it: the certificate in the open, the private key as an OpenPGP
 * message under the recovery code, which the server never sees.
 */
export const ClerkKey = Type.Object(
  {
    fingerprint: Fingerprint,
    /** Transferable public key, binary (RFC 9580 §10.1). */
    certificate: Base64(64 * 1024),
    /** OpenPGP message (SKESKv6, SEIPDv2) that holds the transferable secret key. */
    sealedPrivateKey: Base64(128 * 1024),
  },
  closed,
);
export type ClerkKey = Static<typeof ClerkKey>;

/** GET /api/clerk: who is signed in; `key` is null before first use. */
export const Clerk = Type.Object({
  address: Address,
  name: PersonName,
  key: Type.Union([ClerkKey, Type.Null()]),
});
export type Clerk = Static<typeof Clerk>;

/** GET /api/clerk/quota: how much more may be stored just now; null where nothing limits it. */
export const QuotaLeft = Type.Object({
  left: Type.Union([
    Type.Object({
      /** Whose limit is the nearest. */
      quota: Type.Union([Type.Literal('clerk'), Type.Literal('organisation')]),
      /** Octets of sealed bodies. */
      bytes: Type.Integer({ minimum: 0 }),
    }),
    Type.Null(),
  ]),
});
export type QuotaLeft = Static<typeof QuotaLeft>;
