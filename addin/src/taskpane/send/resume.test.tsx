import { expect, test } from '@jest/globals';
import { cleanup, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { FakeDraft } from '../../mailbox/fakeMailbox.ts';
import { packageIdOf } from '../testing/fakeServer.ts';
import { renderPane, signedIn, testPane } from '../testing/renderPane.tsx';

const bytes = (text: string) => new TextEncoder().encode(text);
const ready = () => screen.findByText('Drücken Sie jetzt in Outlook auf „Senden“', {}, { timeout: 9000 });

/** A pane that dies after the package was complete: Outlook refuses the step named. */
async function diesAt(step: 'prepend' | 'bodyText' | 'removeAttachment', draft: FakeDraft) {
  const pane = await signedIn(testPane(draft));
  const user = userEvent.setup();
  renderPane(pane);
  const button = await screen.findByRole('button', { name: 'Sicher senden' });
  pane.transfer.during = () => {
    draft.faults[step] = Array.from({ length: 9 }, () => 'mailbox-failed');
  };
  await user.click(button);
  await screen.findByText('Noch nicht gesendet', {}, { timeout: 9000 });
  cleanup();
  pane.transfer.during = () => undefined;
  draft.faults[step] = [];
  return { pane, user };
}

test.each(['prepend', 'bodyText', 'removeAttachment'] as const)(
  'a pane opened again after dying at %s finishes the mail: one link, no plaintext',
  async (step) => {
    const draft = new FakeDraft();
    draft.attach('Bescheid.pdf', bytes('Plaintext'));
    const { pane, user } = await diesAt(step, draft);
    // Ids are good for one session only.
    draft.held = draft.held.map((one) => ({ ...one, id: `later-${one.id}` }));
    renderPane(pane);
    await screen.findByText('Diese E-Mail ist noch nicht fertig');
    await user.click(screen.getByRole('button', { name: 'Fertigstellen' }));
    await ready();
    expect(pane.transfer.orders).toHaveLength(1);
    expect(draft.held).toEqual([]);
    expect(draft.body.split('id="LPNoLP"')).toHaveLength(2);
    expect(pane.server.activated).toEqual([packageIdOf('B')]);
    expect(screen.getByTestId('password').textContent).toBe('7K3-MQ2-VDXW');
  },
);

test('a mail that another pane finishes does not promise a password to be told: it may be known already', async () => {
  const draft = new FakeDraft();
  draft.attach('Bescheid.pdf', bytes('Plaintext'));
  const { pane, user } = await diesAt('prepend', draft);
  renderPane(pane);
  await user.click(await screen.findByRole('button', { name: 'Fertigstellen' }));
  await ready();
  expect(draft.body).toContain('haben Sie schon, oder Sie erhalten es');
});

test('a file with the same name but other content is never removed', async () => {
  const draft = new FakeDraft();
  draft.attach('Bescheid.pdf', bytes('Plaintext'));
  const { pane, user } = await diesAt('removeAttachment', draft);
  draft.held = [];
  draft.attach('Bescheid.pdf', bytes('Something else'));
  draft.held = draft.held.map((one) => ({ ...one, id: 'later' }));
  renderPane(pane);
  await user.click(await screen.findByRole('button', { name: 'Fertigstellen' }));
  await screen.findByText(/ist nicht in der verschlüsselten Sendung enthalten/, {}, { timeout: 9000 });
  expect(draft.held).toHaveLength(1);
  expect(pane.server.activated).toEqual([]);
  expect(draft.mark).toBe(`held;${packageIdOf('B')}`);
});

test('a finished mail opened again shows its password and does not send twice', async () => {
  const draft = new FakeDraft();
  draft.attach('Bescheid.pdf', bytes('Plaintext'));
  const pane = await signedIn(testPane(draft));
  const user = userEvent.setup();
  renderPane(pane);
  await user.click(await screen.findByRole('button', { name: 'Sicher senden' }));
  await ready();
  cleanup();
  renderPane(pane);
  await ready();
  expect(screen.getByTestId('password').textContent).toBe('7K3-MQ2-VDXW');
  expect(pane.transfer.orders).toHaveLength(1);
});

test('an attachment added after the end is named, and sealed on request', async () => {
  const draft = new FakeDraft();
  draft.attach('Bescheid.pdf', bytes('Plaintext'));
  const pane = await signedIn(testPane(draft));
  const user = userEvent.setup();
  renderPane(pane);
  await user.click(await screen.findByRole('button', { name: 'Sicher senden' }));
  await ready();
  draft.attach('Nachtrag.pdf', bytes('More'));
  await user.click(await screen.findByRole('button', { name: 'Auch diese sicher senden' }));
  await screen.findByText(/1 Datei ist verschlüsselt/);
  expect(pane.transfer.orders[1]?.files.map(({ name }) => name)).toEqual(['Nachtrag.pdf']);
  expect(draft.held).toEqual([]);
});

test('a half-finished mail whose package was recalled says so and starts over', async () => {
  const draft = new FakeDraft();
  draft.attach('Bescheid.pdf', bytes('Plaintext'));
  const { pane, user } = await diesAt('prepend', draft);
  pane.server.change(packageIdOf('B'), { state: 'recalled', senderRecord: null });
  renderPane(pane);
  await user.click(await screen.findByRole('button', { name: 'Fertigstellen' }));
  await screen.findByText(/Die begonnene Sendung gibt es nicht mehr/);
  await user.click(screen.getByRole('button', { name: 'Erneut versuchen' }));
  await user.click(await screen.findByRole('button', { name: 'Sicher senden' }));
  await ready();
  expect(pane.server.activated).toEqual([packageIdOf('D')]);
});

test('a mail held before anything was complete keeps its attachments and can be let go', async () => {
  const draft = new FakeDraft();
  draft.attach('Bescheid.pdf', bytes('Plaintext'));
  draft.mark = 'held';
  const pane = await signedIn(testPane(draft));
  const user = userEvent.setup();
  renderPane(pane);
  await screen.findByText('Unterbrochen');
  await user.click(screen.getByRole('button', { name: 'Doch nicht verschlüsseln' }));
  await screen.findByRole('button', { name: 'Sicher senden' });
  expect(draft.mark).toBeNull();
  expect(draft.held).toHaveLength(1);
});
