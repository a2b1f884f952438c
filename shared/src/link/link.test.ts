import { expect, test } from '@jest/globals';
import { buildLink, findLink } from './link.ts';

const PACKAGE_ID = 'AAECAwQFBgcICQoLDA0ODw';
const SECRET = 'AAECAwQFBgcICQoLDA0ODxAREhM';
const LINK = `https://post.stadt.example/t/${PACKAGE_ID}#${SECRET}`;

test('a link is found again in what buildLink made of it', () => {
  const found = findLink(LINK);
  if (!found) throw new Error('no link found');
  expect(found.seenByMailSystem).toBe(false);
  expect(buildLink('https://post.stadt.example', found)).toBe(LINK);
});

test.each(['%23', '%2523'])(
  'a link whose # became %s is found and marked as seen by the mail system',
  (separator) => {
    expect(findLink(LINK.replace('#', separator))).toMatchObject({
      linkSecret: SECRET,
      seenByMailSystem: true,
    });
  },
);

test.each([LINK, LINK.replace('#', '%23')])('%s is found within what Safe Links make of it', (link) => {
  const wrapped = `https://eur01.safelinks.protection.outlook.com/?url=${encodeURIComponent(link)}&data=05%7C02%7C%zz&reserved=0`;
  expect(findLink(wrapped)).toEqual({ packageId: PACKAGE_ID, linkSecret: SECRET, seenByMailSystem: true });
});

test.each([
  ['no fragment', `https://post.stadt.example/t/${PACKAGE_ID}`],
  ['a secret that is too short', LINK.slice(0, -1)],
  ['a secret that is too long', `${LINK}A`],
  ['a package id that is too short', LINK.replace(PACKAGE_ID, PACKAGE_ID.slice(1))],
  ['a secret whose last character has stray bits', `${LINK.slice(0, -1)}N`],
])('%s is no link', (_, text) => {
  expect(findLink(text)).toBeUndefined();
});
