import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { PART_BYTES, partBytes, partCount } from '../chunks/parts.ts';
import { sealedBodyBytes } from './bodySize.ts';
import { FileDigest } from './fileDigest.ts';
import { joinOctets, type Octets, sameOctets, utf8 } from './octets.ts';
import { openBody, openBytes } from './openBody.ts';
import { STRETCH_BYTES } from './readStretches.ts';
import { sealBody, sealBytes } from './sealBody.ts';
import { newSessionKey, type SessionKey } from './sessionKey.ts';
import { flipBit, inPieces, readAll, sampleOctets } from './testing/octetStreams.ts';
import { sealAnything } from './testing/sealAnything.ts';

const CHUNK = 512 * 1024;
const SEALED_CHUNK = CHUNK + 16;
/** Octets before the first chunk: packet header, version, cipher, mode, chunk octet, salt. */
const HEAD = 6 + 36;

const open = (sealed: Uint8Array, sessionKey: SessionKey) =>
  readAll(openBody(inPieces(sealed), { sessionKey }));

/** Slices as browsers give them whose blobs are no byte streams. */
const withoutStream = (blob: Blob) => (from: number, to: number) => ({
  arrayBuffer: () => blob.slice(from, to).arrayBuffer(),
});

describe('sealing', () => {
  test('any size comes back in any pieces, in parts of exactly PART_BYTES', async () => {
    const sizes = fc.oneof(fc.nat(3000), fc.nat(9_500_000));
    await fc.assert(
      fc.asyncProperty(sizes, fc.integer({ min: 1000, max: 3_000_000 }), async (bytes, pieceBytes) => {
        const sessionKey = newSessionKey();
        const content = sampleOctets(bytes, pieceBytes);
        const sealer = sealBody(new Blob([content]), { sessionKey });
        const parts: Octets[] = [];
        for await (const part of sealer.parts()) parts.push(part);
        const expected = Array.from({ length: partCount(sealer.sealedBytes) }, (_, index) =>
          partBytes(sealer.sealedBytes, index),
        );
        expect(parts.map((part) => part.length)).toEqual(expected);
        const opened = await readAll(openBody(inPieces(joinOctets(parts), pieceBytes), { sessionKey }));
        expect(sameOctets(opened, content)).toBe(true);
      }),
      { numRuns: 15 },
    );
  });

  test('a small body comes back even octet by octet', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), fc.nat(40), async (content, extra) => {
        const sessionKey = newSessionKey();
        const sealed = await sealBytes(content, sessionKey);
        const opened = await readAll(openBody(inPieces(sealed, 1 + extra), { sessionKey }));
        expect(opened).toEqual(new Uint8Array(content));
      }),
      { numRuns: 50 },
    );
  });

  test('the digest of a sealer is the file digest, after its parts and not before', async () => {
    const content = sampleOctets(10_000_000);
    const sealer = sealBody(new Blob([content]), { sessionKey: newSessionKey() });
    await expect(sealer.digest()).rejects.toThrow('the parts come first');
    await readAll(sealer.parts());
    const digest = new FileDigest();
    await digest.update(content);
    expect(await sealer.digest()).toEqual(await digest.finish());
  });

  test('two bodies under one session key have different salts', async () => {
    const sessionKey = newSessionKey();
    const [first, second] = [await sealBytes(utf8('x'), sessionKey), await sealBytes(utf8('x'), sessionKey)];
    expect(first.subarray(10, HEAD)).not.toEqual(second.subarray(10, HEAD));
  });

  test('a sealer seals once, because its file may have changed since', async () => {
    const sealer = sealBody(new Blob(['x']), { sessionKey: newSessionKey() });
    await readAll(sealer.parts());
    await expect(readAll(sealer.parts())).rejects.toThrow(TypeError);
  });

  test.each([
    ['gives fewer octets than announced', 'three', 5],
    ['is empty by now', '', 5],
  ])('a file that %s is a changed source', async (_, text, size) => {
    const now = new Blob([text.slice(0, size - 1)]);
    for (const slice of [now.slice.bind(now), withoutStream(now)]) {
      const parts = sealBody({ size, slice }, { sessionKey: newSessionKey() }).parts();
      await expect(readAll(parts)).rejects.toMatchObject({ code: 'source-changed' });
    }
  });

  test('a file that cannot be read any more is a changed source', async () => {
    const gone = () => Promise.reject(new DOMException('gone', 'NotReadableError'));
    const ways = [
      { arrayBuffer: gone },
      { arrayBuffer: gone, stream: () => new ReadableStream({ type: 'bytes', pull: gone }) },
    ];
    for (const way of ways) {
      const parts = sealBody({ size: 4, slice: () => way }, { sessionKey: newSessionKey() }).parts();
      await expect(readAll(parts)).rejects.toMatchObject({ code: 'source-changed' });
    }
  });

  test('a file is sealed alike whether it streams or not, over several reads', async () => {
    const sessionKey = newSessionKey();
    const salt = new Uint8Array(32);
    const file = new Blob([sampleOctets(2 * STRETCH_BYTES + 100_000)]);
    const streamed = await readAll(sealBody(file, { sessionKey, salt }).parts());
    const sliced = sealBody({ size: file.size, slice: withoutStream(file) }, { sessionKey, salt });
    expect(sameOctets(await readAll(sliced.parts()), streamed)).toBe(true);
  });

  test('parts whose memory was given back are filled anew, to the same body', async () => {
    const content = sampleOctets(4 * PART_BYTES + 100);
    const sessionKey = newSessionKey();
    const sealer = sealBody(new Blob([content]), { sessionKey });
    const parts: Octets[] = [];
    for await (const part of sealer.parts()) {
      parts.push(new Uint8Array(part));
      sealer.giveBack(part);
    }
    const opened = await open(joinOctets(parts), sessionKey);
    expect(sameOctets(opened, content)).toBe(true);
  });

  test('a reader that stops early ends the sealing', async () => {
    const sealer = sealBody(new Blob([sampleOctets(3 * PART_BYTES)]), { sessionKey: newSessionKey() });
    for await (const part of sealer.parts()) {
      expect(part.length).toBe(PART_BYTES);
      break;
    }
    await expect(sealer.digest()).rejects.toThrow('the parts come first');
  });
});

