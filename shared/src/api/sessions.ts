import { Type, type Static } from 'typebox';
import { Address, MailedCode, Moment, Octets32, PersonName } from './encodings.ts';

const closed = { additionalProperties: false } as const;

/** POST /api/session/code: mails a six-digit code to a clerk's address. Answer 204, or `address-not-permitted`. */
export const CodeRequest = Type.Object({ address: Address }, closed);
export type CodeRequest = Static<typeof CodeRequest>;

/** POST /api/session: trades the code for a session. */
export const NewSession = Type.Object({ address: Address, code: MailedCode, name: PersonName }, closed);
export type NewSession = Static<typeof NewSession>;

/** The session's bearer token goes into `Authorization: Bearer <token>`. */
export const Session = Type.Object({ token: Octets32, expiresAt: Moment });
export type Session = Static<typeof Session>;
