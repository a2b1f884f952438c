import { describe, expect, test } from '@jest/globals';
import { generateKeyPair, SignJWT } from 'jose';
import { readIdentity } from './oidcToken.ts';

const TENANT = '11111111-2222-3333-4444-555555555555';
const ISSUER = `https://login.microsoftonline.com/${TENANT}/v2.0`;
const NOW = new Date('2026-03-05T10:00:00Z');
const CONFIG = {
  issuers: [ISSUER],
  clientId: 'pane',
  audience: 'api://siegelpost',
  scopes: [],
  addressClaim: 'preferred_username',
  sessionHours: 12,
} as const;

async function read(changes: Record<string, unknown>) {
  const { publicKey, privateKey } = await generateKeyPair('RS256');
  const seconds = NOW.getTime() / 1000;
  const claims = {
    ...{ iss: ISSUER, sub: 'pairwise', aud: CONFIG.audience, iat: seconds, exp: seconds + 3600 },
    ...{
      tid: TENANT,
      oid: 'object',
      azp: 'pane',
      preferred_username: 'Petra@Amt.example',
      name: 'Petra\u0000',
    },
    ...changes,
  };
  const token = await new SignJWT(claims).setProtectedHeader({ alg: 'RS256' }).sign(privateKey);
  return readIdentity({ token }, CONFIG, [{ issuer: ISSUER, key: async () => publicKey }], NOW);
}

describe('a token of Entra ID', () => {
  test('names the person by tenant and object id, for every program alike', async () => {
    expect(await read({})).toEqual({
      issuer: `entra:${TENANT}`,
      subject: 'object',
      address: 'petra@amt.example',
      name: 'Petra',
    });
  });

  test.each([{ tid: 'another' }, { tid: undefined }, { oid: undefined }, { azp: 'another program' }])(
    'with %j is nobody',
    async (changes) => {
      await expect(read(changes)).rejects.toMatchObject({ code: 'not-signed-in' });
    },
  );
});