describe('opening refuses', () => {
  test('every flipped bit of a small body (row 15)', async () => {
    const sessionKey = newSessionKey();
    const sealed = await sealBytes(utf8('Sehr geehrte Frau Muster'), sessionKey);
    for (let bit = 0; bit < sealed.length * 8; bit++) {
      const attempt = open(flipBit(sealed, bit), sessionKey);
      await expect(attempt).rejects.toMatchObject({ name: 'EnvelopeError' });
    }
  });

  test('a body cut anywhere (row 16), among them at every chunk border and without its final tag', async () => {
    const sessionKey = newSessionKey();
    const sealed = await readAll(sealBody(new Blob([sampleOctets(3 * CHUNK)]), { sessionKey }).parts());
    const borders = [0, 1, 2, 3].map((chunk) => HEAD + chunk * SEALED_CHUNK);
    const cuts = [
      0,
      1,
      5,
      6,
      9,
      20,
      ...borders.flatMap((at) => [at - 1, at, at + 1, at + 16]),
      sealed.length - 16,
    ];
    for (const bytes of [...cuts, sealed.length - 1]) {
      const cut = sealed.subarray(0, bytes);
      await expect(open(cut, sessionKey)).rejects.toMatchObject({ code: 'damaged' });
      if (bytes < 6) continue;
      new DataView(cut.buffer).setUint32(2, bytes - 6); // a length that fits what is left
      await expect(open(cut, sessionKey)).rejects.toMatchObject({ name: 'EnvelopeError' });
    }
  });

  test('every cut of a small body (row 16)', async () => {
    const sessionKey = newSessionKey();
    const sealed = await sealBytes(utf8('kurz'), sessionKey);
    for (let bytes = 0; bytes < sealed.length; bytes++) {
      await expect(open(sealed.subarray(0, bytes), sessionKey)).rejects.toMatchObject({ code: 'damaged' });
    }
  });

  test('octets after the body (row 17), inside and outside of its packet', async () => {
    const sessionKey = newSessionKey();
    const sealed = await sealBytes(utf8('kurz'), sessionKey);
    const longer = joinOctets([sealed, new Uint8Array(1)]);
    await expect(open(longer, sessionKey)).rejects.toMatchObject({ code: 'damaged' });
    new DataView(longer.buffer).setUint32(2, longer.length - 6);
    await expect(open(longer, sessionKey)).rejects.toMatchObject({ code: 'damaged' });
    await expect(open(joinOctets([sealed, sealed]), sessionKey)).rejects.toMatchObject({ code: 'damaged' });
  });

  test('chunks that are swapped, repeated, left out or taken from another body (row 18)', async () => {
    const sessionKey = newSessionKey();
    const seal = () => readAll(sealBody(new Blob([sampleOctets(3 * CHUNK)]), { sessionKey }).parts());
    const [sealed, other] = [await seal(), await seal()];
    const chunk = (of: Octets, index: number) =>
      of.subarray(HEAD + index * SEALED_CHUNK, HEAD + (index + 1) * SEALED_CHUNK);
    const end = sealed.subarray(HEAD + 3 * SEALED_CHUNK);
    const orders = [
      [chunk(sealed, 1), chunk(sealed, 0), chunk(sealed, 2)],
      [chunk(sealed, 0), chunk(sealed, 0), chunk(sealed, 2)],
      [chunk(sealed, 0), chunk(other, 1), chunk(sealed, 2)],
      [chunk(sealed, 0), chunk(sealed, 2)],
    ];
    for (const order of orders) {
      const hostile = joinOctets([sealed.subarray(0, HEAD), ...order, end]);
      new DataView(hostile.buffer).setUint32(2, hostile.length - 6);
      await expect(open(hostile, sessionKey)).rejects.toMatchObject({ code: 'damaged' });
    }
  });

  test('another session key', async () => {
    const sealed = await sealBytes(utf8('x'), newSessionKey());
    await expect(open(sealed, newSessionKey())).rejects.toMatchObject({ code: 'damaged' });
  });

  test.each([
    ['another packet', 0, 0xc9],
    ['a packet in the legacy format', 0, 0x84],
    ['SEIPDv1', 6, 1],
    ['AES-128', 7, 7],
    ['OCB', 8, 2],
    ['chunks below 64 KiB', 9, 9],
    ['chunks above 4 MiB', 9, 17],
  ])('%s (row 21), before a chunk is opened', async (_, offset, octet) => {
    const sessionKey = newSessionKey();
    const sealed = await sealBytes(utf8('x'), sessionKey);
    sealed[offset] = octet;
    await expect(open(sealed, sessionKey)).rejects.toMatchObject({ code: 'not-allowed' });
  });

  test('a first partial length below 512 octets', async () => {
    const sealed = Uint8Array.of(0xd2, 0xe8, ...new Uint8Array(300));
    await expect(open(sealed, newSessionKey())).rejects.toMatchObject({ code: 'not-allowed' });
  });

  test.each([
    ['a compressed packet (row 23)', Uint8Array.of(0xc8, 3, 0, 1, 2), 'not-allowed'],
    ['a signed message', Uint8Array.of(0xc4, 3, 0, 1, 2), 'not-allowed'],
    ['a literal packet in the legacy format', Uint8Array.of(0xac, 6, 0x62, 0, 0, 0, 0, 0), 'not-allowed'],
    ['a text literal', Uint8Array.of(0xcb, 6, 0x74, 0, 0, 0, 0, 0), 'not-allowed'],
    ['a literal with a name', Uint8Array.of(0xcb, 7, 0x62, 1, 0x61, 0, 0, 0, 0), 'not-allowed'],
    ['a literal with a date', Uint8Array.of(0xcb, 6, 0x62, 0, 0, 0, 0, 1), 'not-allowed'],
    ['a literal cut short', Uint8Array.of(0xcb, 7, 0x62, 0, 0, 0, 0, 0), 'damaged'],
    ['a literal and more', Uint8Array.of(0xcb, 6, 0x62, 0, 0, 0, 0, 0, 0xcb), 'damaged'],
  ])('%s inside', async (_, plaintext, code) => {
    const sessionKey = newSessionKey();
    const sealed = await sealAnything(plaintext, sessionKey);
    await expect(open(sealed, sessionKey)).rejects.toMatchObject({ code });
  });

  test('more octets than the caller allows', async () => {
    const sessionKey = newSessionKey();
    const sealed = await sealBytes(new Uint8Array(1001), sessionKey);
    expect(await openBytes(sealed, sessionKey, 1001)).toHaveLength(1001);
    await expect(openBytes(sealed, sessionKey, 1000)).rejects.toMatchObject({ code: 'not-allowed' });
  });
});

