import { READING_STATES } from '../states/readingStates.ts';
import { testEveryState } from '../states/testEveryState.ts';

testEveryState(READING_STATES);
