import { expect, test } from '@jest/globals';
import { render, screen } from '@testing-library/react';
import { german } from '../text/languages.ts';
import { loadText } from '../text/text.ts';
import { TextContext } from '../text/TextContext.tsx';
import { FileList } from './FileList.tsx';

const MB = 1_000_000;

const file = (index: number, name: string, bytes: number) => ({
  ...{ index, name, bytes },
  mediaType: 'application/octet-stream',
  digest: 'ab'.repeat(32),
});

async function listed(limitBytes: number | null): Promise<void> {
  const text = await loadText(german);
  render(
    <TextContext value={text}>
      <FileList
        files={[file(0, 'Brief.txt', MB), file(1, 'Luftbild.tif', 900 * MB)]}
        author="Erika Sommer"
        reference="SP-1"
        saving={{ states: new Map(), limitBytes, save: () => undefined, saveAll: () => undefined }}
        transfer={{ readFile: () => Promise.resolve() }}
      />
    </TextContext>,
  );
}

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
