import { expect, test } from '@jest/globals';
import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { FakeDraft } from '../../mailbox/fakeMailbox.ts';
import { renderPane, signedIn, testPane } from '../testing/renderPane.tsx';
import { qrCodeOf } from './qrCode.ts';

async function openScreen() {
  const pane = await signedIn(testPane(new FakeDraft()));
  const user = userEvent.setup();
  renderPane(pane);
  await user.click(await screen.findByRole('button', { name: /^Konto von/ }));
  await user.click(await screen.findByRole('menuitem', { name: 'Meine Eingangsseite' }));
  await screen.findByRole('heading', { name: 'Meine Eingangsseite' });
  return { ...pane, user };
}

test('a clerk opens their page and gets link and QR code, and closes it again', async () => {
  const { user, server } = await openScreen();
  expect(await screen.findByText(/Die Seite ist geschlossen\. Ihr Name/, { selector: 'span' })).toBeDefined();
  await user.click(screen.getByRole('switch', { name: 'Eingangsseite anbieten' }));
  expect(await screen.findByText(/\/an\/max$/)).toBeDefined();
  expect(screen.getByRole('img', { name: /QR-Code mit dem Link .*\/an\/max$/ })).toBeDefined();
  expect(server.dropIn.open).toBe(true);
  await user.click(screen.getByRole('switch', { name: 'Eingangsseite anbieten' }));
  await screen.findAllByText(/Die Seite ist geschlossen/);
  expect(server.dropIn.open).toBe(false);
});

test('a switch that fails says so and stays as it was', async () => {
  const { user, server } = await openScreen();
  server.faults.switchDropIn = ['offline'];
  await user.click(await screen.findByRole('switch', { name: 'Eingangsseite anbieten' }));
  await screen.findByText(/nicht erreichbar/);
  expect(screen.getByRole('switch')).toHaveProperty('checked', false);
});

test('a code has the three finder patterns and a quiet zone of four modules', () => {
  const { size, path } = qrCodeOf('https://post.amt.example/an/erika-sommer');
  expect(size).toBeGreaterThanOrEqual(21 + 8);
  const dark = new Set(path.match(/M\d+ \d+/g));
  for (const corner of [`M4 4`, `M${size - 5} 4`, `M4 ${size - 5}`]) expect(dark.has(corner)).toBe(true);
  expect(dark.has('M3 3')).toBe(false);
  expect(dark.has(`M${size - 5} ${size - 4}`)).toBe(false);
});
