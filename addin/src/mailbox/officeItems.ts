import type { Rung } from './ladder.ts';
import type { Draft, ReceivedMail } from './mailbox.ts';
import { createOfficeDraft, type OfficeDraft } from './officeDraft.ts';
import { createOfficeReceivedMail } from './officeReceivedMail.ts';

/** A draft that is not known again by then counts as a new one. */
const KNOWN_WITHIN_MS = 3_000;

/** The mail beside the pane, and the drafts that a pinned pane stood beside before. */
export class OfficeItems {
  beside: Draft | ReceivedMail | null;
  readonly #office: typeof Office;
  readonly #rung: Rung;
  readonly #drafts = new Map<string, OfficeDraft>();
  #current: OfficeDraft | null = null;
  #changes = 0;

  constructor(office: typeof Office, rung: Rung) {
    this.#office = office;
    this.#rung = rung;
    const { item } = office.context.mailbox;
    this.beside = isDraft(item) ? this.#show(this.#open(item)) : this.#received(item);
  }

  /** The person has gone on to another mail; `tell` is called once it is known which. */
  changed(tell: () => void): void {
    const change = ++this.#changes;
    const { item } = this.#office.context.mailbox;
    this.#current?.place.leave();
    this.#current = null;
    if (!isDraft(item)) {
      this.beside = this.#received(item);
      return tell();
    }
    const opened = this.#open(item);
    void this.#knownAgain(opened).then((known) => {
      // Gone on to the next one meanwhile.
      if (change !== this.#changes) return opened.place.leave();
      if (known) known.place.comeBack(item);
      this.beside = this.#show(known ?? opened);
      tell();
    });
  }

  #received(item: Office.MessageRead | undefined): ReceivedMail | null {
    return item ? createOfficeReceivedMail(this.#office, item) : null;
  }

  #open(item: Office.MessageCompose): OfficeDraft {
    return createOfficeDraft(this.#office, item, this.#rung);
  }

  async #knownAgain({ name }: OfficeDraft): Promise<OfficeDraft | undefined> {
    const tooLate = new Promise<undefined>((resolve) => setTimeout(resolve, KNOWN_WITHIN_MS));
    const found = await Promise.race([name.known, tooLate]);
    return found === undefined ? undefined : this.#drafts.get(found);
  }

  #show(opened: OfficeDraft): Draft {
    this.#current = opened;
    void opened.name.known.then((name) => {
      if (name !== undefined && !this.#drafts.has(name)) this.#drafts.set(name, opened);
    });
    return opened.draft;
  }
}

/** Only a mail being written has a subject that is asked for by call. */
function isDraft(item: typeof Office.context.mailbox.item): item is Office.MessageCompose & typeof item {
  return item !== undefined && item !== null && typeof item.subject !== 'string';
}
