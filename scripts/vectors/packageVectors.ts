import { fingerprintOf, lockPrivateKey } from '@siegelpost/shared/envelope/keys';
import { encodeManifest, type Manifest } from '@siegelpost/shared/envelope/manifest';
import { signManifest } from '@siegelpost/shared/envelope/manifestSignature';
import { deriveGateKeys } from '@siegelpost/shared/envelope/gates';
import { digestHex, FileDigest } from '@siegelpost/shared/envelope/fileDigest';
import { type Octets, toBase64, toBase64url, toHex } from '@siegelpost/shared/envelope/octets';
import { passphrase } from '@siegelpost/shared/envelope/passphrase';
import { proveReply } from '@siegelpost/shared/envelope/replyProof';
import { buildLink } from '@siegelpost/shared/link/link';
import { sealSenderRecord } from '@siegelpost/shared/transfer/senderRecord';
import { parsePackageId } from '@siegelpost/shared/api/ids';
import { sealWhole } from './bodyVectors.ts';
import { clerkOf, type EnvelopeVectors, hexOctets } from './envelopeVectors.ts';
import {
  conversationId,
  counted,
  linkSecret,
  packageId,
  password,
  sampleContent,
  sessionKey,
} from './sampleInputs.ts';

/** Like envelopes: what holds random values is made once and kept. */
export interface PackageVectors {
  readonly about: string;
  readonly sessionKey: string;
  readonly certificate: string;
  readonly manifest: string;
  readonly manifestSalt: string;
  readonly sealedManifest: string;
  readonly signature: string;
  readonly senderRecord: string;
  readonly signatureSalt: string;
  readonly sealedSignature: string;
  readonly reply: object;
  readonly senderRecordText: string;
  readonly recoveryCode: string;
  readonly sealedPrivateKey: string;
}

const RECOVERY_CODE = '0123-4567-89AB-CDEF-GHJK-MNPQ-RS';
const PERSON = { name: 'Erika Sommer', address: 'erika.sommer@amt.example' };
const FILE = { name: 'Bescheid ä.bin', bytes: 24, mediaType: 'application/octet-stream' };

/** What lies around the bodies: manifests, signature, reply proof, sender record, sealed private key. */
export async function makePackageVectors(
  envelopes: EnvelopeVectors,
  kept?: PackageVectors,
): Promise<PackageVectors> {
  const clerk = { ...PERSON, ...clerkOf(envelopes) };
  const manifest = encodeManifest(await clerkManifest(clerk.certificate));
  const signature = kept ? hexOctets(kept.signature) : await signManifest(manifest, clerk.privateKey);
  return {
    about: 'The clerk is the first key of envelopes.json; session key and ids as in the other files.',
    sessionKey: toHex(sessionKey),
    certificate: toBase64(clerk.certificate),
    manifest: new TextDecoder().decode(manifest),
    manifestSalt: toHex(counted(32, 0x80)),
    sealedManifest: toHex(await sealWhole(manifest, counted(32, 0x80))),
    signature: toHex(signature),
    signatureSalt: toHex(counted(32, 0xa0)),
    sealedSignature: toHex(await sealWhole(signature, counted(32, 0xa0))),
    reply: await replyVector(clerk.certificate),
    senderRecord: kept?.senderRecord ?? toHex(await sealSenderRecord(senderRecord(), clerk)),
    senderRecordText: JSON.stringify(senderRecord()),
    recoveryCode: RECOVERY_CODE,
    sealedPrivateKey: kept?.sealedPrivateKey ?? toHex(await lockPrivateKey(clerk.privateKey, RECOVERY_CODE)),
  };
}

async function replyVector(certificate: Uint8Array): Promise<object> {
  const { replyKey } = await deriveGateKeys(passphrase(linkSecret, password), packageId);
  const manifest = encodeManifest(await replyManifest(certificate));
  const nonce = counted(16, 0xc0);
  return {
    manifest: new TextDecoder().decode(manifest),
    replyKey: toHex(replyKey),
    nonce: toHex(nonce),
    proof: toHex(await proveReply({ replyKey, conversationId, manifest, nonce })),
  };
}

async function clerkManifest(certificate: Uint8Array): Promise<Manifest> {
  const fingerprint = await fingerprintOf(certificate);
  return {
    version: 1,
    packageId,
    conversationId,
    inReplyTo: null,
    createdAt: '2026-01-02T03:04:05.678Z',
    author: { ...PERSON, fingerprint },
    message: 'Sehr geehrter Herr Beispiel,\n\nanbei der Bescheid.',
    classification: null,
    files: [{ ...FILE, digest: await sampleDigest() }],
    readers: [{ kind: 'clerk', fingerprint }],
    replyTo: toBase64(certificate),
    pairing: null,
  };
}

async function replyManifest(certificate: Uint8Array): Promise<Manifest> {
  const replyId = parsePackageId(toBase64url(counted(16, 0xd0)));
  if (!replyId) throw new TypeError('a counted package id');
  return {
    ...(await clerkManifest(certificate)),
    packageId: replyId,
    inReplyTo: packageId,
    author: { name: 'Max Beispiel', address: null, fingerprint: null },
    message: 'Vielen Dank.',
    files: [],
    replyTo: null,
  };
}

function senderRecord() {
  return {
    version: 1 as const,
    link: buildLink('https://post.amt.example', { packageId, linkSecret }),
    password,
    recipients: [{ name: 'Max Beispiel', address: 'max.beispiel@buerger.example' }],
    subject: 'Ihr Bescheid',
    fileNames: [FILE.name],
  };
}

async function sampleDigest(): Promise<string> {
  const digest = new FileDigest();
  const content: Octets = sampleContent(FILE.bytes);
  await digest.update(content);
  return digestHex(await digest.finish());
}
