import { Button, makeStyles } from '@fluentui/react-components';
import { ChevronRightRegular } from '@fluentui/react-icons/svg/chevron-right';
import { useStyles } from './useStyles.ts';

const useOwnStyles = makeStyles({ folded: {}, unfolded: { rotate: '90deg' } });

interface Props {
  readonly label: string;
  /** What it is about, for whoever hears the button without its card. */
  readonly subject: string;
  readonly shown: boolean;
  readonly onToggle: () => void;
}

/** A button that unfolds what stands below it. */
export function Disclosure({ label, subject, shown, onToggle }: Props) {
  const styles = useStyles();
  const own = useOwnStyles();
  return (
    <div className={styles.choices}>
      <Button
        size="small"
        appearance="subtle"
        icon={<ChevronRightRegular className={shown ? own.unfolded : own.folded} />}
        aria-expanded={shown}
        aria-label={`${label}: ${subject}`}
        onClick={onToggle}
      >
        {label}
      </Button>
    </div>
  );
}
