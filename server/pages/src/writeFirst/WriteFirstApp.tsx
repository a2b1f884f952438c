import type { PublicPolicy } from '@siegelpost/shared/api/policy';
import type { ReactNode } from 'react';
import { Page } from '../frame/Page.tsx';
import { Screen } from '../frame/Screen.tsx';
import { Waiting } from '../frame/Waiting.tsx';
import type { CommonParts } from '../commonParts.ts';
import { useText } from '../text/TextContext.tsx';
import { useLoaded } from '../text/useLoaded.ts';
import { ChooseScreen } from './ChooseScreen.tsx';
import { CodeScreen } from './CodeScreen.tsx';
import { FailedScreen } from './FailedScreen.tsx';
import { IntroduceScreen } from './IntroduceScreen.tsx';
import { Letter } from './Letter.tsx';
import {
  loadWriteFirstText,
  useWriteFirstText,
  type WriteFirstText,
  WriteFirstTextContext,
} from './writeFirstText.ts';
import { useWriteFirst, type WriteFirst, type WriteFirstParts } from './useWriteFirst.ts';

/** Everything the drop-in page has of the world outside. */
export interface DropInParts extends CommonParts, WriteFirstParts {
  readonly writeFirstText: WriteFirstText;
}

export function WriteFirstApp({ parts }: { readonly parts: DropInParts }) {
  const writeFirst = useWriteFirst(parts);
  return (
    <Page parts={parts}>
      {(policy) => (
        <InItsWords first={parts.writeFirstText}>
          <CurrentScreen writeFirst={writeFirst} parts={parts} policy={policy} />
        </InItsWords>
      )}
    </Page>
  );
}

function InItsWords(props: { readonly first: WriteFirstText; readonly children: ReactNode }) {
  const text = useLoaded(loadWriteFirstText, props.first);
  return <WriteFirstTextContext value={text}>{props.children}</WriteFirstTextContext>;
}

function CurrentScreen(props: {
  readonly writeFirst: WriteFirst;
  readonly parts: DropInParts;
  readonly policy: PublicPolicy | undefined;
}) {
  const { writeFirst, parts, policy } = props;
  const { state } = writeFirst;
  const organisation = policy?.organisation ?? '';
  switch (state.step) {
    case 'finding':
      return <FindingScreen />;
    case 'choosing':
      return <ChooseScreen dropIns={state.dropIns} onChoose={writeFirst.choose} />;
    case 'failed':
      return <FailedScreen failure={state.failure} onRetry={writeFirst.findAgain} />;
    case 'introducing':
      return <IntroduceScreen state={state} organisation={organisation} onAsk={writeFirst.askCode} />;
    case 'confirming':
      return <CodeScreen state={state} writeFirst={writeFirst} />;
    case 'writing':
      return (
        <Letter
          addressee={state.addressee}
          visitor={state.visitor}
          parts={parts}
          policy={policy}
          onVisitOver={writeFirst.endVisit}
        />
      );
  }
}

function FindingScreen() {
  const { say } = useText();
  const { say: sayHere } = useWriteFirstText();
  return (
    <Screen heading={sayHere('finding.title')}>
      <Waiting>{say('waiting')}</Waiting>
    </Screen>
  );
}
