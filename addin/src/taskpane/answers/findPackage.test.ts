import { expect, test } from '@jest/globals';
import { fakeReceivedMail } from '../../mailbox/fakeMailbox.ts';
import { packageIdOf } from '../testing/fakeServer.ts';
import { findPackage } from './findPackage.ts';

const id = packageIdOf('R');

test.each([
  ['the address in the text', { text: `Lesen: https://post.example/r/${id}\nGruß` }],
  ['the header', { headers: { 'x-siegelpost-package': id } }],
  [
    'an address that a mail scanner rewrote',
    { text: `https://scan.example/?url=https%3A%2F%2Fpost.example%2Fr%2F${id}&x=1` },
  ],
])('finds the package by %s', async (_, mail) => {
  expect(await findPackage(fakeReceivedMail(mail))).toEqual({ packageId: id, by: 'notification' });
});

test.each(['', 'no link', `https://post.example/r/${id}x`, 'https://post.example/r/short'])(
  'finds none in %j',
  async (text) => {
    expect(await findPackage(fakeReceivedMail({ text }))).toBeNull();
  },
);

test('a mail that carries the link of a sending names it as such', async () => {
  const text = `Öffnen: https://post.example/t/${id}#secret`;
  expect(await findPackage(fakeReceivedMail({ text }))).toEqual({ packageId: id, by: 'link' });
});
