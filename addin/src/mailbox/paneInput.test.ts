import { expect, test } from '@jest/globals';
import { readPaneInput, writePaneInput } from './paneInput.ts';

test('names come back as they were', () => {
  const input = { files: ['Größe „1“.pdf', 'a;b.txt'], message: true };
  expect(readPaneInput(writePaneInput(input))).toEqual(input);
});

test('many names fit into what Outlook keeps, and it is said how many more there are', () => {
  const files = Array.from({ length: 200 }, (_, index) => `Anlage Nummer ${index}.pdf`);
  const text = writePaneInput({ files, message: false });
  expect(text.length).toBeLessThan(1_600);
  const read = readPaneInput(text)?.files ?? [];
  expect(read.slice(0, 2)).toEqual(files.slice(0, 2));
  expect(read.at(-1)).toBe(`… (+${200 - (read.length - 1)})`);
});

test.each([null, '', '{', '[]', '{"files":[1],"message":true}'])('%s says nothing', (text) => {
  expect(readPaneInput(text)).toBeNull();
});
