import { ANSWERING_STATES } from '../states/answeringStates.ts';
import { testEveryState } from '../states/testEveryState.ts';
import { WRITE_FIRST_STATES } from '../states/writeFirstStates.ts';

testEveryState({ ...ANSWERING_STATES, ...WRITE_FIRST_STATES });
