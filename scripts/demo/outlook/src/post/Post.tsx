import { Avatar, Button, Link } from '@fluentui/react-components';
import { AttachRegular, DeleteRegular } from '@fluentui/react-icons';
import { useEffect, useState } from 'react';
import type { MessageSummary } from '../../../contract/message.ts';
import { api, onMailChange } from '../api.ts';
import { localeOf, textIn, type Language } from '../text/language.ts';
import { nameOf, readableTime } from '../ui/sizes.ts';
import { CaughtMail } from './CaughtMail.tsx';

/** Everybody's mail: what the demonstration has sent, whoever it was for. */
export function Post({ language }: { language: Language }) {
  const text = textIn(language);
  const [messages, setMessages] = useState<readonly MessageSummary[] | null>(null);
  const [chosen, setChosen] = useState(() => location.hash.slice(1));

  useEffect(() => onMailChange(() => void api.messages().then(setMessages, () => setMessages([]))), []);
  useEffect(() => {
    const follow = (): void => setChosen(location.hash.slice(1));
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);

  return (
    <div className="outlook post">
      <header className="top-bar">
        <img src="/icon.svg" alt="" width={24} height={24} />
        <h1 className="brand">{text.postTitle}</h1>
        <span className="demo-mark" title={text.demonstrationHint}>
          {text.demonstration}
        </span>
        <span className="faint spring">{text.postHint}</span>
        <Link href="/">{text.toOutlook}</Link>
        <Button
          appearance="subtle"
          icon={<DeleteRegular />}
          onClick={() => void api.clearMessages()}
          disabled={messages?.length === 0}
        >
          {text.clearAll}
        </Button>
      </header>
      <div className="columns">
        <nav className="list" aria-label={text.messages}>
          {messages?.length === 0 && <p className="faint empty">{text.postEmpty}</p>}
          <ul className="entries">
            {messages?.map((message) => (
              <li key={message.id}>
                <a
                  className="entry"
                  href={`#${message.id}`}
                  aria-current={message.id === chosen ? 'true' : undefined}
                  data-entry={message.id}
                >
                  <Avatar name={message.recipients[0] ?? '?'} color="colorful" size={32} aria-hidden />
                  <span className="entry-text">
                    <span className="entry-top">
                      <span className="entry-who">
                        {text.to}: {message.recipients.join(', ')}
                      </span>
                      {message.attachments.length > 0 && <AttachRegular aria-label={text.hasAttachments} />}
                      <span className="faint">{readableTime(message.receivedAt, localeOf(language))}</span>
                    </span>
                    <span className="entry-subject">{message.subject || text.noSubject}</span>
                    <span className="faint entry-preview">
                      {text.from}: {nameOf(message.from)}
                    </span>
                  </span>
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <main className="work">
          {messages?.some(({ id }) => id === chosen) ? (
            <CaughtMail key={chosen} id={chosen} language={language} />
          ) : (
            <p className="faint nothing window">{text.nothingSelected}</p>
          )}
        </main>
      </div>
    </div>
  );
}
