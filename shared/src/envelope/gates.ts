import { argon2id } from 'hash-wasm';
import type { PackageId } from '../api/ids.ts';
import { remindCollector } from '../chunks/collector.ts';
import type { LinkSecret } from '../link/link.ts';
import { fromBase64url, joinOctets, type Octets, utf8 } from './octets.ts';
import type { Passphrase } from './passphrase.ts';

/** Argon2id (RFC 9106): 3 passes over 64 MiB in 4 lanes. */
const ARGON2 = { iterations: 3, parallelism: 4, memorySize: 64 * 1024, hashLength: 32 } as const;
const ARGON2_SALT_BYTES = 16;
const KEY_BYTES = 32;

/** What a link holder derives from the passphrase for the server and the clerk; 32 octets each. */
export interface GateKeys {
  /** Shown to the server at gate 2. */
  readonly authToken: Octets;
  /** Proves to the clerk that a reply's author could open the package. Never leaves the device. */
  readonly replyKey: Octets;
  /** Vouches for the keys of a permanent connection. Never leaves the device. */
  readonly pairKey: Octets;
}

/** Shown to the server at gate 1: HKDF-SHA-256 (RFC 5869) over the link secret's 20 octets. */
export async function deriveLinkToken(linkSecret: LinkSecret): Promise<Octets> {
  return hkdf(fromBase64url(linkSecret), 'siegelpost link token v1');
}

/** Takes 64 MiB of memory and some tenths of a second: call it in a worker. */
export async function deriveGateKeys(passphrase: Passphrase, packageId: PackageId): Promise<GateKeys> {
  const key = await gateKey(passphrase, packageId);
  return {
    authToken: await hkdf(key, 'siegelpost auth token v1'),
    replyKey: await hkdf(key, 'siegelpost reply key v1'),
    pairKey: await hkdf(key, 'siegelpost pair key v1'),
  };
}

/** What the server keeps of a token: its SHA-256. */
export async function tokenDigest(token: Uint8Array): Promise<Octets> {
  return sha256(new Uint8Array(token));
}

async function gateKey(passphrase: Passphrase, packageId: PackageId): Promise<Octets> {
  const seed = await sha256(joinOctets([utf8('siegelpost auth v1'), fromBase64url(packageId)]));
  const salt = seed.subarray(0, ARGON2_SALT_BYTES);
  const stretched = await argon2id({ ...ARGON2, password: passphrase, salt, outputType: 'binary' });
  remindCollector(ARGON2.memorySize * 1024);
  return new Uint8Array(stretched);
}

async function hkdf(input: Octets, info: string): Promise<Octets> {
  const key = await crypto.subtle.importKey('raw', input, 'HKDF', false, ['deriveBits']);
  const parameters = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(0), info: utf8(info) };
  return new Uint8Array(await crypto.subtle.deriveBits(parameters, key, KEY_BYTES * 8));
}

async function sha256(octets: Octets): Promise<Octets> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', octets));
}
