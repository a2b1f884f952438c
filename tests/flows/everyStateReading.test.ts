import { OPENING_STATES } from '../states/openingStates.ts';
import { READING_STATES } from '../states/readingStates.ts';
import { testEveryState } from '../states/testEveryState.ts';

testEveryState({ ...OPENING_STATES, ...READING_STATES });
