import { Type, type Static } from 'typebox';
import { Address, MailedCode, Moment, Octets32, PersonName } from './encodings.ts';

const closed = { additionalProperties: false } as const;

/** POST /api/session/code: mails a six-digit code to a clerk's address, or answers `address-not-permitted`. */
export const CodeRequest = Type.Object(
  {
    address: Address,
    /** Of an earlier request, whose codes then stay good beside the new one. */
    attempt: Type.Optional(Octets32),
  },
  closed,
);
export type CodeRequest = Static<typeof CodeRequest>;

/** The answer to whoever asked for a code, whether one is mailed or not. */
export const CodeAsked = Type.Object({
  /** A code is good only beside the attempt it was asked for in, so that nobody else can use up its tries. */
  attempt: Octets32,
});
export type CodeAsked = Static<typeof CodeAsked>;

/** POST /api/session: trades the code for a session. */
export const NewSession = Type.Object(
  { address: Address, attempt: Octets32, code: MailedCode, name: PersonName },
  closed,
);
export type NewSession = Static<typeof NewSession>;

/** POST /api/session/oidc: trades a token of the house's identity provider for a session. */
export const OidcToken = Type.Object(
  {
    /** An ID token of this add-in, or an access token for this server's API. */
    token: Type.String({ pattern: '^[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]*$', maxLength: 16_384 }),
    /** The nonce of the request that the ID token answers. */
    nonce: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
  },
  closed,
);
export type OidcToken = Static<typeof OidcToken>;

/** The session's bearer token goes into `Authorization: Bearer <token>`. */
export const Session = Type.Object({ token: Octets32, expiresAt: Moment });
export type Session = Static<typeof Session>;
