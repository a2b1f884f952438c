import { failureText } from '../text/failureText.ts';
import type { Text } from '../text/text.ts';
import type { Refusal } from './openingState.ts';

/** Why the password, or the code out of the mailbox, is asked for once more. */
export function refusalText(refusal: Refusal, { say }: Text, asked: 'ask' | 'code'): string {
  switch (refusal.kind) {
    case 'empty':
      return say(`${asked}.empty`);
    case 'malformed':
      return say(`${asked}.malformed`);
    case 'wrong':
      return say(`${asked}.wrong`, { tries: refusal.triesLeft });
    case 'wait':
      return say(`${asked}.tooFast`);
    case 'failed': {
      const { title, advice } = failureText(refusal.failure);
      return `${say(title)}. ${say(advice)}`;
    }
  }
}
