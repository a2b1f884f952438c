import { FakeDraft, FakeMailbox } from './fakeMailbox.ts';
import { keepsMailboxContract } from './mailboxContract.ts';

keepsMailboxContract('the mailbox in memory', () => {
  const draft = new FakeDraft();
  return {
    mailbox: new FakeMailbox(draft),
    attach: (name, content) => void draft.attach(name, content),
    body: () => draft.body,
  };
});
