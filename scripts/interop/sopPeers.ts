/**
 * Other implementations open what we seal, and we open what they seal.
 *
 *     npx tsx scripts/interop/sopPeers.ts sqop rsop gosop
 *     npx tsx scripts/interop/sopPeers.ts --large "chroot /tmp/peers/root sqop"
 *
 * Each argument is the command of one program with the Stateless OpenPGP interface. `--large` adds a file of 1.1 GiB,
 * whose packets have partial lengths. Prints a table for docs/PROTOCOL.md; ends with 1 where a peer cannot read ours,
 * Brainpool keys excepted: not every implementation has that curve.
 */
import { openAsBlob } from 'node:fs';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EnvelopeError } from '@siegelpost/shared/envelope/envelopeError';
import { openBody } from '@siegelpost/shared/envelope/openBody';
import { envelopeBytes } from '@siegelpost/shared/envelope/envelopePacket';
import {
  openWithPassphrase,
  openWithPrivateKey,
  sealToCertificate,
  sealToPassphrase,
} from '@siegelpost/shared/envelope/envelopes';
import { generateClerkKey } from '@siegelpost/shared/envelope/keys';
import { signManifest, verifyManifest } from '@siegelpost/shared/envelope/manifestSignature';
import { sealBody } from '@siegelpost/shared/envelope/sealBody';
import { newSessionKey } from '@siegelpost/shared/envelope/sessionKey';
import { enums, generateKey, readKey, readPrivateKey, readSignature, unarmor } from 'openpgp';
import { SopPeer } from './sopPeer.ts';

const MIB = 1024 * 1024;
const SIZES = [0, 1, 512 * 1024 - 12, 512 * 1024 - 11, 8 * MIB + 1];
const PASSWORD = 'AAECAwQFBgcICQoLDA0ODxAREhM.7K3MQ2VDXW';

interface Key {
  readonly name: string;
  readonly privateKey: Uint8Array;
  readonly certificate: Uint8Array;
}

type Check = (peer: SopPeer) => Promise<void>;

async function otherKey(name: string, options: object): Promise<Key> {
  const { privateKey, publicKey } = await generateKey({
    userIDs: [{ name: 'Archiv', email: 'archiv@amt.example' }],
    format: 'binary',
    ...options,
  });
  return { name, privateKey, certificate: publicKey };
}

async function makeKeys(): Promise<readonly Key[]> {
  const config = { aeadProtect: true, preferredAEADAlgorithm: enums.aead.gcm };
  const v6 = { ...config, v6Keys: true };
  return [
    {
      name: 'v4 Curve25519 key',
      ...(await generateClerkKey({ name: 'Erika', address: 'erika@amt.example' })),
    },
    await otherKey('v4 P-384 key', { type: 'ecc', curve: 'nistP384', config }),
    await otherKey('v4 Brainpool P-384 key', { type: 'ecc', curve: 'brainpoolP384r1', config }),
    await otherKey('v6 X25519 key', { type: 'curve25519', config: v6 }),
  ];
}

const content = (bytes: number) => Buffer.alloc(bytes, 'Siegelpost interop. ');

async function* message(envelope: Uint8Array, blob: Blob, sessionKey: ReturnType<typeof newSessionKey>) {
  yield envelope;
  yield* sealBody(blob, { sessionKey }).parts();
}

async function readAll(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(piece);
  return Buffer.concat(all);
}

function expectSame(received: Uint8Array, expected: Uint8Array): void {
  if (Buffer.compare(received, expected) !== 0) throw new Error(`${received.length} other octets`);
}

const armored = async (key: Key) => (await readPrivateKey({ binaryKey: key.privateKey })).armor();
const armoredCertificate = async (key: Key) => (await readKey({ binaryKey: key.certificate })).armor();

function opensOursByPassword(strong: boolean): Check {
  return async (peer) => {
    for (const bytes of strong ? SIZES : [100]) {
      const sessionKey = newSessionKey();
      const envelope = await sealToPassphrase(sessionKey, PASSWORD, { strong });
      const sealed = message(envelope, new Blob([content(bytes)]), sessionKey);
      const opened = await peer.run(['decrypt', '--with-password=@ENV:PW'], sealed, { PW: PASSWORD });
      expectSame(opened, content(bytes));
    }
  };
}

function opensOursByKey(key: Key): Check {
  return async (peer) => {
    const sessionKey = newSessionKey();
    const envelope = await sealToCertificate(sessionKey, key.certificate);
    const sealed = message(envelope, new Blob([content(3 * MIB)]), sessionKey);
    const opened = await peer.run(['decrypt', '@ENV:KEY'], sealed, { KEY: await armored(key) });
    expectSame(opened, content(3 * MIB));
  };
}

