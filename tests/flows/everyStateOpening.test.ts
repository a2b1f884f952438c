import { OPENING_STATES } from '../states/openingStates.ts';
import { testEveryState } from '../states/testEveryState.ts';

testEveryState(OPENING_STATES);
