import { FluentProvider, makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import { type PaneParts, PaneContext, usePane } from '../parts/pane.ts';
import { PrintProvider } from '../parts/print.tsx';
import { SignInGate } from '../signIn/SignInGate.tsx';
import { Mails } from './Mails.tsx';
import { NoMail } from './NoMail.tsx';
import { useKeptFocus } from './useKeptFocus.ts';
import { useTheme } from './useTheme.ts';

const useOwnStyles = makeStyles({
  pane: { minHeight: '100vh', backgroundColor: tokens.colorNeutralBackground1 },
});

/** The whole pane: one page for every mail, decided by the mail beside it. */
export function App({ parts }: { parts: PaneParts }) {
  const own = useOwnStyles();
  return (
    <FluentProvider theme={useTheme(parts.mailbox.dark)} className={own.pane}>
      <PaneContext value={parts}>
        <PrintProvider>
          <Main />
        </PrintProvider>
      </PaneContext>
    </FluentProvider>
  );
}

function Main() {
  const area = useRef<HTMLElement>(null);
  useKeptFocus(area);
  return (
    <main ref={area}>
      <BesideMail />
    </main>
  );
}

function BesideMail() {
  const { mailbox } = usePane();
  const [{ beside, begun }, setBeside] = useState(() => {
    const item = mailbox.item();
    return { beside: item, begun: item !== null };
  });
  useEffect(
    () =>
      mailbox.onItemChanged(() => {
        const item = mailbox.item();
        setBeside((before) => ({ beside: item, begun: before.begun || item !== null }));
      }),
    [mailbox],
  );
  if (!begun) return <NoMail />;
  return (
    <SignInGate>
      <Mails beside={beside} />
    </SignInGate>
  );
}
