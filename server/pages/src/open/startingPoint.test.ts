import { expect, test } from '@jest/globals';
import { parsePackageId } from '@siegelpost/shared/api/ids';
import { readAddress, readTypedLink } from './startingPoint.ts';

const ID = 'AAECAwQFBgcICQoLDA0ODw';
const SECRET = 'AAECAwQFBgcICQoLDA0ODxAREhM';
const LINK = { packageId: ID, linkSecret: SECRET };
const page = `https://amt.example/t/${ID}`;

test.each([
  ['https://amt.example/', { kind: 'home' }],
  [`https://amt.example/r/${ID}`, { kind: 'answer' }],
  [`${page}#${SECRET}`, { kind: 'link', link: { ...LINK, seenByMailSystem: false } }],
  [`${page}%23${SECRET}`, { kind: 'link', link: { ...LINK, seenByMailSystem: true } }],
  [`${page}%2523${SECRET}`, { kind: 'link', link: { ...LINK, seenByMailSystem: true } }],
  [page, { kind: 'broken-link', packageId: ID }],
  [`${page}#${SECRET.slice(1)}`, { kind: 'broken-link', packageId: ID }],
  ['https://amt.example/t/nothing', { kind: 'broken-link', packageId: undefined }],
])('the address %s asks for %j', (address, startingPoint) => {
  expect(readAddress(address)).toEqual(startingPoint);
});

test.each([
  ['the whole link', `${page}#${SECRET}`],
  ['a link that the mail program has wrapped', `${page.slice(0, 30)}\n  ${page.slice(30)}#${SECRET}`],
  ['a link in the middle of a sentence', `Bitte öffnen: <${page}#${SECRET}>.`],
  ['a link with a greeting on the next line', `${page}#${SECRET}\nMit freundlichen Grüßen`],
  ['a link with a greeting around it', `Guten Tag,\n${page}#${SECRET} Mit freundlichen Grüßen`],
  [
    'a link wrapped in its secret, with a greeting after it',
    `${page}#${SECRET.slice(0, 9)}\r\n${SECRET.slice(9)}\r\nMit freundlichen Grüßen`,
  ],
  [
    'a link as a mail system has rewritten it',
    `https://eur01.safelinks.protection.outlook.com/?url=${encodeURIComponent(`${page}#${SECRET}`)}&data=05%7C02`,
  ],
  ['the part after the #', SECRET],
  ['the part after the # with it', ` #${SECRET} `],
])('%s is found in what was typed', (_, typed) => {
  expect(readTypedLink(typed, parsePackageId(ID))).toMatchObject(LINK);
});

test('the part after the # alone is nothing where the address does not say of what', () => {
  expect(readTypedLink(SECRET, undefined)).toBeUndefined();
});
