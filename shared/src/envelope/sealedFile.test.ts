import { expect, test } from '@jest/globals';
import { encryptKey, readKey, readPrivateKey } from 'openpgp';
import { sealToCertificate, sealToPassphrase } from './envelopes.ts';
import { readCertificateFile, readKeyFile } from './keyFile.ts';
import { generateClerkKey, lockPrivateKey, newRecoveryCode } from './keys.ts';
import { sameOctets, utf8 } from './octets.ts';
import { sealBytes } from './sealBody.ts';
import { openSealedFile, readHead } from './sealedFile.ts';
import { newSessionKey } from './sessionKey.ts';
import { readAll, sampleOctets } from './testing/octetStreams.ts';

const ERIKA = { name: 'Erika', address: 'erika@amt.example' };
const never = () => Promise.reject(new Error('no secret should be asked for'));

async function savedFile() {
  const key = await generateClerkKey(ERIKA);
  const sessionKey = newSessionKey();
  const content = sampleOctets(9_000_000);
  const envelopes = [
    await sealToPassphrase(sessionKey, 'Zimt', { strong: false }),
    await sealToCertificate(sessionKey, key.certificate),
  ];
  const body = await sealBytes(content, sessionKey);
  return { key, content, envelopes, body, file: new Blob([...envelopes, body]) };
}

test('a file with several envelopes opens for each of its readers', async () => {
  const { key, content, file } = await savedFile();
  for (const opener of [{ passphrase: 'Zimt' }, { privateKey: key.privateKey }])
    expect(sameOctets(await readAll(openSealedFile(file, opener)), content)).toBe(true);
  const wrong = readAll(openSealedFile(file, { passphrase: 'Anis' }));
  await expect(wrong).rejects.toMatchObject({ code: 'wrong-secret' });
});

test('its head is read without a secret', async () => {
  const { file, envelopes } = await savedFile();
  const head = await readHead(file);
  expect(head.envelopes).toEqual(envelopes);
  expect(head.bodyAt).toBe(envelopes.reduce((bytes, envelope) => bytes + envelope.length, 0));
});

test('a file that is no package, or ends before its body, is refused', async () => {
  const { envelopes, body } = await savedFile();
  await expect(readHead(new Blob([body]))).rejects.toMatchObject({ code: 'not-allowed' });
  await expect(readHead(new Blob([]))).rejects.toMatchObject({ code: 'not-allowed' });
  await expect(readHead(new Blob(envelopes))).rejects.toMatchObject({ code: 'damaged' });
});

test('a key file is read binary, armored, under a passphrase and under a recovery code', async () => {
  const { privateKey } = await generateClerkKey(ERIKA);
  const parsed = await readPrivateKey({ binaryKey: privateKey });
  expect(await readKeyFile(privateKey, never)).toEqual(privateKey);
  expect(await readKeyFile(utf8(parsed.armor()), never)).toEqual(privateKey);
  const locked = await encryptKey({ privateKey: parsed, passphrase: 'Zimt' });
  const file = new Uint8Array(locked.write());
  expect(await readKeyFile(file, async () => 'Zimt')).toEqual(privateKey);
  await expect(readKeyFile(file, async () => 'Anis')).rejects.toMatchObject({ code: 'wrong-secret' });
  const code = newRecoveryCode();
  const sealed = await lockPrivateKey(privateKey, code);
  expect(await readKeyFile(sealed, async () => code.toLowerCase())).toEqual(privateKey);
});

test('a certificate is no private key, and a private key no certificate', async () => {
  const { privateKey, certificate } = await generateClerkKey(ERIKA);
  const armored = utf8((await readKey({ binaryKey: certificate })).armor());
  expect(await readCertificateFile(armored)).toEqual(certificate);
  await expect(readCertificateFile(privateKey)).rejects.toMatchObject({ code: 'not-allowed' });
  await expect(readKeyFile(certificate, never)).rejects.toMatchObject({ code: 'not-allowed' });
});
