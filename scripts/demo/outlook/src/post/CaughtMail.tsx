import { Tab, TabList } from '@fluentui/react-components';
import { AttachRegular } from '@fluentui/react-icons';
import { useEffect, useState } from 'react';
import type { CaughtMessage, Person } from '../../../contract/message.ts';
import { api, attachmentUrl } from '../api.ts';
import { localeOf, textIn, type Language } from '../text/language.ts';
import { MailBody } from '../ui/MailBody.tsx';
import { readableSize } from '../ui/sizes.ts';

type View = 'html' | 'text' | 'source';
const VIEWS: readonly View[] = ['html', 'text', 'source'];

export function CaughtMail({ id, language }: { id: string; language: Language }) {
  const text = textIn(language);
  const [message, setMessage] = useState<CaughtMessage | null>(null);
  const [view, setView] = useState<View>('html');
  useEffect(() => {
    api.message(id).then(setMessage, () => setMessage(null));
  }, [id]);
  if (message === null) return null;
  return (
    <article className="reading" data-message={id}>
      <header className="mail-head">
        <h2>{message.subject || text.noSubject}</h2>
        <dl>
          <dt>{text.from}</dt>
          <dd>{people([message.from])}</dd>
          <dt>{text.to}</dt>
          <dd>{people(message.to)}</dd>
          {message.cc.length > 0 && (
            <>
              <dt>{text.cc}</dt>
              <dd>{people(message.cc)}</dd>
            </>
          )}
        </dl>
        <Attachments message={message} language={language} />
        <TabList
          size="small"
          selectedValue={view}
          onTabSelect={(_event, { value }) => setView(VIEWS.find((known) => known === value) ?? 'html')}
        >
          <Tab value="html">{text.asHtml}</Tab>
          <Tab value="text">{text.asText}</Tab>
          <Tab value="source">{text.asSource}</Tab>
        </TabList>
      </header>
      <div className="paper" data-view={view}>
        {view === 'html' && <MailBody message={message} title={message.subject} />}
        {view === 'text' && <pre>{message.text}</pre>}
        {view === 'source' && <Source id={id} />}
      </div>
    </article>
  );
}

function Attachments({ message, language }: { message: CaughtMessage; language: Language }) {
  const text = textIn(language);
  if (message.attachments.length === 0) return null;
  return (
    <ul className="attachments" aria-label={text.attachments}>
      {message.attachments.map(({ index, name, sizeBytes }) => (
        <li key={index}>
          <AttachRegular aria-hidden />
          <a className="name" href={attachmentUrl(message.id, index)} download={name}>
            {name}
          </a>
          <span className="faint">{readableSize(sizeBytes, localeOf(language))}</span>
        </li>
      ))}
    </ul>
  );
}

function Source({ id }: { id: string }) {
  const [source, setSource] = useState('');
  useEffect(() => {
    api.source(id).then(setSource, () => setSource(''));
  }, [id]);
  return <pre>{source}</pre>;
}

function people(list: readonly Person[]): string {
  return list.map(({ name, address }) => (name === '' ? address : `${name} <${address}>`)).join('; ');
}
