import {
  createDarkTheme,
  createLightTheme,
  type BrandVariants,
  type Theme,
} from '@fluentui/react-components';
import { useSyncExternalStore } from 'react';

/** Petrol: clearly not the blue of the program this one stands in for. */
const BRAND: BrandVariants = {
  10: '#030f12',
  20: '#0a2129',
  30: '#0c333f',
  40: '#0e4050',
  50: '#104c5d',
  60: '#13586b',
  70: '#166477',
  80: '#1a7082',
  90: '#2f7e8f',
  100: '#488d9c',
  110: '#609ca9',
  120: '#78acb7',
  130: '#90bcc5',
  140: '#a9ccd3',
  150: '#c3dce1',
  160: '#dcecef',
};

const LIGHT = createLightTheme(BRAND);
const DARK: Theme = {
  ...createDarkTheme(BRAND),
  colorBrandForeground1: BRAND[120],
  colorBrandForeground2: BRAND[130],
  colorBrandForegroundLink: BRAND[130],
};

const darkQuery = matchMedia('(prefers-color-scheme: dark)');

/** Follows the system. */
export function useSystemTheme(): Theme {
  const dark = useSyncExternalStore(
    (listener) => {
      darkQuery.addEventListener('change', listener);
      return () => darkQuery.removeEventListener('change', listener);
    },
    () => darkQuery.matches,
  );
  return dark ? DARK : LIGHT;
}
