/**
 * A second reader, written from docs/PROTOCOL.md alone over node:crypto and an Argon2 library, sharing no code with the
 * product: it shows that the document and the vectors are enough.
 */
import { createDecipheriv, createHash, createHmac, hkdfSync } from 'node:crypto';
import { argon2id } from 'hash-wasm';

const TAG_BYTES = 16;

/** "Link, password, passphrase": the ten symbols behind the link secret. */
export function passphraseOf(linkSecret: string, password: string | null): string {
  if (password === null) return linkSecret;
  const symbols = password.toUpperCase().replace(/[\s\p{Dash}]/gu, '');
  return `${linkSecret}.${symbols.replace(/O/g, '0').replace(/[IL]/g, '1')}`;
}

/** "Gates". */
export async function gateKeys(passphrase: string, packageId: string) {
  const id = Buffer.from(packageId, 'base64url');
  const salt = createHash('sha256').update('siegelpost auth v1').update(id).digest().subarray(0, 16);
  const key = await stretch(passphrase, salt, { passes: 3, lanes: 4, exponent: 16 });
  const derive = (info: string) => hkdf(key, Buffer.alloc(0), Buffer.from(info), 32);
  return {
    authToken: derive('siegelpost auth token v1'),
    replyKey: derive('siegelpost reply key v1'),
    pairKey: derive('siegelpost pair key v1'),
  };
}

/** "Gates", the token of the link alone. */
export function linkToken(linkSecret: string): Buffer {
  const secret = Buffer.from(linkSecret, 'base64url');
  return hkdf(secret, Buffer.alloc(0), Buffer.from('siegelpost link token v1'), 32);
}

/** "Passphrase envelope". */
export async function openPassphraseEnvelope(envelope: Buffer, passphrase: string): Promise<Buffer> {
  const [passes = 0, lanes = 0, exponent = 0] = envelope.subarray(24);
  const key = await stretch(passphrase, envelope.subarray(8, 24), { passes, lanes, exponent });
  const header = Buffer.from('c3060903', 'hex');
  const kek = hkdf(key, Buffer.alloc(0), header, 32);
  return openGcm(kek, envelope.subarray(27, 39), header, envelope.subarray(39));
}

/** "Body", of definite length. */
export function openBody(body: Buffer, sessionKey: Buffer): Buffer {
  const [version, cipher, mode, chunkOctet = 0] = body.subarray(6);
  if (body[0] !== 0xd2 || body[1] !== 0xff || version !== 2 || cipher !== 9 || mode !== 3)
    throw new Error('not a body');
  if (body.readUInt32BE(2) !== body.length - 6) throw new Error('cut or lengthened');
  const header = Buffer.from([0xd2, 2, 9, 3, chunkOctet]);
  const derived = hkdf(sessionKey, body.subarray(10, 42), header, 36);
  const [key, iv] = [derived.subarray(0, 32), derived.subarray(32)];
  const nonce = (index: number) => Buffer.concat([iv, uint64(index)]);
  const sealed = body.subarray(42, -TAG_BYTES);
  const step = 2 ** (chunkOctet + 6) + TAG_BYTES;
  const chunks: Buffer[] = [];
  for (let at = 0; at < sealed.length; at += step)
    chunks.push(openGcm(key, nonce(chunks.length), header, sealed.subarray(at, at + step)));
  const literal = Buffer.concat(chunks);
  const end = Buffer.concat([header, uint64(literal.length)]);
  openGcm(key, nonce(chunks.length), end, body.subarray(-TAG_BYTES));
  return contentOf(literal);
}

function contentOf(literal: Buffer): Buffer {
  const head = Buffer.concat([
    Buffer.from('cbff', 'hex'),
    Buffer.alloc(4),
    Buffer.from('620000000000', 'hex'),
  ]);
  head.writeUInt32BE(literal.length - 6, 2);
  if (!literal.subarray(0, head.length).equals(head)) throw new Error('not our literal packet');
  return literal.subarray(head.length);
}

/** "File digest". */
export function fileDigest(content: Buffer): string {
  const outer = createHash('sha256');
  for (let at = 0; at < content.length; at += 2 ** 19)
    outer.update(
      createHash('sha256')
        .update(content.subarray(at, at + 2 ** 19))
        .digest(),
    );
  return outer.digest('hex');
}

/** "Reply proof" and "Visitor proof", told apart by their domain. */
export function manifestProof(
  domain: string,
  key: Buffer,
  conversationId: string,
  { nonce, manifest }: { nonce: Buffer; manifest: string },
): string {
  const mac = createHmac('sha256', key)
    .update(domain)
    .update(Buffer.from(conversationId, 'base64url'))
    .update(nonce)
    .update(createHash('sha256').update(manifest).digest());
  return Buffer.concat([nonce, mac.digest()]).toString('hex');
}

/** "Visitor proof", the password of the answer, ungrouped. */
export function answerPassword(sessionKey: Buffer): string {
  const octets = hkdf(sessionKey, Buffer.alloc(0), Buffer.from('siegelpost answer password v1'), 10);
  return [...octets].map((octet) => '0123456789ABCDEFGHJKMNPQRSTVWXYZ'[octet % 32]).join('');
}

interface Stretching {
  readonly passes: number;
  readonly lanes: number;
  readonly exponent: number;
}

async function stretch(
  password: string,
  salt: Buffer,
  { passes, lanes, exponent }: Stretching,
): Promise<Buffer> {
  const cost = { iterations: passes, parallelism: lanes, memorySize: 2 ** exponent, hashLength: 32 };
  return Buffer.from(await argon2id({ password, salt, ...cost, outputType: 'binary' }));
}

function hkdf(key: Buffer, salt: Buffer, info: Buffer, bytes: number): Buffer {
  return Buffer.from(hkdfSync('sha256', key, salt, info, bytes));
}

function openGcm(key: Buffer, nonce: Buffer, aad: Buffer, sealed: Buffer): Buffer {
  const cipher = createDecipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(aad).setAuthTag(sealed.subarray(-TAG_BYTES));
  return Buffer.concat([cipher.update(sealed.subarray(0, -TAG_BYTES)), cipher.final()]);
}

function uint64(value: number): Buffer {
  const octets = Buffer.alloc(8);
  octets.writeBigUInt64BE(BigInt(value));
  return octets;
}
