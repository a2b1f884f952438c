import { Type, type Static } from 'typebox';
import { Fingerprint } from './clerks.ts';
import { DropInNameText } from './dropInName.ts';
import {
  Address,
  Base64,
  MAX_CERTIFICATE_BYTES,
  MailedCode,
  Moment,
  Octets32,
  PersonName,
} from './encodings.ts';

const closed = { additionalProperties: false } as const;

const Owner = Type.Object({ name: PersonName, address: Address });

/** GET /api/drop-ins: the drop-in pages that the authority lists, in its own order. */
export const DropInList = Type.Object({
  dropIns: Type.Array(Type.Object({ name: DropInNameText, owner: Owner })),
});
export type DropInList = Static<typeof DropInList>;

/** GET /api/drop-ins/:name: whom one writes to, and the certificate that it is sealed to. */
export const DropIn = Type.Object({
  name: DropInNameText,
  owner: Owner,
  /** Certified by the organisation where it has been; binary (RFC 9580 §10.1). */
  certificate: Base64(MAX_CERTIFICATE_BYTES),
  /** Null where the authority has no organisation key: then the first use is trusted, and the page says so. */
  organisationCertificate: Type.Union([Base64(MAX_CERTIFICATE_BYTES), Type.Null()]),
  /** Whether what is written here must be sealed to the authority's archive, too. */
  archiveDemanded: Type.Boolean(),
});
export type DropIn = Static<typeof DropIn>;

/** POST /api/drop-ins/:name/code: mails six digits to the visitor. Answer as to a clerk, or `work-required`. */
export const VisitorCodeRequest = Type.Object(
  {
    address: Address,
    /** Of an earlier request, whose codes then stay good beside the new one. */
    attempt: Type.Optional(Octets32),
    /** Asked for under load only: see `work.ts`. */
    work: Type.Optional(
      Type.Object(
        {
          /** Seconds since 1970 when it was begun. */
          begunAt: Type.Integer({ minimum: 0, maximum: 2 ** 40 }),
          nonce: Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER }),
        },
        closed,
      ),
    ),
  },
  closed,
);
export type VisitorCodeRequest = Static<typeof VisitorCodeRequest>;

/** POST /api/drop-ins/:name/visit: trades the code for a visit, in which packages may be uploaded. */
export const NewVisit = Type.Object({ address: Address, attempt: Octets32, code: MailedCode }, closed);
export type NewVisit = Static<typeof NewVisit>;

/** Good for a day: `Authorization: Bearer <token>`. */
export const Visit = Type.Object({
  token: Octets32,
  expiresAt: Moment,
  /** Proves to the clerk that a package comes from this visit; never leaves page, server and clerk. */
  vouchKey: Octets32,
});
export type Visit = Static<typeof Visit>;

/** What the server vouches for beside a visitor's package: whoever sealed it had a code from this mailbox. */
export const Vouch = Type.Object({
  /** SHA-256 of the address in lower case: the address itself stands in the sealed manifest only. */
  addressDigest: Octets32,
  vouchKey: Octets32,
});
export type Vouch = Static<typeof Vouch>;

/** GET /api/clerk/drop-in: the clerk's own page. The name is made from the address and stays. */
export const OwnDropIn = Type.Object({
  open: Type.Boolean(),
  name: DropInNameText,
  /** Of the organisation's key, where there is one. */
  certified: Type.Boolean(),
  fingerprint: Type.Union([Fingerprint, Type.Null()]),
});
export type OwnDropIn = Static<typeof OwnDropIn>;

/** PUT /api/clerk/drop-in: opens or closes it. */
export const DropInSwitch = Type.Object({ open: Type.Boolean() }, closed);
export type DropInSwitch = Static<typeof DropInSwitch>;
