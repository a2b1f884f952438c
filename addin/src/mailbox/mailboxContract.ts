import { describe, expect, test } from '@jest/globals';
import type { Draft, Mailbox } from './mailbox.ts';
import { MailboxError } from './mailboxError.ts';

/** A mailbox under test with a draft open, and what its person can do by hand. */
export interface MailboxUnderTest {
  readonly mailbox: Mailbox;
  readonly attach: (name: string, content: Uint8Array<ArrayBuffer>) => void;
  readonly body: () => string;
}

const bytes = (...values: number[]) => new Uint8Array(values);

/** What every Mailbox keeps; run for each adapter. */
export function keepsMailboxContract(name: string, create: () => MailboxUnderTest): void {
  const open = (): MailboxUnderTest & { draft: Draft } => {
    const made = create();
    const item = made.mailbox.item();
    if (item?.kind !== 'draft') throw new Error('the contract starts with a draft');
    return { ...made, draft: item };
  };

  describe(`${name}`, () => {
    test('tells whose mailbox it is, and in which language', () => {
      const { mailbox } = open();
      expect(mailbox.person.address).toContain('@');
      expect(mailbox.language).toMatch(/^[a-z]{2}/);
    });

    test('gives the octets of an attachment as they were attached', async () => {
      const { draft, attach } = open();
      attach(
        'alle.bin',
        Uint8Array.from({ length: 256 }, (_, value) => value),
      );
      const [attachment] = await draft.attachments();
      expect(attachment).toMatchObject({ name: 'alle.bin', kind: 'file', inline: false });
      const read = await draft.readAttachment(attachment?.id ?? '');
      expect([...read]).toEqual(Array.from({ length: 256 }, (_, value) => value));
    });

    test('answers many reads at once, each with its own content', async () => {
      const { draft, attach } = open();
      for (let value = 1; value <= 5; value++) attach(`${value}.bin`, bytes(value, value));
      const attachments = await draft.attachments();
      const contents = await Promise.all(attachments.map(({ id }) => draft.readAttachment(id)));
      expect(contents.map(([first]) => first)).toEqual([1, 2, 3, 4, 5]);
    });

    test('a removed attachment is gone from the list', async () => {
      const { draft, attach } = open();
      attach('weg.txt', bytes(1));
      attach('bleibt.txt', bytes(2));
      const [first] = await draft.attachments();
      await draft.removeAttachment(first?.id ?? '');
      expect((await draft.attachments()).map((one) => one.name)).toEqual(['bleibt.txt']);
    });

    test('refuses to read or remove an attachment it does not have', async () => {
      const { draft } = open();
      await expect(draft.readAttachment('missing')).rejects.toBeInstanceOf(MailboxError);
      await expect(draft.removeAttachment('missing')).rejects.toMatchObject({ code: 'mailbox-failed' });
    });

    test('says when attachments change, until nobody wants to know', async () => {
      const { draft, attach } = open();
      let told = 0;
      const stop = draft.onAttachmentsChanged(() => told++);
      attach('eins.txt', bytes(1));
      expect(told).toBe(1);
      stop();
      attach('zwei.txt', bytes(2));
      expect(told).toBe(1);
    });

    test('puts a text before the body', async () => {
      const { draft, body } = open();
      await draft.prepend('<p>Zuerst</p>', await draft.bodyFormat());
      expect(body().startsWith('<p>Zuerst</p>')).toBe(true);
      expect(await draft.bodyText()).toContain('Zuerst');
    });

    test('keeps a mark, changes it and takes it off', async () => {
      const { draft } = open();
      expect(await draft.readMark()).toBeNull();
      await draft.writeMark('held');
      await draft.writeMark('clean;abc');
      expect(await draft.readMark()).toBe('clean;abc');
      await draft.writeMark(null);
      expect(await draft.readMark()).toBeNull();
    });

    test('keeps the level that was chosen, beside the mark', async () => {
      const { draft } = open();
      expect(await draft.readClassification()).toBeNull();
      await draft.writeMark('held');
      await draft.writeClassification('vertraulich');
      expect(await draft.readClassification()).toBe('vertraulich');
      expect(await draft.readMark()).toBe('held');
      await draft.writeClassification(null);
      expect(await draft.readClassification()).toBeNull();
    });

    test('remembers what the pane held, and forgets it', async () => {
      const { draft } = open();
      expect(await draft.readPaneInput()).toBeNull();
      await draft.writePaneInput({ files: ['Film.mp4'], message: true });
      expect(await draft.readPaneInput()).toEqual({ files: ['Film.mp4'], message: true });
      await draft.writePaneInput(null);
      expect(await draft.readPaneInput()).toBeNull();
    });

    test('knows subject and recipients, and saves', async () => {
      const { draft } = open();
      expect(await draft.subject()).toBe('Ihr Bescheid');
      expect(await draft.recipients()).toEqual([{ name: 'Erika Muster', address: 'erika@example.org' }]);
      await draft.save();
    });
  });
}
