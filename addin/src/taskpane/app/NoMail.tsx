import { Text } from '@fluentui/react-components';
import { usePane } from '../parts/pane.ts';
import { ScreenTitle } from '../parts/ScreenTitle.tsx';
import { useStyles } from '../parts/useStyles.ts';

/** Nothing is chosen in Outlook, or a folder. */
export function NoMail() {
  const { text } = usePane();
  const styles = useStyles();
  return (
    <div className={styles.screen}>
      <ScreenTitle>{text.say('app.name')}</ScreenTitle>
      <Text>{text.say('app.noItem')}</Text>
    </div>
  );
}
