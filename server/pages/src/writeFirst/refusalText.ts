import { failureText } from '../text/failureText.ts';
import type { Text } from '../text/text.ts';
import type { WriteFirstText } from './writeFirstText.ts';
import type { Refusal } from './writeFirstState.ts';

/** Why a form was not taken, and what to do. */
export function refusalText(refusal: Refusal, here: WriteFirstText, text: Text, owner: string): string {
  switch (refusal.kind) {
    case 'name-empty':
      return here.say('who.nameEmpty', { owner });
    case 'address-wrong':
      return here.say('who.addressWrong');
    case 'code-malformed':
      return here.say('code.malformed');
    case 'visit-over':
      return here.say('who.visitOver');
    case 'failed': {
      const { failure } = refusal;
      if (failure.code === 'code-wrong') return here.say('code.wrong');
      if (failure.code === 'bad-request') return here.say('who.addressWrong');
      if (failure.code === 'not-found') return here.say('failed.closed');
      const { title, advice } = failureText(failure);
      return `${text.say(title)}. ${text.say(advice)}`;
    }
  }
}
