import { ANSWERING_STATES } from './answeringStates.ts';
import { OPENING_STATES } from './openingStates.ts';
import { READING_STATES } from './readingStates.ts';
import type { State } from './scene.ts';
import { WRITE_FIRST_STATES } from './writeFirstStates.ts';

/** Everything that people can see of the recipient's pages, by its name. */
export const EVERY_STATE: readonly (readonly [name: string, state: State])[] = Object.entries({
  ...OPENING_STATES,
  ...READING_STATES,
  ...ANSWERING_STATES,
  ...WRITE_FIRST_STATES,
});

/** Settings with which all of it is to be seen. */
export const FULL_SETTINGS = {
  PRIVACY_URL: 'https://amt.example/datenschutz',
  ACCESSIBILITY_URL: 'https://amt.example/barrierefreiheit',
  CONTACT_PHONE: '+49 30 1234-0',
  CONTACT_ADDRESS: 'post@amt.example',
  FORMAL_NOTICE: 'standard',
  DROP_IN_LIST: 'bauamt,erika-sommer',
  // Nobody works for a code here.
  DROP_IN_CALM_CODES: '1000',
} as const;
