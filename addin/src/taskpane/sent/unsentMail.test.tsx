import { expect, test } from '@jest/globals';
import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { FakeDraft } from '../../mailbox/fakeMailbox.ts';
import { packageIdOf, summaryOf } from '../testing/fakeServer.ts';
import { renderPane, signedIn, testPane } from '../testing/renderPane.tsx';

const SINCE = '2026-03-03T08:00:00Z';
const TITLE = 'E-Mail nicht versandt';
const answer = { packageId: packageIdOf('R'), inReplyTo: packageIdOf('P'), authorKind: 'recipient' } as const;

async function open(...packages: Parameters<typeof summaryOf>[0][]) {
  const pane = await signedIn(testPane(new FakeDraft()));
  pane.server.packages.push(...packages.map(summaryOf));
  const user = userEvent.setup();
  renderPane(pane);
  await user.click(await screen.findByRole('tab', { name: 'Gesendet' }));
  await screen.findByText('Ihr Bescheid');
  return { ...pane, user };
}

test('a code that could not be mailed is said beside its sending, and no more once it went (row 65)', async () => {
  const { server, user } = await open({ mailUnsentSince: SINCE });
  expect(screen.getByText(TITLE)).toBeDefined();
  expect(screen.getByText(/zum Beispiel den Code zum Öffnen/)).toBeDefined();
  server.change(packageIdOf('P'), { mailUnsentSince: null });
  await user.click(screen.getByRole('button', { name: 'Aktualisieren' }));
  await screen.findByText('Ihr Bescheid');
  expect(screen.queryByText(TITLE)).toBeNull();
});

test('a notice of an answer that could not be mailed is said beside what was answered (row 65)', async () => {
  await open({}, { ...answer, mailUnsentSince: SINCE, senderRecord: null });
  expect(screen.getByText(TITLE)).toBeDefined();
  expect(screen.getByText(/die Ihnen die Antwort meldet/)).toBeDefined();
});

test('where every mail went out, nothing is said', async () => {
  await open({}, { ...answer, senderRecord: null });
  expect(screen.queryByText(TITLE)).toBeNull();
});
