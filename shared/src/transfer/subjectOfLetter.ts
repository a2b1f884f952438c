import type { DropInName } from '../api/dropInName.ts';
import type { Person } from './transfer.ts';

/**
 * What a visitor's first message to this page is kept under until it has arrived. The page is anybody's: only whoever
 * confirms the same mailbox finds it again.
 */
export const subjectOfLetter = (name: DropInName, { address }: Pick<Person, 'address'>): string =>
  `an/${name}/${address.trim().toLowerCase()}`;
