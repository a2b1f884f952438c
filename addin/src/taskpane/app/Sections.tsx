import { makeStyles, Tab, TabList, tokens } from '@fluentui/react-components';
import type { PackageId } from '@siegelpost/shared/api/ids';
import { useState } from 'react';
import type { Draft, ReceivedMail } from '../../mailbox/mailbox.ts';
import { usePane } from '../parts/pane.ts';
import { SendScreen } from '../send/SendScreen.tsx';
import { AccountButton } from './AccountButton.tsx';
import { lazyScreen } from './lazyScreen.tsx';

const AnswerOfMail = lazyScreen(async () => (await import('../answers/AnswerScreen.tsx')).AnswerOfMail);
const AnswerScreen = lazyScreen(async () => (await import('../answers/AnswerScreen.tsx')).AnswerScreen);
const DropInScreen = lazyScreen(async () => (await import('../dropIn/DropInScreen.tsx')).DropInScreen);
const SentScreen = lazyScreen(async () => (await import('../sent/SentScreen.tsx')).SentScreen);

type Section = 'mail' | 'sent' | 'dropIn';

const useOwnStyles = makeStyles({
  bar: {
    display: 'flex',
    justifyContent: 'space-between',
    alignItems: 'center',
    paddingInline: tokens.spacingHorizontalS,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
});

/** The mail's own section, and the list of what was sent. */
export function Sections({ item }: { item: Draft | ReceivedMail }) {
  const { text } = usePane();
  const own = useOwnStyles();
  const [section, setSection] = useState<Section>('mail');
  const [answer, setAnswer] = useState<PackageId | null>(null);
  const choose = (next: Section) => {
    setSection(next);
    setAnswer(null);
  };
  const readAnswer = (packageId: PackageId) => {
    setSection('sent');
    setAnswer(packageId);
  };
  return (
    <>
      <div className={own.bar}>
        <TabList
          aria-label={text.say('nav.label')}
          selectedValue={section}
          onTabSelect={(_, { value }) => choose(value === 'sent' ? 'sent' : 'mail')}
        >
          <Tab value="mail">{text.say(item.kind === 'draft' ? 'nav.send' : 'nav.answer')}</Tab>
          <Tab value="sent">{text.say('nav.sent')}</Tab>
        </TabList>
        <AccountButton onDropIn={() => choose('dropIn')} />
      </div>
      {/* A sending goes on while the clerk looks at the list. */}
      <div hidden={section !== 'mail'}>
        {item.kind === 'draft' ? (
          <SendScreen draft={item} />
        ) : (
          <AnswerOfMail mail={item} onReadAnswer={readAnswer} />
        )}
      </div>
      {section === 'dropIn' && <DropInScreen />}
      {section === 'sent' &&
        (answer ? <AnswerScreen key={answer} packageId={answer} /> : <SentScreen onReadAnswer={setAnswer} />)}
    </>
  );
}
