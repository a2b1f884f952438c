import { expect, test } from '@jest/globals';
import { render } from '@testing-library/react';
import { Breakable } from './Breakable.tsx';

test.each([
  ['erika.sommer@amt.example', 'erika.sommer|@amt.example'],
  ['An max@amt.example. Er gilt.', 'An max@amt.example. Er gilt.'],
  ['An max@buergeramt.example. Er gilt.', 'An max|@buergeramt.example. Er gilt.'],
  ['Personalausweis.jpg', 'Personalausweis|.jpg'],
  ['Formular W7 ausgefüllt.pdf', 'Formular W7 ausgefüllt.pdf'],
  ['Grundstückskaufvertrag-v1.2.pdf', 'Grundstückskaufvertrag-v1.2|.pdf'],
  ['', ''],
])('%s is broken where a reader would, and stays the same text', (text, broken) => {
  const { container } = render(<Breakable text={text} />);
  expect(container.innerHTML.replaceAll('<wbr>', '|')).toBe(broken);
  expect(container.textContent).toBe(text);
});
