import { Type } from 'typebox';

/** Longest OpenPGP certificate that is taken, in octets (RFC 9580 §10.1). */
export const MAX_CERTIFICATE_BYTES = 64 * 1024;

/** Octets as standard base64 with padding (RFC 4648 §4), at most `maxBytes` octets long. */
export function Base64(maxBytes: number) {
  return Type.String({
    pattern: '^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$',
    maxLength: Math.ceil(maxBytes / 3) * 4,
  });
}

/** 32 octets as base64url without padding (RFC 4648 §5): tokens and SHA-256 digests. */
export const Octets32 = Type.String({ pattern: '^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$' });

/** A moment as RFC 3339 text in UTC. */
export const Moment = Type.String({
  pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(?:\\.\\d{1,9})?Z$',
});

/** One mailbox address, without a display name; no white space, no control characters (row 54). */
export const Address = Type.String({
  pattern:
    '^[^\\s@<>,;:"()\\[\\]\\\\\\u0000-\\u001f\\u007f]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,250}[A-Za-z0-9])?$',
  maxLength: 254,
});

/** A code that was mailed: six digits. */
export const MailedCode = Type.String({ pattern: '^[0-9]{6}$' });

/** A person's name as shown to people: one line, no control characters. */
export const PersonName = Type.String({
  pattern: '^[^\\u0000-\\u001f\\u007f-\\u009f\\u2028\\u2029]*$',
  maxLength: 200,
});
