import { FluentProvider, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { type PaneParts, PaneContext, usePane } from '../parts/pane.ts';
import { PrintProvider } from '../parts/print.tsx';
import { useStyles } from '../parts/useStyles.ts';
import { SignInGate } from '../signIn/SignInGate.tsx';
import { Sections } from './Sections.tsx';
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
          <main>
            <BesideMail />
          </main>
        </PrintProvider>
      </PaneContext>
    </FluentProvider>
  );
}

function BesideMail() {
  const { mailbox, text } = usePane();
  const styles = useStyles();
  // The count makes the next mail a fresh start, whatever was on the screen.
  const [{ item, count }, setBeside] = useState(() => ({ item: mailbox.item(), count: 0 }));
  useEffect(
    () =>
      mailbox.onItemChanged(() => setBeside((before) => ({ item: mailbox.item(), count: before.count + 1 }))),
    [mailbox],
  );
  if (!item) {
    return (
      <div className={styles.screen}>
        <Text>{text.say('app.noItem')}</Text>
      </div>
    );
  }
  return (
    <SignInGate>
      <Sections key={count} item={item} />
    </SignInGate>
  );
}
