import { Screen } from '../frame/Screen.tsx';
import { Waiting } from '../frame/Waiting.tsx';
import { useText } from '../text/TextContext.tsx';

export function ReadingScreen() {
  const { say } = useText();
  return (
    <Screen heading={say('reading.title')}>
      <Waiting>{say('waiting')}</Waiting>
    </Screen>
  );
}
