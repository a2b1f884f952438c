import { expect, test } from '@jest/globals';
import type { FileEntry } from '@siegelpost/shared/transfer/transfer';
import { render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { german } from '../text/languages.ts';
import { loadText } from '../text/text.ts';
import { TextContext } from '../text/TextContext.tsx';
import { FileList } from './FileList.tsx';
import { archiveKey, type SavingStates } from './savingState.ts';

const MB = 1_000_000;

const file = (index: number, name: string, bytes: number) => ({
  ...{ index, name, bytes },
  mediaType: 'application/octet-stream',
  digest: 'ab'.repeat(32),
});

const TWO = [file(0, 'Brief.txt', MB), file(1, 'Luftbild.tif', 900 * MB)];

async function listed(
  limitBytes: number | null,
  files: readonly FileEntry[] = TWO,
  states: SavingStates = new Map(),
) {
  const text = await loadText(german);
  const asked: (readonly FileEntry[])[] = [];
  const list = (limit: number | null, now: SavingStates) => (
    <TextContext value={text}>
      <FileList
        files={files}
        author="Erika Sommer"
        reference="SP-1"
        saving={{
          states: now,
          limitBytes: limit,
          save: () => undefined,
          saveAll: (wanted) => asked.push(wanted),
        }}
        transfer={{ readFile: () => Promise.resolve() }}
      />
    </TextContext>
  );
  const { rerender } = render(list(limitBytes, states));
  return { asked, change: (limit: number | null, now: SavingStates) => rerender(list(limit, now)) };
}

const SAVING = {
  step: 'saving',
  pace: { doneBytes: 0, totalBytes: MB, bytesPerSecond: null, secondsLeft: null },
  paused: false,
  pause: () => undefined,
  resume: () => undefined,
  cancel: () => undefined,
} as const;

test('a browser that can save in memory only says so, with its limit and the file, before anything starts', async () => {
  await listed(500 * MB);
  expect(screen.getByText(/nur im Arbeitsspeicher/).textContent).toContain('500 MB');
  expect(screen.getAllByText('Diese Datei ist für diesen Browser wahrscheinlich zu groß.')).toHaveLength(1);
  expect(screen.queryByText('Alle Dateien zusammen')).toBeNull();
});

test('a browser that streams to the disk has no limit to speak of', async () => {
  await listed(null);
  expect(screen.queryByText(/Arbeitsspeicher/)).toBeNull();
  expect(screen.getByText('Alle Dateien zusammen')).toBeTruthy();
});

test('files too large only together are told of, too', async () => {
  await listed(500 * MB, [file(0, 'Band 1.pdf', 300 * MB), file(1, 'Band 2.pdf', 300 * MB)]);
  expect(screen.getByText(/nur im Arbeitsspeicher/).textContent).toContain('einzeln oder zusammen');
  expect(screen.queryByText('Alle Dateien zusammen')).toBeNull();
});

test('what is being saved together keeps its row when it shows that this browser has a limit, and its failure', async () => {
  const all = archiveKey(TWO);
  const { change } = await listed(null, TWO, new Map([[all, SAVING]]));
  const pause = screen.getByRole('button', { name: 'Anhalten Alle Dateien zusammen' });
  pause.focus();
  change(500 * MB, new Map([[all, SAVING]]));
  expect(document.activeElement).toBe(pause);
  screen.getByRole('button', { name: 'Abbrechen Alle Dateien zusammen' });
  const failure = { code: 'saving-blocked', problem: undefined } as const;
  change(500 * MB, new Map([[all, { step: 'failed', failure }]]));
  expect(screen.getByRole('alert').textContent).not.toBe('');
  screen.getByText(/nur im Arbeitsspeicher/);
  expect(document.activeElement).toBe(pause);
});

test('the row of an archive speaks of the files that are in it, to its end and until others are ticked', async () => {
  const user = userEvent.setup();
  const files = [file(0, 'a.pdf', MB), file(1, 'b.pdf', 2 * MB), file(2, 'c.pdf', 4 * MB)];
  const { asked, change } = await listed(null, files);
  await user.click(screen.getByRole('checkbox', { name: 'a.pdf auswählen' }));
  await user.click(screen.getByRole('checkbox', { name: 'b.pdf auswählen' }));
  await user.click(screen.getByRole('button', { name: 'Speichern 2 ausgewählte Dateien zusammen' }));
  const two = archiveKey(asked[0] ?? []);
  change(null, new Map([[two, SAVING]]));
  screen.getByText('2 ausgewählte Dateien zusammen');
  await user.click(screen.getByRole('checkbox', { name: 'c.pdf auswählen' }));
  screen.getByRole('button', { name: 'Anhalten 2 ausgewählte Dateien zusammen' });
  change(null, new Map([[two, { step: 'saved' }]]));
  screen.getByText(/^Gespeichert und geprüft: Alle Dateien im Archiv/);
  await user.click(
    screen.getByRole('button', { name: 'Noch einmal speichern 2 ausgewählte Dateien zusammen' }),
  );
  expect(asked.map((wanted) => wanted.map(({ name }) => name))).toEqual([
    ['a.pdf', 'b.pdf'],
    ['a.pdf', 'b.pdf'],
  ]);
  await user.click(screen.getByRole('checkbox', { name: 'c.pdf auswählen' }));
  screen.getByRole('button', { name: 'Speichern 3 ausgewählte Dateien zusammen' });
  expect(screen.queryByText(/^Gespeichert und geprüft/)).toBeNull();
});

test('whoever cancels by keyboard stands on the button that begins it again', async () => {
  const user = userEvent.setup();
  const { change } = await listed(null, TWO, new Map([[0, SAVING]]));
  const cancel = screen.getByRole('button', { name: 'Abbrechen Brief.txt' });
  cancel.focus();
  await user.keyboard('{Enter}');
  change(null, new Map([[0, { step: 'failed', failure: { code: 'cancelled', problem: undefined } }]]));
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Speichern Brief.txt' }));
});
