import { expect, test } from '@jest/globals';
import { chooseWay } from './chooseWay.ts';

const TENANT = '11111111-2222-3333-4444-555555555555';
const oidc = (issuer: string) => ({ issuer, clientId: 'pane', scopes: ['openid'], token: 'id' as const });
const around = (nestedAppAuth: boolean) => ({
  nestedAppAuth,
  origin: 'https://post.stadt.example',
  address: 'max@stadt.example',
  askInDialog: async () => '',
});

test.each([
  [`https://login.microsoftonline.com/${TENANT}/v2.0`, true, 'nested'],
  [`https://login.microsoftonline.us/${TENANT}/v2.0`, true, 'nested'],
  [`https://login.microsoftonline.com/${TENANT}/v2.0`, false, 'dialog'],
  ['https://sso.stadt.example/realms/stadt', true, 'dialog'],
  ['https://login.microsoftonline.com.evil.example/x/v2.0', true, 'dialog'],
  ['https://adfs.stadt.example/adfs', true, 'dialog'],
])('%s, nested app authentication %s: by %s', (issuer, nested, kind) => {
  expect(chooseWay(oidc(issuer), around(nested)).kind).toBe(kind);
});
