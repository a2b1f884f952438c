import { finishSending } from '../send/finishSending.ts';
import { lookAt } from '../send/lookAt.ts';
import { recoverSending } from '../send/recoverSending.ts';
import type { SendOrder, SendTools } from '../send/sending.ts';
import { startSending } from '../send/startSending.ts';

/** An order as the form makes it, unless told. */
export function orderOf(changes: Partial<SendOrder> = {}): SendOrder {
  return {
    ownFiles: [],
    message: '',
    password: '7K3-MQ2-VDXW',
    passwordSource: 'told',
    oneTime: false,
    classification: null,
    archive: null,
    mailboxCode: false,
    conversation: null,
    expiresAt: '2026-04-04T10:00:00Z',
    ...changes,
  };
}

/** What a person does: looks at the pane, and clicks on. */
export async function goOn(tools: SendTools, order: SendOrder): Promise<void> {
  const found = await lookAt(tools);
  if (found.step === 'ready') return;
  const report = () => undefined;
  const sending =
    found.step === 'unfinished'
      ? await recoverSending(found.packageId, tools, { withFiles: true })
      : await startSending(order, tools, report, new AbortController().signal);
  await finishSending(sending, tools, report);
}
