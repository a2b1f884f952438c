import { describe, expect, test } from '@jest/globals';
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

describe('a pinned pane that goes from one draft to another', () => {
  /** Two mails being written in one Outlook. */
  async function twoDrafts() {
    const fake = createFakeOffice();
    const other = createFakeOffice();
    const mailbox = createOfficeMailbox(fake.office);
    const first = mailbox.item();
    const show = async (from: typeof fake) => {
      const told = new Promise<void>((resolve) => {
        const stop = mailbox.onItemChanged(() => {
          stop();
          resolve();
        });
      });
      fake.show(from.item);
      await told;
    };
    if (first?.kind !== 'draft') throw new Error('a draft is open');
    await first.writeMark('held');
    return { fake, other, mailbox, first, show };
  }

  test('knows the first one again, and it works as before', async () => {
    const { fake, other, mailbox, first, show } = await twoDrafts();
    await show(other);
    const second = mailbox.item();
    expect(second?.key).not.toBe(first.key);
    await show(fake);
    expect(mailbox.item()).toBe(first);
    expect(await first.readMark()).toBe('held');
    await show(other);
    expect(mailbox.item()).toBe(second);
  });

  test('refuses every call for the mail that was left, also the one under way', async () => {
    const { other, first, show } = await twoDrafts();
    const underWay = first.bodyText();
    const left = show(other);
    await expect(underWay).rejects.toMatchObject({ code: 'mail-elsewhere' });
    await left;
    await expect(first.prepend('link', 'html')).rejects.toMatchObject({ code: 'mail-elsewhere' });
    await expect(first.attachments()).rejects.toMatchObject({ code: 'mail-elsewhere' });
    expect(other.body()).not.toContain('link');
  });

  test('changes nothing in the other mail before Outlook has told of it', async () => {
    const { fake, other, first } = await twoDrafts();
    // Calls reach it already; the event is still on its way.
    fake.redirect(other.item);
    await expect(first.prepend('link', 'html')).rejects.toMatchObject({ code: 'mail-elsewhere' });
    await expect(first.writeMark('clean;x')).rejects.toMatchObject({ code: 'mail-elsewhere' });
    expect(other.body()).not.toContain('link');
    expect(other.headers.size).toBe(0);
  });

  test('listens to the first one again after the return', async () => {
    const { fake, other, first, show } = await twoDrafts();
    let told = 0;
    first.onAttachmentsChanged(() => told++);
    await show(other);
    other.attach('fremd.txt', new Uint8Array([1]));
    expect(told).toBe(0);
    await show(fake);
    fake.attach('eigen.txt', new Uint8Array([1]));
    expect(told).toBeGreaterThan(0);
  });
});
