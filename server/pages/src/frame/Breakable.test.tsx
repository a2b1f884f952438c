import { expect, test } from '@jest/globals';
import { render } from '@testing-library/react';
import { Breakable } from './Breakable.tsx';

test.each([
  ['erika.sommer@amt.example', 'erika|.sommer|@amt|.example'],
  ['An max@amt.example. Er gilt.', 'An max|@amt|.example. Er gilt.'],
  ['Bescheid 2026-1847 v1.2.pdf', 'Bescheid 2026-1847 v1.2|.pdf'],
  ['@amt', '@amt'],
  ['', ''],
])('%s is broken where a reader would, and stays the same text', (text, broken) => {
  const { container } = render(<Breakable text={text} />);
  expect(container.innerHTML.replaceAll('<wbr>', '|')).toBe(broken);
  expect(container.textContent).toBe(text);
});
