import type { Conversation, PackageSummary } from '@siegelpost/shared/api/conversations';
import { fromBase64 } from '@siegelpost/shared/transfer/encoding';
import type { SenderRecord } from '@siegelpost/shared/transfer/transfer';
import { useCallback, useEffect, useState } from 'react';
import { asFailure, type Failure, PaneError } from '../parts/failure.ts';
import { type Access, type PaneParts, useAccess, usePane } from '../parts/pane.ts';
import { clerkAccess } from '../send/sending.ts';
import { mailAgain } from './mailAgain.ts';
import type { SentItem } from './sentItem.ts';

export type SentState =
  | { readonly step: 'loading' }
  | { readonly step: 'list'; readonly items: readonly SentItem[] }
  | { readonly step: 'failed'; readonly failure: Failure };

export interface SentList {
  readonly state: SentState;
  readonly refresh: () => void;
  readonly care: SentCare;
}

/** What a clerk does about a sending. Each rejects with what went wrong, and shows the list anew when it went well. */
export interface SentCare {
  readonly recall: (item: SentItem) => Promise<void>;
  readonly unlock: (item: SentItem) => Promise<void>;
  readonly extend: (item: SentItem, expiresAt: string) => Promise<void>;
  readonly changePassword: (item: SentItem) => Promise<void>;
  /** Opens a new mail with the same link. */
  readonly resend: (item: SentItem) => Promise<void>;
}

/** The clerk's own sendings, newest first. */
export function useSent(): SentList {
  const { transfer, mailbox, text, newPassword } = usePane();
  const access = useAccess();
  const [state, setState] = useState<SentState>({ step: 'loading' });

  const load = useCallback(async (): Promise<SentState> => {
    try {
      const { conversations } = await access.api.conversations();
      return { step: 'list', items: await listItems(conversations, { transfer, access }) };
    } catch (error) {
      const failure = asFailure(error);
      if (failure.code === 'not-signed-in') access.ended();
      return { step: 'failed', failure };
    }
  }, [transfer, access]);

  useEffect(() => {
    let current = true;
    void load().then((loaded) => current && setState(loaded));
    return () => {
      current = false;
    };
  }, [load]);

  async function thenShow(work: Promise<unknown>): Promise<void> {
    await work;
    setState(await load());
  }

  return {
    state,
    refresh: () => void load().then(setState),
    care: {
      recall: ({ summary }) => thenShow(access.api.recall(summary.packageId)),
      unlock: ({ summary }) => thenShow(access.api.unlock(summary.packageId)),
      extend: ({ summary }, expiresAt) => thenShow(access.api.extend(summary.packageId, { expiresAt })),
      changePassword: (item) => thenShow(changePassword(item, newPassword(), { transfer, access })),
      resend: (item) => mailbox.openNewMail(mailAgain(item, { text, access })),
    },
  };
}

type Tools = Pick<PaneParts, 'transfer'> & { readonly access: Access };

async function listItems(conversations: readonly Conversation[], tools: Tools): Promise<SentItem[]> {
  const all = conversations.flatMap(({ packages }) =>
    packages
      .filter(({ authorKind }) => authorKind === 'clerk')
      .map((summary) => ({ summary, answers: answersTo(summary, packages) })),
  );
  const items = await Promise.all(
    all.map(async ({ summary, answers }) => ({ summary, answers, record: await openRecord(summary, tools) })),
  );
  return items.toSorted((one, other) => other.summary.sealedAt.localeCompare(one.summary.sealedAt));
}

async function changePassword({ summary, record }: SentItem, password: string, tools: Tools): Promise<void> {
  if (!record) throw new PaneError('sending-gone');
  const { packageId } = summary;
  await tools.transfer.changePassword({ ...clerkAccess(tools.access), packageId, record, password });
}

function answersTo(summary: PackageSummary, packages: readonly PackageSummary[]): PackageSummary[] {
  return packages.filter(
    ({ authorKind, inReplyTo }) => authorKind === 'recipient' && inReplyTo === summary.packageId,
  );
}

/** A record that does not open must not hide the others. */
async function openRecord(
  { senderRecord }: PackageSummary,
  { transfer, access }: Tools,
): Promise<SenderRecord | null> {
  if (!senderRecord) return null;
  return transfer.openSenderRecord(fromBase64(senderRecord), access.clerk).catch(() => null);
}
