import { mergeClasses } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useStyles } from './useStyles.ts';

/** A short text that a screen reader says when it changes. */
export function Status({ children, hidden }: { children: ReactNode; hidden?: boolean }) {
  const styles = useStyles();
  return <output className={mergeClasses(hidden ? styles.unseen : styles.status)}>{children}</output>;
}
