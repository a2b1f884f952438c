import type { PublicPolicy } from '@siegelpost/shared/api/policy';
import { useEffect } from 'react';
import { Page } from './frame/Page.tsx';
import { AnswerScreen } from './open/AnswerScreen.tsx';
import { AskScreen } from './open/AskScreen.tsx';
import { CodeScreen } from './open/CodeScreen.tsx';
import { FailedScreen } from './open/FailedScreen.tsx';
import type { OpeningState } from './open/openingState.ts';
import { PasteScreen } from './open/PasteScreen.tsx';
import { ReadingScreen } from './open/ReadingScreen.tsx';
import { type Opening, useOpening } from './open/useOpening.ts';
import type { Parts } from './parts.ts';
import { whenIdle } from './whenIdle.ts';

export function App({ parts }: { readonly parts: Parts }) {
  const opening = useOpening(parts);
  const settled = opening.state.step !== 'reading';
  useEffect(() => {
    // Letters of the system are read as well: on a slow line the password field comes first.
    if (settled) whenIdle(() => void import('./styles/fonts.css').catch(() => undefined));
  }, [settled]);

  return (
    <Page parts={parts}>{(policy) => <CurrentScreen opening={opening} parts={parts} policy={policy} />}</Page>
  );
}

function CurrentScreen(props: {
  readonly opening: Opening;
  readonly parts: Parts;
  readonly policy: PublicPolicy | undefined;
}) {
  const { opening, parts } = props;
  const state: OpeningState = opening.state;
  switch (state.step) {
    case 'pasting':
      return <PasteScreen cause={state.cause} onPaste={opening.paste} />;
    case 'answering':
      return <AnswerScreen />;
    case 'reading':
      return <ReadingScreen />;
    case 'asking':
    case 'opening':
      return (
        <AskScreen
          notice={state.notice}
          refusal={state.step === 'asking' ? state.refusal : null}
          busy={state.step === 'opening'}
          seenByMailSystem={state.link.seenByMailSystem}
          now={parts.now}
          onOpen={opening.open}
        />
      );
    case 'coding':
      return (
        <CodeScreen
          state={state}
          now={parts.now}
          onCode={opening.enterCode}
          onMailAnother={opening.mailAnotherCode}
        />
      );
    case 'opened': {
      const { Conversation, opened, openedAt } = state;
      return <Conversation opened={opened} openedAt={openedAt} parts={parts} policy={props.policy} />;
    }
    case 'failed':
      return (
        <FailedScreen
          failure={state.failure}
          onRetry={opening.readAgain}
          onPasteAnother={opening.pasteAnother}
        />
      );
  }
}
