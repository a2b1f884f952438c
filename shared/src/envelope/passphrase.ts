import { type LinkSecret, parseLinkSecret } from '../link/link.ts';
import { canonicalSymbols, grouped, randomSymbols } from './crockford.ts';
import { EnvelopeError } from './envelopeError.ts';
import { randomOctets, toBase64url } from './octets.ts';

declare const brand: unique symbol;

/** The OpenPGP passphrase of a link holder. */
export type Passphrase = string & { readonly [brand]: 'Passphrase' };

const LINK_SECRET_BYTES = 20;
/** 50 bit, and only ten tries: the gate locks. */
const PASSWORD_SYMBOLS = 10;
/** Spoken like a telephone number. */
export const PASSWORD_GROUPS = [3, 3, 4];

/** 20 random octets as base64url, for one link. */
export function newLinkSecret(): LinkSecret {
  const secret = parseLinkSecret(toBase64url(randomOctets(LINK_SECRET_BYTES)));
  if (!secret) throw new TypeError('a fresh link secret has 27 characters');
  return secret;
}

/** A password to tell on another channel: ten Crockford symbols in groups, e.g. `7K3-MQ2-VDXW`. */
export function newPassword(): string {
  return grouped(randomSymbols(PASSWORD_SYMBOLS), PASSWORD_GROUPS);
}

/** The ten symbols of a password as people type it; undefined where it cannot be one. */
export function canonicalPassword(text: string): string | undefined {
  return canonicalSymbols(text, PASSWORD_SYMBOLS);
}

/**
 * The passphrase that opens a package: the link secret, or link secret, full stop and canonical password.
 * @throws `wrong-secret` where the password cannot be one of ours.
 */
export function passphrase(linkSecret: LinkSecret, password: string | null): Passphrase {
  if (password === null) return linkSecret as string as Passphrase;
  const canonical = canonicalPassword(password);
  if (!canonical) throw new EnvelopeError('wrong-secret');
  return `${linkSecret}.${canonical}` as Passphrase;
}
