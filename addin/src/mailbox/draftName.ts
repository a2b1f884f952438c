import type { DraftNotes } from './draftNotes.ts';
import { MailboxError } from './mailboxError.ts';

const PROPERTY = 'siegelpost-mail';

/**
 * A random name by which a pinned pane knows a draft again, kept among the add-in's own properties of the item: they are
 * not sent along. A draft that takes no name is a new one each time.
 */
export class DraftName {
  readonly #properties: DraftNotes;
  /** Undefined where Outlook gave or took none. */
  readonly known: Promise<string | undefined>;

  constructor(properties: DraftNotes) {
    this.#properties = properties;
    this.known = readOrGive(properties).catch(() => undefined);
  }

  /** Looks whether it is still this draft that calls reach, right before something is changed in it. @throws MailboxError */
  async confirm(): Promise<void> {
    const name = await this.known;
    if (name === undefined) return;
    if ((await this.#properties.read(PROPERTY)) !== name) throw new MailboxError('mail-elsewhere');
  }
}

async function readOrGive(properties: DraftNotes): Promise<string> {
  const found = await properties.read(PROPERTY);
  if (found !== null) return found;
  const name = crypto.randomUUID();
  await properties.write(PROPERTY, name);
  return name;
}
