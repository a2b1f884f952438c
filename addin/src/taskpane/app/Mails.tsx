import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useCallback, useMemo, useState } from 'react';
import type { Draft, ReceivedMail } from '../../mailbox/mailbox.ts';
import { type Keeper, KeepingContext } from '../parts/keeping.ts';
import { NoMail } from './NoMail.tsx';
import { Sections } from './Sections.tsx';

type Mail = Draft | ReceivedMail;

/**
 * The mail beside the pane, and behind it every mail that a pinned pane stood beside before and that has something to
 * lose: an upload goes on, a form keeps what was typed. Any other mail is a fresh start.
 */
export function Mails({ beside }: { beside: Mail | null }) {
  const { opened, elsewhere, keep } = useOpenedMails(beside);
  return (
    <>
      {elsewhere.map((line) => (
        <MessageBar key={line} intent="info" layout="multiline">
          <MessageBarBody>{line}</MessageBarBody>
        </MessageBar>
      ))}
      {opened.map((mail) => (
        <MailScreens key={mail.key} mail={mail} shown={mail.key === beside?.key} keep={keep} />
      ))}
      {!beside && <NoMail />}
    </>
  );
}

interface MailScreensProps {
  readonly mail: Mail;
  readonly shown: boolean;
  readonly keep: (id: string, keeper: Keeper | null) => void;
}

function MailScreens({ mail, shown, keep }: MailScreensProps) {
  const keeping = useMemo(() => ({ mail: mail.key, keep }), [mail.key, keep]);
  return (
    <KeepingContext value={keeping}>
      <div hidden={!shown}>
        <Sections item={mail} />
      </div>
    </KeepingContext>
  );
}

function useOpenedMails(beside: Mail | null) {
  const [keepers, setKeepers] = useState<ReadonlyMap<string, Keeper>>(new Map());
  const [last, setLast] = useState(beside);
  const [opened, setOpened] = useState<readonly Mail[]>(beside ? [beside] : []);
  const all = [...keepers.values()];
  if (beside !== last) {
    setLast(beside);
    const kept = opened.filter(({ key }) => key === beside?.key || all.some(({ mail }) => mail === key));
    setOpened(beside && !kept.some(({ key }) => key === beside.key) ? [...kept, beside] : kept);
  }
  const keep = useCallback(
    (id: string, keeper: Keeper | null) =>
      setKeepers((before) => {
        const after = new Map(before);
        if (keeper) after.set(id, keeper);
        else after.delete(id);
        return after;
      }),
    [],
  );
  const elsewhere = all.filter(({ mail }) => mail !== beside?.key).flatMap(({ line }) => line ?? []);
  return { opened, elsewhere: [...new Set(elsewhere)], keep };
}
