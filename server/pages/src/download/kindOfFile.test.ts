import { expect, test } from '@jest/globals';
import { isDangerous, kindOfFile } from './kindOfFile.ts';
import { knownNotToStream } from './knownNotToStream.ts';

test.each([
  ['Bescheid.PDF', 'pdf'],
  ['Foto.HEIC', 'image'],
  ['Tabelle.xlsx', 'table'],
  ['archiv.tar.gz', 'archive'],
  ['ohne Endung', 'other'],
  ['.pdf', 'pdf'],
  ['Rechnung.pdf.exe', 'other'],
])('%s is shown as %s', (name, kind) => {
  expect(kindOfFile({ name })).toBe(kind);
});

test.each([
  ['Rechnung.pdf.exe', true],
  ['SETUP.EXE', true],
  ['seite.html', true],
  ['bild.svg', true],
  ['Formular.docm', true],
  ['Formular.docx', false],
  ['Bescheid.pdf', false],
  ['exe', false],
])('that %s can run something is said: %s', (name, dangerous) => {
  expect(isDangerous(name)).toBe(dangerous);
});

const IPHONE = (os: string) =>
  `Mozilla/5.0 (iPhone; CPU iPhone OS ${os} like Mac OS X) AppleWebKit/605.1.15 Version/18.1 Mobile Safari/604.1`;
const MAC_SAFARI = (version: string) =>
  `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/${version} Safari/605.1.15`;
const CHROME =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';
const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';

test.each([
  ['iOS 15.7', IPHONE('15_7'), true],
  ['iOS 17.5', IPHONE('17_5'), false],
  ['iOS 18.1', IPHONE('18_1'), true],
  ['iOS 18.4', IPHONE('18_4'), false],
  ['Safari 15.6', MAC_SAFARI('15.6'), true],
  ['Safari 17.0', MAC_SAFARI('17.0'), false],
  ['Chrome', CHROME, false],
  ['Firefox', FIREFOX, false],
])('that %s loses downloads from a service worker is known: %s', (_, userAgent, known) => {
  expect(knownNotToStream(userAgent)).toBe(known);
});
