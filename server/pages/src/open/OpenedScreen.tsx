import type { OpenedPackage } from '@siegelpost/shared/transfer/transfer';
import { type ReactNode, useState } from 'react';
import { Facts, FactsRow, type Fact } from '../frame/Facts.tsx';
import { Icon } from '../frame/Icon.tsx';
import { Screen } from '../frame/Screen.tsx';
import { Sender } from '../frame/Sender.tsx';
import { useText } from '../text/TextContext.tsx';
import { visibleText } from '../text/visibleText.ts';
import { ArchiveNotice } from './ArchiveNotice.tsx';
import { keyFacts } from './keyFacts.tsx';

/** The opened message; files and answer follow as children. */
export function OpenedScreen(props: {
  readonly opened: OpenedPackage;
  /** Milliseconds since 1970. */
  readonly openedAt: number;
  readonly author: string;
  /** What the message is classified as, for people; null where it is not. */
  readonly classification: string | null;
  /** Whether what brings one here is that it was opened; not, where one comes back to what was not sent. */
  readonly justOpened: boolean;
  readonly children: ReactNode;
}) {
  const { say, moment } = useText();
  const { opened, author, classification } = props;
  const [justOpened] = useState(props.justOpened);
  const facts: Fact[] = [
    [say('ask.sealedAt'), moment(opened.sealedAt)],
    [say('ask.expiresAt'), moment(opened.expiresAt)],
    [say('opened.reference'), opened.reference],
    [say('opened.openedAt'), moment(new Date(props.openedAt).toISOString())],
    ...(classification ? [[say('opened.classification'), classification] as const] : []),
  ];
  return (
    <Screen heading={say('opened.title', { author })}>
      {justOpened && <output className="kern-sr-only">{say('opened.status')}</output>}
      <div className="seal">
        <Icon name="success" />
        <span>{say('opened.signed', { author })}</span>
      </div>
      <section className="card stack" aria-labelledby="message-heading">
        <h2 className="kern-sr-only" id="message-heading">
          {say('opened.message')}
        </h2>
        <Sender name={author} address={opened.author.address && visibleText(opened.author.address)} />
        <FactsRow facts={facts} />
        <ArchiveNotice opened={opened} />
        <hr className="rule" />
        <Message message={opened.message} />
        <hr className="rule no-print" />
        <Fingerprint opened={opened} author={author} />
        <div className="no-print">
          <button
            type="button"
            className="kern-btn kern-btn--tertiary at-edge"
            onClick={() => window.print()}
          >
            <Icon name="print" />
            <span className="kern-label">{say('opened.print')}</span>
          </button>
        </div>
      </section>
      {props.children}
    </Screen>
  );
}

function Message({ message }: { readonly message: string }) {
  const { say } = useText();
  if (message.trim() === '') return <p className="kern-body kern-body--muted">{say('opened.noMessage')}</p>;
  return (
    <div className="message" dir="auto">
      {visibleText(message)}
    </div>
  );
}

function Fingerprint({ opened, author }: { readonly opened: OpenedPackage; readonly author: string }) {
  const text = useText();
  const { say } = text;
  const facts = keyFacts(opened, text);
  if (!facts) return null;
  return (
    <details className="more no-print">
      <summary>{say('opened.check.title')}</summary>
      <p className="kern-body">{say('opened.check', { author })}</p>
      <Facts facts={facts} />
    </details>
  );
}
