import { beforeAll, describe, expect, test } from '@jest/globals';
import { certify, isCertified } from './certification.ts';
import { openWithPrivateKey, sealToCertificate } from './envelopes.ts';
import { generateClerkKey, type KeyPair } from './keys.ts';
import { newSessionKey } from './sessionKey.ts';

const ERIKA = { name: 'Erika Sommer', address: 'Erika.Sommer@amt.example' };

let organisation: KeyPair;
let other: KeyPair;
let erika: KeyPair;
let certified: Uint8Array;

beforeAll(async () => {
  [organisation, other, erika] = await Promise.all([
    generateClerkKey({ name: 'Amt Beispiel', address: 'post@amt.example' }),
    generateClerkKey({ name: 'Amt Beispiel', address: 'post@amt.example' }),
    generateClerkKey(ERIKA),
  ]);
  certified = await certify(erika.certificate, organisation.privateKey);
});

const by = ({ certificate }: KeyPair, address = ERIKA.address) => ({
  address,
  organisationCertificate: certificate,
});

describe('a certificate', () => {
  test('is certified by the organisation that certified it, and by no other', async () => {
    expect(await isCertified(certified, by(organisation))).toBe(true);
    expect(await isCertified(certified, by(other))).toBe(false);
  });

  test('is not certified before', async () => {
    expect(await isCertified(erika.certificate, by(organisation))).toBe(false);
  });

  test('cannot be certified by its own key', async () => {
    await expect(certify(erika.certificate, erika.privateKey)).rejects.toMatchObject({ code: 'not-allowed' });
  });

  test('of one clerk is none of another (27)', async () => {
    expect(await isCertified(certified, by(organisation, 'max.amtmann@amt.example'))).toBe(false);
    expect(await isCertified(certified, by(organisation, 'erika.sommer@AMT.example'))).toBe(true);
  });

  test('of somebody else does not become certified by a copied certification', async () => {
    const swapped = await generateClerkKey(ERIKA);
    const certification = certified.slice(-erika.certificate.length);
    expect(
      await isCertified(new Uint8Array([...swapped.certificate, ...certification]), by(organisation)).catch(
        () => false,
      ),
    ).toBe(false);
  });

  test('is sealed to as before', async () => {
    const sessionKey = newSessionKey();
    const envelope = await sealToCertificate(sessionKey, certified);
    expect(await openWithPrivateKey([envelope], erika.privateKey)).toEqual(sessionKey);
  });
});
