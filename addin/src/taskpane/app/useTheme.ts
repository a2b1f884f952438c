import { type Theme, webDarkTheme, webLightTheme } from '@fluentui/react-components';
import { useSyncExternalStore } from 'react';

/** Outlook's theme where it tells, else the system's. High contrast comes from the system by itself. */
export function useTheme(dark: boolean | null): Theme {
  const systemDark = useSyncExternalStore(subscribe, isSystemDark);
  return (dark ?? systemDark) ? webDarkTheme : webLightTheme;
}

const QUERY = '(prefers-color-scheme: dark)';
const isSystemDark = () => window.matchMedia(QUERY).matches;

function subscribe(changed: () => void): () => void {
  const list = window.matchMedia(QUERY);
  list.addEventListener('change', changed);
  return () => list.removeEventListener('change', changed);
}
