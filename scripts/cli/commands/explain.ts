import { createApi } from '@siegelpost/shared/client/api';
import { TAG } from '@siegelpost/shared/envelope/bodyProfile';
import type { FileContent } from '@siegelpost/shared/envelope/fileContent';
import { plainBodyBytes } from '@siegelpost/shared/envelope/bodySize';
import { digestGroups } from '@siegelpost/shared/envelope/fileDigest';
import { readEnvelope } from '@siegelpost/shared/envelope/envelopePacket';
import { OctetQueue } from '@siegelpost/shared/envelope/octetQueue';
import { readOnlyPacket } from '@siegelpost/shared/envelope/readPacket';
import { readFrom, readHead } from '@siegelpost/shared/envelope/sealedFile';
import { findLink } from '@siegelpost/shared/link/link';
import { readNotice } from '@siegelpost/shared/transfer/openAsRecipient';
import type { Call } from '../call.ts';
import { CliError } from '../cliError.ts';
import { connectionTo, originOf } from '../connection.ts';
import { inputFile, standardInput } from '../inputFile.ts';

const ALGORITHMS: Readonly<Record<number, string>> = { 18: 'ECDH', 25: 'X25519', 26: 'X448' };
const CIPHERS: Readonly<Record<number, string>> = { 7: 'AES-128', 8: 'AES-192', 9: 'AES-256' };
const MODES: Readonly<Record<number, string>> = { 1: 'EAX', 2: 'OCB', 3: 'GCM' };

/** `siegelpost explain`: what a saved file or a link is, as far as it can be told without its secret. */
export async function explain(call: Call): Promise<void> {
  const [subject] = call.positionals;
  if (subject === undefined) throw new CliError('usage', { subject: 'FILE|LINK' });
  const text = subject === '-' ? await standardInput() : subject;
  if (text.trim() === '') throw new CliError('usage', { subject: 'FILE|LINK' });
  const object = findLink(text) ? await explainLink(text, call) : await explainFile(text);
  call.report.result(object, lines(object));
}

async function explainLink(text: string, call: Call): Promise<object> {
  const link = findLink(text);
  if (!link) throw new CliError('usage', { subject: 'LINK' });
  const api = createApi(connectionTo(originOf(text), call));
  const notice = await readNotice(link, api, new AbortController().signal);
  const { packageId, seenByMailSystem } = link;
  return { kind: 'link', server: originOf(text), packageId, seenByMailSystem, ...notice };
}

async function explainFile(path: string): Promise<object> {
  const file = await inputFile(path);
  const { envelopes, bodyAt } = await readHead(file);
  return {
    kind: 'file',
    envelopes: envelopes.map((envelope) => ({ octets: envelope.length, ...describeEnvelope(envelope) })),
    body: await describeBody(file, bodyAt),
  };
}

function describeEnvelope(envelope: Uint8Array): object {
  const packet = readEnvelope(envelope);
  if (packet.kind === 'passphrase') {
    const { passes, lanes, memoryExponent } = packet.argon2;
    return { packet: 'SKESK v6', s2k: `Argon2id ${passes} × ${2 ** memoryExponent} KiB, ${lanes} lanes` };
  }
  const algorithm = ALGORITHMS[packet.algorithm] ?? String(packet.algorithm);
  return { packet: 'PKESK v6', algorithm, keyVersion: packet.keyVersion, fingerprint: packet.fingerprint };
}

async function describeBody(file: FileContent, bodyAt: number): Promise<object> {
  const packet = new OctetQueue(readOnlyPacket(new OctetQueue(readFrom(file, bodyAt)), TAG.seipd));
  const [version = 0, cipher = 0, mode = 0, chunkOctet = 0] = await packet.take(4);
  await packet.close();
  const octets = file.size - bodyAt;
  return {
    packet: `SEIPD v${version}`,
    cipher: CIPHERS[cipher] ?? String(cipher),
    mode: MODES[mode] ?? String(mode),
    chunkOctets: 2 ** (chunkOctet + 6),
    octets,
    contentOctets: plainSize(octets),
  };
}

/** Undefined where another program has framed the body. */
function plainSize(octets: number): number | undefined {
  try {
    return plainBodyBytes(octets);
  } catch {
    return undefined;
  }
}

/** The same for people, one line for each thing. */
function lines(value: unknown, name = '', indent = ''): string[] {
  if (value === undefined) return [];
  if (Array.isArray(value))
    return value.flatMap((entry, index) => lines(entry, `${name} ${index + 1}`, indent));
  if (typeof value === 'object' && value !== null) {
    const inner = name === '' ? indent : `${indent}  `;
    const fields = Object.entries(value).flatMap(([field, content]) => lines(content, field, inner));
    return name === '' ? fields : [`${indent}${name}:`, ...fields];
  }
  const text =
    name === 'fingerprint' && typeof value === 'string' ? digestGroups(value) : JSON.stringify(value);
  return [`${indent}${name}: ${text.replaceAll('"', '')}`];
}
