import type { PublicPolicy } from '@siegelpost/shared/api/policy';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { FrameContext } from './frame/FrameContext.ts';
import { PageFrame } from './frame/PageFrame.tsx';
import { AnswerScreen } from './open/AnswerScreen.tsx';
import { AskScreen } from './open/AskScreen.tsx';
import { CodeScreen } from './open/CodeScreen.tsx';
import { FailedScreen } from './open/FailedScreen.tsx';
import type { OpeningState } from './open/openingState.ts';
import { PasteScreen } from './open/PasteScreen.tsx';
import { ReadingScreen } from './open/ReadingScreen.tsx';
import { type Opening, useOpening } from './open/useOpening.ts';
import type { Parts } from './parts.ts';
import { loadText } from './text/text.ts';
import { TextContext } from './text/TextContext.tsx';

export function App({ parts }: { readonly parts: Parts }) {
  const [text, setText] = useState(parts.text);
  const { language } = text;
  const policy = useSettled(parts.policy);
  const opening = useOpening(parts);
  const organisation = policy?.organisation ?? '';
  const takeFocus = useTakeFocus();
  const frame = useMemo(() => ({ organisation, takeFocus }), [organisation, takeFocus]);

  useEffect(() => {
    document.documentElement.lang = language.tag;
    document.documentElement.dir = language.direction;
  }, [language]);

  const settled = opening.state.step !== 'reading';
  useEffect(() => {
    // Letters of the system are read as well: on a slow line the password field comes first.
    if (settled) void import('./styles/fonts.css').catch(() => undefined);
  }, [settled]);

  return (
    <TextContext value={text}>
      <FrameContext value={frame}>
        <PageFrame
          policy={policy}
          onLanguage={(chosen) => {
            parts.rememberLanguage(chosen);
            // Where it cannot be had, the page stays as it is; reloading it tries again.
            void loadText(chosen).then(setText, () => undefined);
          }}
        >
          <CurrentScreen opening={opening} parts={parts} policy={policy} />
        </PageFrame>
      </FrameContext>
    </TextContext>
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

/** The value, of a promise once it is there; a failure leaves it unknown. */
function useSettled<T extends object>(source: T | Promise<T>): T | undefined {
  const [value, setValue] = useState(source instanceof Promise ? undefined : source);
  useEffect(() => {
    if (source instanceof Promise) source.then(setValue, () => undefined);
  }, [source]);
  return value;
}

function useTakeFocus(): () => boolean {
  const screens = useRef(0);
  return useCallback(() => screens.current++ > 0, []);
}
