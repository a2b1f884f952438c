import { Screen } from '../frame/Screen.tsx';
import { useText } from '../text/TextContext.tsx';

/** What a clerk sees who follows the link of a notification in a browser. */
export function AnswerScreen() {
  const { say } = useText();
  return (
    <Screen heading={say('answer.title')}>
      <p className="kern-body">{say('answer.intro')}</p>
      <ol className="steps card">
        <li className="kern-body">{say('answer.step1')}</li>
        <li className="kern-body">{say('answer.step2')}</li>
        <li className="kern-body">{say('answer.step3')}</li>
      </ol>
      <p className="kern-body kern-body--muted">{say('answer.why')}</p>
    </Screen>
  );
}
