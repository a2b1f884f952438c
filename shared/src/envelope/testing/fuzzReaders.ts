import { EnvelopeError } from '../envelopeError.ts';
import { envelopeBytes, readEnvelope } from '../envelopePacket.ts';
import { decodeManifest } from '../manifest.ts';
import { joinOctets, type Octets, sameOctets, utf8 } from '../octets.ts';
import { openBody } from '../openBody.ts';
import { sealBytes } from '../sealBody.ts';
import { newSessionKey } from '../sessionKey.ts';
import { mutate, SeededRandom } from './mutations.ts';
import { inPieces, readAll } from './octetStreams.ts';
import { sealAnything } from './sealAnything.ts';

/** One reader of octets from outside: what it is fed, and how. */
interface Target {
  readonly name: string;
  readonly sample: Octets;
  /** @throws EnvelopeError for everything that is not right; anything else is a finding. */
  readonly read: (octets: Octets, random: SeededRandom) => unknown;
}

/** What came of one input. */
export interface Outcome {
  readonly target: string;
  /** `accepted`, or the code of the refusal. */
  readonly verdict: string;
  readonly milliseconds: number;
}

const CONTENT = utf8('Sehr geehrte Frau Muster, anbei der Bescheid.');

/**
 * Feeds every reader of foreign octets with mutated samples, in turn and for ever, the same for the same seed.
 * @throws whatever a reader throws beside EnvelopeError, with the input as hex; and where a reader accepts what it must not.
 */
export async function* fuzzReaders(
  seed: number,
  samples: { readonly envelopes: readonly Uint8Array[]; readonly manifest: Uint8Array },
): AsyncGenerator<Outcome, never, undefined> {
  const random = new SeededRandom(seed);
  const targets = await makeTargets(samples);
  for (;;) {
    for (const target of targets) {
      const octets = mutate(target.sample, random);
      const begun = performance.now();
      const verdict = await verdictOf(target, octets, random);
      yield { target: target.name, verdict, milliseconds: performance.now() - begun };
    }
  }
}

async function verdictOf(target: Target, octets: Octets, random: SeededRandom): Promise<string> {
  try {
    await target.read(octets, random);
    return 'accepted';
  } catch (error) {
    if (error instanceof EnvelopeError) return error.code;
    const hex = Array.from(octets, (octet) => octet.toString(16).padStart(2, '0')).join('');
    throw new Error(`${target.name} fails on ${hex}`, { cause: error });
  }
}

async function makeTargets(samples: Parameters<typeof fuzzReaders>[1]): Promise<readonly Target[]> {
  const sessionKey = newSessionKey();
  const body = await sealBytes(CONTENT, sessionKey);
  const literal = joinOctets([Uint8Array.of(0xcb, 6 + CONTENT.length, 0x62, 0, 0, 0, 0, 0), CONTENT]);
  const open = async (sealed: Octets, random: SeededRandom) =>
    readAll(openBody(inPieces(sealed, 1 + random.below(200)), { sessionKey }));
  return [
    ...samples.envelopes.map((envelope, index) => ({
      name: `envelope ${index + 1}`,
      sample: new Uint8Array(envelope),
      read: readEnvelope,
    })),
    { name: 'message border', sample: joinOctets([...samples.envelopes, body]), read: envelopeBytes },
    {
      name: 'body',
      sample: body,
      read: async (octets, random) => {
        const opened = await open(octets, random);
        if (!sameOctets(opened, CONTENT)) throw new Error('accepted other content');
      },
    },
    {
      name: 'literal packet in a body',
      sample: literal,
      read: async (octets, random) => open(await sealAnything(octets, sessionKey), random),
    },
    { name: 'manifest', sample: new Uint8Array(samples.manifest), read: decodeManifest },
  ];
}
