import type { Sent } from '@siegelpost/shared/transfer/transfer';
import type { ReactNode } from 'react';
import { Alert } from '../frame/Alert.tsx';
import { Breakable } from '../frame/Breakable.tsx';
import { Digest } from '../frame/Digest.tsx';
import { Facts, type Fact } from '../frame/Facts.tsx';
import { Icon } from '../frame/Icon.tsx';
import { Screen } from '../frame/Screen.tsx';
import { useText } from '../text/TextContext.tsx';
import { visibleText } from '../text/visibleText.ts';

/** What the citizen keeps: that the answer has arrived, under which number, with which files. */
export function ReceiptScreen(props: {
  readonly sent: Sent;
  readonly name: string;
  readonly recipient: string;
  readonly organisation: string;
  readonly onAgain: () => void;
  /** Where there is something to go back to. */
  readonly onBack?: () => void;
  /** Where it is no answer that has arrived. */
  readonly words?: { readonly heading: string; readonly intro: string; readonly again: string };
  /** What else belongs on the receipt. */
  readonly children?: ReactNode;
}) {
  const { say, moment } = useText();
  const { sent, recipient } = props;
  const facts: Fact[] = [
    [
      say('sent.reference'),
      <strong key="reference" className="reference">
        {sent.reference}
      </strong>,
    ],
    [say('sent.at'), moment(sent.sealedAt)],
    [say('sent.to'), <bdi key="recipient">{recipient}</bdi>],
    ...(props.organisation ? [[say('sent.organisation'), props.organisation] as const] : []),
    ...(props.name ? [[say('sent.from'), <bdi key="name">{visibleText(props.name)}</bdi>] as const] : []),
    [say('sent.expiresAt'), moment(sent.expiresAt)],
  ];
  return (
    <Screen heading={props.words?.heading ?? say('sent.title')}>
      <Alert kind="success" title={say('sent.receipt')}>
        <p className="kern-body">{props.words?.intro ?? say('sent.intro', { author: recipient })}</p>
      </Alert>
      <section className="card stack receipt" aria-label={say('sent.receipt')}>
        <Facts facts={facts} />
        {props.children}
        <SentFiles sent={sent} />
      </section>
      <div className="kern-btn-wrapper no-print">
        <button type="button" className="kern-btn kern-btn--primary" onClick={() => window.print()}>
          <Icon name="print" />
          <span className="kern-label">{say('sent.print')}</span>
        </button>
        <button type="button" className="kern-btn kern-btn--secondary" onClick={props.onAgain}>
          <span className="kern-label">{props.words?.again ?? say('sent.again')}</span>
        </button>
      </div>
      {props.onBack && (
        <div className="no-print">
          <button type="button" className="kern-btn kern-btn--tertiary at-edge" onClick={props.onBack}>
            <span className="kern-label">{say('sent.back')}</span>
          </button>
        </div>
      )}
    </Screen>
  );
}

function SentFiles({ sent }: { readonly sent: Sent }) {
  const { say, bytes } = useText();
  if (sent.files.length === 0) return <p className="kern-body">{say('sent.noFiles')}</p>;
  return (
    <>
      <h2 className="kern-title">{say('sent.files')}</h2>
      <ul className="files">
        {sent.files.map((file) => (
          <li key={file.index} className="file">
            <p className="file__name">
              <bdi>
                <Breakable text={file.name} />
              </bdi>
            </p>
            <p className="kern-body kern-body--small kern-body--muted">{bytes(file.bytes)}</p>
            <Digest digest={file.digest} />
          </li>
        ))}
      </ul>
      <p className="kern-body kern-body--small kern-body--muted">{say('sent.digestWhy')}</p>
    </>
  );
}
