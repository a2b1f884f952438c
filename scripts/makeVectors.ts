/**
 * npm run vectors: the frozen examples of tests/vectors. What holds random values (keys, envelopes, signatures) is made
 * once and kept for ever: every later version must still open it. Everything else is computed from it again.
 *
 *     npm run vectors                 adds what is missing
 *     npm run vectors -- --check      ends with 1 where today's code makes anything else
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { joinOctets } from '@siegelpost/shared/envelope/octets';
import { makeBodyVectors, sealWhole } from './vectors/bodyVectors.ts';
import { type EnvelopeVectors, hexOctets, makeEnvelopeVectors } from './vectors/envelopeVectors.ts';
import { makeGateVectors } from './vectors/gateVectors.ts';
import { makePackageVectors, type PackageVectors } from './vectors/packageVectors.ts';
import { counted, sampleContent } from './vectors/sampleInputs.ts';
import { makeVisitorVectors } from './vectors/visitorVectors.ts';

const check = process.argv.includes('--check');
const place = (name: string) => fileURLToPath(new URL(`../tests/vectors/v1/${name}`, import.meta.url));

const envelopes = await makeEnvelopeVectors(await read<EnvelopeVectors>('envelopes.json'));
const packages = await makePackageVectors(envelopes, await read<PackageVectors>('package.json'));
await keep('bodies.json', toJson(await makeBodyVectors()));
await keep('gates.json', toJson(await makeGateVectors()));
await keep('envelopes.json', toJson(envelopes));
await keep('package.json', toJson(packages));
await keep('visitor.json', toJson(await makeVisitorVectors()));
for (const { name, envelope } of [...envelopes.passphrases, ...envelopes.keys])
  await keep(`${name.replaceAll(' ', '-')}.pgp`, await message(envelope));

/** A whole OpenPGP message for any tool that reads files: envelope ‖ the body of 24 octets in bodies.json. */
async function message(envelope: string): Promise<Uint8Array> {
  return joinOctets([hexOctets(envelope), await sealWhole(sampleContent(24), counted(32, 0x62))]);
}

async function read<Vectors>(name: string): Promise<Vectors | undefined> {
  const text = await readFile(place(name), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : (JSON.parse(text) as Vectors);
}

function toJson(vectors: object): Uint8Array {
  return Buffer.from(`${JSON.stringify(vectors, null, 2)}\n`);
}

async function keep(name: string, content: Uint8Array): Promise<void> {
  const kept = await readFile(place(name)).catch(() => undefined);
  if (kept && isDeepStrictEqual(new Uint8Array(kept), new Uint8Array(content))) return;
  if (check || kept) {
    console.error(`${name}: ${kept ? 'today’s code makes something else' : 'missing'}`);
    process.exitCode = 1;
    return;
  }
  await mkdir(dirname(place(name)), { recursive: true });
  await writeFile(place(name), content);
  console.log(`${name}: written`);
}
