import { Type, type Static } from 'typebox';
import { Check } from 'typebox/value';
import { Fingerprint } from '../api/clerks.ts';
import { Address, Base64, MAX_CERTIFICATE_BYTES, Moment, PersonName } from '../api/encodings.ts';
import { ConversationIdText, PackageIdText } from '../api/ids.ts';
import { MAX_BODIES, MAX_ENVELOPES, MAX_MANIFEST_BYTES } from '../api/packages.ts';
import { EnvelopeError } from './envelopeError.ts';
import { type Octets, utf8 } from './octets.ts';

const closed = { additionalProperties: false } as const;
const orNull = <Schema extends Parameters<typeof Type.Union>[0][number]>(schema: Schema) =>
  Type.Union([schema, Type.Null()]);

/** One file; the body of the same index holds its octets. */
export const ManifestFile = Type.Object(
  {
    /** As its author named it: not safe to show or to save under as it stands. */
    name: Type.String({ maxLength: 4096 }),
    bytes: Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER }),
    mediaType: Type.String({ maxLength: 255, pattern: '^[\\u0020-\\u007e]*$' }),
    /** File digest, lower-case hex. */
    digest: Type.String({ pattern: '^[0-9a-f]{64}$' }),
  },
  closed,
);
export type ManifestFile = Static<typeof ManifestFile>;

const KeyReader = Type.Object(
  { kind: Type.Union([Type.Literal('clerk'), Type.Literal('device')]), fingerprint: Fingerprint },
  closed,
);

/** The authority's archive. Answers are sealed to the certificate given here (RFC 9580 §10.1, binary, base64). */
export const ArchiveReader = Type.Object(
  {
    kind: Type.Literal('archive'),
    /** Of `certificate`. */
    fingerprint: Fingerprint,
    certificate: Base64(MAX_CERTIFICATE_BYTES),
  },
  closed,
);
export type ArchiveReader = Static<typeof ArchiveReader>;

/** What a package holds, who made it and who can read it. Signed, or proven by HMAC, as these octets. */
export const Manifest = Type.Object(
  {
    version: Type.Literal(1),
    packageId: PackageIdText,
    conversationId: ConversationIdText,
    inReplyTo: orNull(PackageIdText),
    createdAt: Moment,
    author: Type.Object(
      { name: PersonName, address: orNull(Address), fingerprint: orNull(Fingerprint) },
      closed,
    ),
    message: Type.String({ maxLength: 512 * 1024 }),
    classification: orNull(Type.String({ maxLength: 100 })),
    files: Type.Array(ManifestFile, { maxItems: MAX_BODIES }),
    /** Every key that an envelope is addressed to, the archive's named as such. */
    readers: Type.Array(Type.Union([KeyReader, ArchiveReader]), { maxItems: MAX_ENVELOPES }),
    /** Certificate that replies are sealed to, binary (RFC 9580 §10.1); null where none is wanted. */
    replyTo: orNull(Base64(MAX_CERTIFICATE_BYTES)),
    /** Request for a permanent connection; always null in this version. */
    pairing: Type.Null(),
  },
  closed,
);
export type Manifest = Static<typeof Manifest>;

/** JSON in UTF-8. @throws `manifest-invalid` where it is not a manifest, or too long. */
export function encodeManifest(manifest: Manifest): Octets {
  if (!Check(Manifest, manifest)) throw new EnvelopeError('manifest-invalid');
  const octets = utf8(JSON.stringify(manifest));
  if (octets.length > MAX_MANIFEST_BYTES) throw new EnvelopeError('manifest-invalid');
  return octets;
}

/** @throws `manifest-invalid` for anything that is not exactly a manifest of version 1. */
export function decodeManifest(octets: Uint8Array): Manifest {
  if (octets.length > MAX_MANIFEST_BYTES) throw new EnvelopeError('manifest-invalid');
  const manifest = parseJson(octets);
  if (!Check(Manifest, manifest)) throw new EnvelopeError('manifest-invalid');
  return manifest;
}

function parseJson(octets: Uint8Array): unknown {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(octets);
    return JSON.parse(text, refusePrototype);
  } catch (cause) {
    throw new EnvelopeError('manifest-invalid', { cause });
  }
}

function refusePrototype(key: string, value: unknown): unknown {
  if (key === '__proto__') throw new SyntaxError('__proto__ is not a field');
  return value;
}