function weOpenTheirs(key: Key): Check {
  return async (peer) => {
    const args = ['encrypt', '--no-armor', '@ENV:CERT'];
    const sealed = await peer.run(args, [content(3 * MIB)], { CERT: await armoredCertificate(key) });
    const at = envelopeBytes(sealed);
    const sessionKey = await openWithPrivateKey([sealed.subarray(0, at)], key.privateKey);
    const body = (async function* () {
      yield sealed.subarray(at);
    })();
    expectSame(await readAll(openBody(body, { sessionKey })), content(3 * MIB));
  };
}

const weOpenTheirPassword: Check = async (peer) => {
  const args = ['encrypt', '--no-armor', '--profile=rfc9580', '--with-password=@ENV:PW'];
  const sealed = await peer.run(args, [content(100)], { PW: 'x' });
  await openWithPassphrase([sealed.subarray(0, envelopeBytes(sealed))], 'x');
};

function verifiesOurs(key: Key): Check {
  return async (peer) => {
    const data = new Uint8Array(content(500));
    const signature = await signManifest(data, key.privateKey);
    const SIG = (await readSignature({ binarySignature: signature })).armor();
    await peer.run(['verify', '@ENV:SIG', '@ENV:CERT'], [data], { SIG, CERT: await armoredCertificate(key) });
  };
}

function weVerifyTheirs(key: Key): Check {
  return async (peer) => {
    const data = new Uint8Array(content(500));
    const text = await peer.run(['sign', '@ENV:KEY'], [data], { KEY: await armored(key) });
    const { data: signature } = await unarmor(new TextDecoder().decode(text));
    if (!(signature instanceof Uint8Array)) throw new Error('no binary signature');
    await verifyManifest(data, signature, key.certificate);
  };
}

/** 1.1 GiB: one partial length in each of the two packets. */
const opensOursLarge: Check = async (peer) => {
  const folder = await mkdtemp(join(tmpdir(), 'interop-'));
  try {
    const path = join(folder, 'large');
    const file = await open(path, 'w');
    await file.truncate(1100 * MIB);
    await file.close();
    const sessionKey = newSessionKey();
    const envelope = await sealToPassphrase(sessionKey, PASSWORD, { strong: false });
    let bytes = 0;
    const sealed = message(envelope, await openAsBlob(path), sessionKey);
    await peer.run(['decrypt', '--with-password=@ENV:PW'], sealed, { PW: PASSWORD }, (piece) => {
      bytes += piece.length;
      if (piece.some((octet) => octet !== 0)) throw new Error('other octets');
    });
    if (bytes !== 1100 * MIB) throw new Error(`${bytes} octets`);
  } finally {
    await rm(folder, { recursive: true });
  }
};

function checks(keys: readonly Key[], large: boolean): readonly (readonly [string, Check, boolean])[] {
  return [
    ['opens ours: password, Argon2id 64 MiB', opensOursByPassword(true), true],
    ['opens ours: link alone, Argon2id 8 KiB', opensOursByPassword(false), true],
    ...keys.map(
      (key) => [`opens ours: ${key.name}`, opensOursByKey(key), !key.name.includes('Brainpool')] as const,
    ),
    ...keys.map((key) => [`we open theirs: ${key.name}`, weOpenTheirs(key), false] as const),
    ['we open theirs: password', weOpenTheirPassword, false],
    ...keys.map(
      (key) =>
        [`verifies our signature: ${key.name}`, verifiesOurs(key), !key.name.includes('Brainpool')] as const,
    ),
    ...keys.map((key) => [`we verify theirs: ${key.name}`, weVerifyTheirs(key), false] as const),
    ...(large ? ([['opens ours: 1.1 GiB, partial lengths', opensOursLarge, true]] as const) : []),
  ];
}

async function verdict(check: Check, peer: SopPeer): Promise<string> {
  try {
    await check(peer);
    return 'yes';
  } catch (error) {
    if (error instanceof EnvelopeError && error.code === 'not-allowed') return 'refused: not our profile';
    return `no: ${error instanceof Error ? error.message.replaceAll('|', '/') : String(error)}`;
  }
}

const arguments_ = process.argv.slice(2);
const peers = arguments_.filter((text) => text !== '--large').map((command) => new SopPeer(command));
const versions = await Promise.all(peers.map((peer) => peer.version()));
console.log(`| | ${versions.join(' | ')} |\n|---${'|---'.repeat(peers.length)}|`);
for (const [name, check, demanded] of checks(await makeKeys(), arguments_.includes('--large'))) {
  const verdicts: string[] = [];
  for (const peer of peers) verdicts.push(await verdict(check, peer));
  console.log(`| ${name} | ${verdicts.join(' | ')} |`);
  if (demanded && verdicts.some((text) => text !== 'yes')) process.exitCode = 1;
}
