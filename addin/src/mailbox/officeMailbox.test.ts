import { expect, test } from '@jest/globals';
import { createFakeOffice } from './fakeOffice.ts';
import { keepsMailboxContract } from './mailboxContract.ts';
import { createOfficeMailbox } from './officeMailbox.ts';

keepsMailboxContract('the mailbox over office.js', () => {
  const fake = createFakeOffice();
  return { mailbox: createOfficeMailbox(fake.office), attach: fake.attach, body: fake.body };
});

test('a pinned pane is told of the next mail and can read its headers', async () => {
  const fake = createFakeOffice();
  const mailbox = createOfficeMailbox(fake.office);
  let told = 0;
  mailbox.onItemChanged(() => told++);
  fake.read('Neue Antwort', 'Guten Tag', 'Subject: Neue Antwort\r\nX-Siegelpost-Package:\r\n  abc\r\n');
  const item = mailbox.item();
  expect(told).toBe(1);
  expect(item?.kind === 'received' && (await item.header('x-siegelpost-package'))).toBe('abc');
});

test('opens a new mail with recipients, subject and body', async () => {
  const fake = createFakeOffice();
  await createOfficeMailbox(fake.office).openNewMail({
    to: [{ name: 'Erika Muster', address: 'erika@example.org' }],
    subject: 'AW: Ihr Bescheid',
    html: '<p>Link</p>',
  });
  expect(fake.opened).toEqual([
    {
      toRecipients: ['erika@example.org'],
      subject: 'AW: Ihr Bescheid',
      htmlBody: '<p>Link</p>',
    },
  ]);
});

test('an Outlook without internet headers keeps the mark with the mailbox', async () => {
  const { office } = createFakeOffice({ mailboxSet: 5 });
  const item = createOfficeMailbox(office).item();
  if (item?.kind !== 'draft') throw new Error('a draft is open');
  await item.writeMark('held');
  expect(await item.readMark()).toBe('held');
  await item.writeMark(null);
  expect(await item.readMark()).toBeNull();
});

test('an Outlook without attachment calls says so', () => {
  const { office } = createFakeOffice({ mailboxSet: 5 });
  const item = createOfficeMailbox(office).item();
  expect(item).toMatchObject({ kind: 'draft', attachmentsReadable: false });
});

test.each([
  ['#1f1f1f', true],
  ['#ffffff', false],
  [undefined, null],
])('the theme colour %s is dark: %s', (theme, dark) => {
  const { office } = createFakeOffice(theme ? { theme } : {});
  expect(createOfficeMailbox(office).dark).toBe(dark);
});
