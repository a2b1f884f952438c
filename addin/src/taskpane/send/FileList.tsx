import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { DocumentRegular } from '@fluentui/react-icons/svg/document';
import { usePane } from '../parts/pane.ts';
import { useStyles } from '../parts/useStyles.ts';

/** A file that will be sealed, wherever it comes from. */
export interface ListedFile {
  readonly key: string;
  readonly name: string;
  readonly bytes: number;
  readonly attached: boolean;
  readonly remove: () => void;
}

const useOwnStyles = makeStyles({
  item: {
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr) auto',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalS,
    paddingBlock: tokens.spacingVerticalXS,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  icon: { fontSize: '20px', color: tokens.colorNeutralForeground2 },
});

/** The mail's attachments and the files from this device in one list. */
export function FileList({ files }: { files: readonly ListedFile[] }) {
  const { text } = usePane();
  const styles = useStyles();
  const own = useOwnStyles();
  if (files.length === 0) return null;
  return (
    <ul className={styles.list} aria-label={text.say('send.files')}>
      {files.map(({ key, name, bytes, attached, remove }) => {
        const label = text.say(attached ? 'send.removeAttached' : 'send.removeOwn', { name });
        return (
          <li key={key} className={own.item}>
            <DocumentRegular className={own.icon} />
            <div className={styles.tight}>
              <Text className={styles.break}>{name}</Text>
              <Text size={200} className={styles.quiet}>
                {text.size(bytes)} · {text.say(attached ? 'send.fromMail' : 'send.fromDisk')}
              </Text>
            </div>
            <Button
              appearance="subtle"
              size="small"
              icon={<DismissRegular />}
              aria-label={label}
              title={label}
              onClick={remove}
            />
          </li>
        );
      })}
    </ul>
  );
}
