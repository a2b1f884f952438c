import { answerPassword } from '@siegelpost/shared/envelope/answerPassword';
import { encodeManifest } from '@siegelpost/shared/envelope/manifest';
import { toHex } from '@siegelpost/shared/envelope/octets';
import { proveVisit } from '@siegelpost/shared/envelope/visitorProof';
import { solveWork } from '@siegelpost/shared/transfer/solveWork';
import { workText } from '@siegelpost/shared/policy/work';
import { conversationId, counted, packageId, sessionKey } from './sampleInputs.ts';

/** Writing first: everything of it can be computed again. */
export async function makeVisitorVectors(): Promise<object> {
  const vouchKey = counted(32, 0xe0);
  const nonce = counted(16, 0xf0);
  const manifest = encodeManifest({
    version: 1,
    packageId,
    conversationId,
    inReplyTo: null,
    createdAt: '2026-01-02T03:04:05.678Z',
    author: { name: 'Max Beispiel', address: 'Max.Beispiel@buerger.example', fingerprint: null },
    message: 'Sehr geehrte Damen und Herren,\n\nanbei mein Antrag.',
    classification: null,
    files: [],
    readers: [],
    replyTo: null,
    pairing: null,
  });
  return {
    manifest: new TextDecoder().decode(manifest),
    vouchKey: toHex(vouchKey),
    nonce: toHex(nonce),
    proof: toHex(await proveVisit({ vouchKey, conversationId, manifest, nonce })),
    sessionKey: toHex(sessionKey),
    answerPassword: await answerPassword(sessionKey),
    work: await workVector(),
  };
}

async function workVector(): Promise<object> {
  const place = { dropIn: 'erika-sommer', address: 'Max.Beispiel@buerger.example', begunAt: 1_767_323_045 };
  const nonce = await solveWork(place, 12, new AbortController().signal);
  return { ...place, bits: 12, text: workText(place), nonce };
}
