import type { Progress } from '@siegelpost/shared/transfer/transfer';
import { useState } from 'react';
import { asFailure, type Failure } from '../parts/failure.ts';
import { useAccess, usePane } from '../parts/pane.ts';
import type { FilledForm } from '../send/useSendForm.ts';
import { type Reply, type SealedReply, sendReply } from './sendReply.ts';
import type { Answer } from './useAnswer.ts';

export type ReplyState =
  | { readonly step: 'form' }
  | { readonly step: 'sealing'; readonly progress: Progress | null }
  | { readonly step: 'failed'; readonly failure: Failure }
  /** `failure`: the mail could not be opened; `newPassword`: to tell the recipients, where there was none to keep. */
  | {
      readonly step: 'sealed';
      readonly sealed: SealedReply;
      readonly newPassword: string | null;
      readonly failure: Failure | null;
    };

/** The password that the recipient has already, or null where the link opens without one; undefined where none is known. */
export function knownPassword({ record, opened }: Answer): string | null | undefined {
  return record ? record.password : (opened.answerPassword ?? undefined);
}

/** Drives a reply from the form to the mail that waits for Send. */
export function useReply(answer: Answer) {
  const { mailbox, text } = usePane();
  const { transfer } = answer;
  const access = useAccess();
  const [state, setState] = useState<ReplyState>({ step: 'form' });

  async function openMail(sealed: SealedReply, newPassword: string | null): Promise<void> {
    try {
      await mailbox.openNewMail(sealed.mail);
      setState({ step: 'sealed', sealed, newPassword, failure: null });
    } catch (error) {
      setState({ step: 'sealed', sealed, newPassword, failure: asFailure(error) });
    }
  }

  async function send(
    { ownFiles, message, password, expiresAt }: FilledForm,
    archive: string | null,
  ): Promise<void> {
    setState({ step: 'sealing', progress: null });
    const known = knownPassword(answer);
    const reply: Reply = {
      message,
      files: ownFiles,
      expiresAt,
      archive,
      password: known === undefined ? password : known,
      passwordSource: known === undefined ? 'told' : 'known',
    };
    try {
      const sealed = await sendReply(reply, answer, { transfer, text, access }, (progress) =>
        setState({ step: 'sealing', progress }),
      );
      await openMail(sealed, known === undefined ? password : null);
    } catch (error) {
      const failure = asFailure(error);
      if (failure.code === 'not-signed-in') access.ended();
      setState(failure.code === 'cancelled' ? { step: 'form' } : { step: 'failed', failure });
    }
  }

  return {
    state,
    send: (order: FilledForm, archive: string | null) => void send(order, archive),
    cancel: () => void transfer.cancel(),
    openMail: () => void (state.step === 'sealed' && openMail(state.sealed, state.newPassword)),
  };
}
