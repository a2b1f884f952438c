import type { PackageId } from '@siegelpost/shared/api/ids';
import { fromBase64 } from '@siegelpost/shared/transfer/encoding';
import type { OpenedPackage, SenderRecord, Transfer } from '@siegelpost/shared/transfer/transfer';
import { useEffect, useRef, useState } from 'react';
import { asFailure, type Failure } from '../parts/failure.ts';
import { type Access, type PaneParts, useAccess, usePane } from '../parts/pane.ts';
import { clerkAccess } from '../send/sending.ts';

/** An answer, and the record of the sending it answers (null once that was deleted). */
export interface Answer {
  readonly opened: OpenedPackage;
  readonly record: SenderRecord | null;
  /** The one that opened it, and reads its files. */
  readonly transfer: Transfer;
}

export type AnswerState =
  | { readonly step: 'opening' }
  | { readonly step: 'open'; readonly answer: Answer }
  | { readonly step: 'failed'; readonly failure: Failure };

/** Opens an answer and what it belongs to. */
export function useAnswer(packageId: PackageId): { readonly state: AnswerState; readonly retry: () => void } {
  const { transfers } = usePane();
  const access = useAccess();
  const lent = useRef<Transfer>(null);
  const [state, setState] = useState<AnswerState>({ step: 'opening' });
  const [tries, setTries] = useState(0);

  useEffect(
    () => () => {
      if (lent.current) transfers.giveBack(lent.current);
      lent.current = null;
    },
    [transfers],
  );

  useEffect(() => {
    let current = true;
    const transfer = (lent.current ??= transfers.lend());
    openAnswer(packageId, { transfer, access })
      .then((answer) => current && setState({ step: 'open', answer }))
      .catch((error: unknown) => {
        const failure = asFailure(error);
        if (failure.code === 'not-signed-in') access.ended();
        if (current) setState({ step: 'failed', failure });
      });
    return () => {
      current = false;
    };
  }, [packageId, transfers, access, tries]);

  const retry = () => {
    setState({ step: 'opening' });
    setTries(tries + 1);
  };
  return { state, retry };
}

type Tools = Pick<PaneParts, 'transfer'> & { readonly access: Access };

async function openAnswer(packageId: PackageId, tools: Tools): Promise<Answer> {
  const opened = await tools.transfer.openAsClerk(packageId, clerkAccess(tools.access));
  return { opened, record: await findRecord(opened, tools), transfer: tools.transfer };
}

/** The answer is worth reading without the record; a new answer then gets a new password. */
async function findRecord(opened: OpenedPackage, { transfer, access }: Tools): Promise<SenderRecord | null> {
  try {
    const { packages } = await access.api.conversation(opened.conversationId);
    const answered = packages.find(({ packageId }) => packageId === opened.inReplyTo);
    return answered?.senderRecord
      ? await transfer.openSenderRecord(fromBase64(answered.senderRecord), access.clerk)
      : null;
  } catch {
    return null;
  }
}
