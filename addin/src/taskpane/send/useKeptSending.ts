import { useEffect, useState } from 'react';
import type { Draft } from '../../mailbox/mailbox.ts';
import { whileBeside } from '../../mailbox/whileBeside.ts';
import { useKeeping } from '../parts/keeping.ts';
import { usePane } from '../parts/pane.ts';
import type { SendState } from './useSend.ts';
import { isFilledIn, type SendForm } from './useSendForm.ts';

/** Keeps a sending and a filled form beside other mails, and says there how far the sending is. */
export function useKeptSending(draft: Draft, state: SendState, form: SendForm): void {
  const { text } = usePane();
  const sentence = elsewhere(state);
  const subject = useSubject(draft, sentence !== null);
  const line = sentence && text.say(sentence, { subject: subject || text.say('send.noSubject') });
  useKeeping(sentence !== null || (state.step !== 'ready' && isFilledIn(form)), line);
}

function elsewhere(state: SendState) {
  if (state.step === 'failed') return 'send.elsewhereFailed';
  if (state.step !== 'working') return null;
  return state.phase === 'sealing' ? 'send.elsewhereUploads' : 'send.elsewhereWaits';
}

/** As it is when the sending begins: other mails name it by that. */
function useSubject(draft: Draft, wanted: boolean): string {
  const [subject, setSubject] = useState('');
  useEffect(() => {
    if (!wanted) return;
    let current = true;
    whileBeside(draft, () => draft.subject())
      .then((found) => current && setSubject(found))
      .catch(() => undefined);
    return () => {
      current = false;
    };
  }, [draft, wanted]);
  return subject;
}