test('a chunk is yielded before the next one has arrived in full, and never unverified', async () => {
  const sessionKey = newSessionKey();
  const content = sampleOctets(30 * CHUNK);
  const sealed = await readAll(sealBody(new Blob([content]), { sessionKey }).parts());
  sealed.set(flipBit(sealed, (HEAD + 20 * SEALED_CHUNK + 5) * 8).subarray(0));
  const pieces: Uint8Array[] = [];
  const reading = async () => {
    for await (const piece of openBody(inPieces(sealed), { sessionKey })) pieces.push(piece);
  };
  await expect(reading()).rejects.toMatchObject({ code: 'damaged' });
  const opened = joinOctets(pieces);
  expect(opened.length).toBe(20 * CHUNK - 12);
  expect(sameOctets(opened, content.subarray(0, opened.length))).toBe(true);
});

describe('whoever opens', () => {
  /** A literal packet with two partial lengths and a rest inside one chunk, as a file above 1 GiB has one. */
  function partialLiteral(content: Octets): Octets {
    const rest = content.subarray(506 + 512);
    const framing = (octet: number) => Uint8Array.of(octet);
    return joinOctets([
      Uint8Array.of(0xcb, 0xe9, 0x62, 0, 0, 0, 0, 0),
      content.subarray(0, 506),
      framing(0xe9),
      content.subarray(506, 506 + 512),
      framing(rest.length),
      rest,
    ]);
  }

  test('may move each piece to another thread, also where a length stands between two of one chunk', async () => {
    const sessionKey = newSessionKey();
    const content = sampleOctets(506 + 512 + 100);
    const sealed = await sealAnything(partialLiteral(content), sessionKey);
    const moved: Octets[] = [];
    for await (const piece of openBody(inPieces(sealed), { sessionKey }))
      moved.push(structuredClone(piece, { transfer: [piece.buffer] }));
    expect(sameOctets(joinOctets(moved), content)).toBe(true);
  });

  test('may use the memory of a sealed piece again once the next is asked for', async () => {
    const sessionKey = newSessionKey();
    const content = sampleOctets(5 * CHUNK + 1000);
    const sealed = await readAll(sealBody(new Blob([content]), { sessionKey }).parts());
    const memory = new Uint8Array(100_000);
    const reusing = async function* () {
      for await (const piece of inPieces(sealed, memory.length)) {
        memory.set(piece);
        yield memory.subarray(0, piece.length);
        memory.fill(0xff);
      }
    };
    expect(sameOctets(await readAll(openBody(reusing(), { sessionKey })), content)).toBe(true);
  });
});

test('the size of a body is known before', async () => {
  const sealed = await sealBytes(new Uint8Array(100), newSessionKey());
  expect(sealed.length).toBe(sealedBodyBytes(100));
});
