import { beforeAll, describe, expect, test } from '@jest/globals';
import {
  createMessage,
  decrypt,
  encrypt,
  enums,
  generateKey,
  type PrivateKey,
  type PublicKey,
  readKey,
  readMessage,
  readPrivateKey,
} from 'openpgp';
import { envelopeBytes } from '@siegelpost/shared/envelope/envelopePacket';
import {
  openWithPassphrase,
  openWithPrivateKey,
  sealToCertificate,
  sealToPassphrase,
} from '@siegelpost/shared/envelope/envelopes';
import { generateClerkKey } from '@siegelpost/shared/envelope/keys';
import { joinOctets, type Octets } from '@siegelpost/shared/envelope/octets';
import { openBody } from '@siegelpost/shared/envelope/openBody';
import { sealBody } from '@siegelpost/shared/envelope/sealBody';
import { newSessionKey, type SessionKey } from '@siegelpost/shared/envelope/sessionKey';
import { inPieces, readAll, sampleOctets } from '@siegelpost/shared/envelope/testing/octetStreams';

const CHUNK = 512 * 1024;
const MIB8 = 8 * 1024 * 1024;
/** The literal packet's own 12 octets shift the chunk borders. */
const BORDER = CHUNK - 12;
const SIZES = [
  ...[0, 1],
  ...[BORDER - 1, BORDER, BORDER + 1, CHUNK - 1, CHUNK, CHUNK + 1],
  ...[MIB8 - 1, MIB8, MIB8 + 1],
];
const LARGE = 100_000_000;
const PASSPHRASE = 'AAECAwQFBgcICQoLDA0ODxAREhM.7K3MQ2VDXW';

/** What openpgp.js is told so that it seals as we do. */
const PROFILE = {
  aeadProtect: true,
  preferredAEADAlgorithm: enums.aead.gcm,
  preferredSymmetricAlgorithm: enums.symmetric.aes256,
  aeadChunkSizeByte: 13,
  s2kType: enums.s2k.argon2,
  s2kArgon2Params: { passes: 1, parallelism: 1, memoryExponent: 3 },
  preferredCompressionAlgorithm: enums.compression.uncompressed,
} as const;

/** A way to read a message: both libraries' words for one secret. */
interface Reader {
  readonly envelope: (sessionKey: SessionKey) => Promise<Octets>;
  readonly open: (envelope: Octets) => Promise<SessionKey>;
  readonly encryptTo: { readonly passwords: string } | { readonly encryptionKeys: PublicKey };
  readonly decryptWith: { readonly passwords: string } | { readonly decryptionKeys: PrivateKey };
}

const passphraseReader: Reader = {
  envelope: (sessionKey) => sealToPassphrase(sessionKey, PASSPHRASE, { strong: false }),
  open: (envelope) => openWithPassphrase([envelope], PASSPHRASE),
  encryptTo: { passwords: PASSPHRASE },
  decryptWith: { passwords: PASSPHRASE },
};

async function keyReader(privateKey: Uint8Array, certificate: Uint8Array): Promise<Reader> {
  return {
    envelope: (sessionKey) => sealToCertificate(sessionKey, certificate),
    open: (envelope) => openWithPrivateKey([envelope], privateKey),
    encryptTo: { encryptionKeys: await readKey({ binaryKey: certificate }) },
    decryptWith: { decryptionKeys: await readPrivateKey({ binaryKey: privateKey }) },
  };
}

async function otherReader(options: object, v6Keys: boolean): Promise<Reader> {
  const { privateKey, publicKey } = await generateKey({
    userIDs: [{ name: 'Archiv', email: 'archiv@amt.example' }],
    format: 'binary',
    config: { ...PROFILE, v6Keys },
    ...options,
  });
  return keyReader(privateKey, publicKey);
}

const READERS: Record<string, () => Promise<Reader>> = {
  'a password': async () => passphraseReader,
  'a clerk’s key, v4 Ed25519 and Curve25519': async () => {
    const { privateKey, certificate } = await generateClerkKey({ name: 'Erika', address: 'e@amt.example' });
    return keyReader(privateKey, certificate);
  },
  'a v4 NIST P-384 key': () => otherReader({ type: 'ecc', curve: 'nistP384' }, false),
  'a v4 Brainpool P-384 key': () => otherReader({ type: 'ecc', curve: 'brainpoolP384r1' }, false),
  'a v6 Ed25519 and X25519 key': () => otherReader({ type: 'curve25519' }, true),
};

async function sealOurs(content: Octets, { envelope }: Reader): Promise<Octets> {
  const sessionKey = newSessionKey();
  const body = await readAll(sealBody(new Blob([content]), { sessionKey }).parts());
  return joinOctets([await envelope(sessionKey), body]);
}

async function openTheirs(sealed: Octets, { open }: Reader): Promise<Octets> {
  const at = envelopeBytes(sealed);
  const sessionKey = await open(sealed.subarray(0, at));
  return readAll(openBody(inPieces(sealed.subarray(at)), { sessionKey }));
}

async function sealTheirs(content: Octets, { encryptTo }: Reader): Promise<Octets> {
  const message = await createMessage({ binary: content, format: 'binary', date: new Date(0) });
  return new Uint8Array(await encrypt({ message, ...encryptTo, format: 'binary', config: PROFILE }));
}

async function openOurs(sealed: Octets, { decryptWith }: Reader): Promise<Octets> {
  const message = await readMessage({ binaryMessage: sealed });
  const { data } = await decrypt({ message, ...decryptWith, format: 'binary' });
  return new Uint8Array(data);
}

describe.each(Object.entries(READERS))('whole messages for %s', (_, make) => {
  let reader: Reader;
  beforeAll(async () => {
    reader = await make();
  });

  test.each(SIZES)('openpgp.js opens ours: %i octets', async (bytes) => {
    const content = sampleOctets(bytes);
    expect(same(await openOurs(await sealOurs(content, reader), reader), content)).toBe(true);
  });

  test.each(SIZES)('we open those of openpgp.js: %i octets', async (bytes) => {
    const content = sampleOctets(bytes);
    expect(same(await openTheirs(await sealTheirs(content, reader), reader), content)).toBe(true);
  });

  test('100 MB, both ways', async () => {
    const content = sampleOctets(LARGE);
    expect(same(await openOurs(await sealOurs(content, reader), reader), content)).toBe(true);
    expect(same(await openTheirs(await sealTheirs(content, reader), reader), content)).toBe(true);
  }, 180_000);
});

/** Compares in no time; in tests it need not take always the same. */
function same(left: Octets, right: Octets): boolean {
  return Buffer.compare(left, right) === 0;
}
