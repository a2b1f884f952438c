import { fromBase64 } from '@siegelpost/shared/transfer/encoding';
import type { Person } from '@siegelpost/shared/transfer/transfer';
import { useEffect, useState } from 'react';
import type { Draft } from '../../mailbox/mailbox.ts';
import { whileBeside } from '../../mailbox/whileBeside.ts';
import { packageNamedIn } from '../answers/findPackage.ts';
import { type Access, type PaneParts, useAccess, usePane } from '../parts/pane.ts';
import type { SendOrder } from './sending.ts';

/** A conversation of ours that this mail goes on with. */
interface Thread {
  readonly conversation: NonNullable<SendOrder['conversation']>;
  /** The password of the clerk's last sending in it; null where it had none or its record is gone. */
  readonly password: string | null;
  /** Addresses, in lower case, of those who have that password, as far as the record names them. */
  readonly told: ReadonlySet<string>;
}

export interface ThreadChoice {
  /** Whether there is one to go on with. */
  readonly offered: boolean;
  readonly accepted: boolean;
  readonly accept: (accepted: boolean) => void;
  readonly conversation: SendOrder['conversation'];
  readonly password: string | null;
  /** Whether all of these people have the password already. */
  readonly isKnownTo: (recipients: readonly Person[]) => boolean;
}

/** A reply in Outlook quotes the mail it answers, and that names the package. Offered, and on unless turned off. */
export function useThread(draft: Draft): ThreadChoice {
  const { transfer } = usePane();
  const access = useAccess();
  const [thread, setThread] = useState<Thread | null>(null);
  const [accepted, accept] = useState(true);
  useEffect(() => {
    let current = true;
    // An offer that cannot be made is none: the sending itself does not need it.
    findThread(draft, { transfer, access })
      .then((found) => current && setThread(found))
      .catch(() => undefined);
    return () => {
      current = false;
    };
  }, [draft, transfer, access]);
  return {
    offered: thread !== null,
    accepted,
    accept,
    conversation: accepted ? (thread?.conversation ?? null) : null,
    password: accepted ? (thread?.password ?? null) : null,
    isKnownTo: (recipients) =>
      recipients.every(({ address }) => thread?.told.has(address.toLowerCase()) === true),
  };
}

async function findThread(
  draft: Draft,
  { transfer, access }: Pick<PaneParts, 'transfer'> & { readonly access: Access },
): Promise<Thread | null> {
  const named = packageNamedIn(await whileBeside(draft, () => draft.bodyText()));
  if (!named) return null;
  const { conversations } = await access.api.conversations();
  const found = conversations.find(({ packages }) =>
    packages.some(({ packageId }) => packageId === named.packageId),
  );
  const last = found?.packages.at(-1);
  if (!found || !last) return null;
  const record = found.packages.findLast(({ senderRecord }) => senderRecord !== null)?.senderRecord;
  const opened = record ? await transfer.openSenderRecord(fromBase64(record), access.clerk) : null;
  return {
    conversation: { conversationId: found.conversationId, inReplyTo: last.packageId },
    password: opened?.password ?? null,
    told: new Set(opened?.recipients.map(({ address }) => address.toLowerCase())),
  };
}
