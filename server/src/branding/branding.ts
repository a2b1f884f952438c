import type { Branding } from '@siegelpost/shared/api/policy';
import { paths } from '@siegelpost/shared/api/paths';
import type { Settings } from '../config/settings.ts';
import { type Color, contrast, GROUNDS, LEAST_CONTRAST, lightened } from './contrast.ts';
import { type Logo, readLogo } from './logo.ts';

/** How the public pages look and whom they name. */
export interface BrandingConfig {
  readonly logo: Logo | null;
  readonly darkLogo: Logo | null;
  readonly colors: { readonly light: Color; readonly dark: Color } | null;
  readonly contact: Branding['contact'];
  readonly formalNotice: Branding['formalNotice'];
}

/** @param problems takes a sentence for everything that cannot stay as it is */
export function readBranding(settings: Settings, problems: string[]): BrandingConfig {
  return {
    logo: logo('BRAND_LOGO_FILE', settings, problems),
    darkLogo: logo('BRAND_LOGO_DARK_FILE', settings, problems),
    colors: colors(settings, problems),
    contact: {
      phone: settings.CONTACT_PHONE ?? null,
      address: settings.CONTACT_ADDRESS ?? null,
      url: settings.CONTACT_URL ?? null,
    },
    formalNotice: formalNotice(settings),
  };
}

/** The part of it that pages and pane are told. */
export function publicBranding({ logo, darkLogo, contact, formalNotice }: BrandingConfig): Branding {
  return {
    logoUrl: logo && paths.logo,
    darkLogoUrl: darkLogo && paths.darkLogo,
    contact,
    formalNotice,
  };
}

function logo(
  name: 'BRAND_LOGO_FILE' | 'BRAND_LOGO_DARK_FILE',
  settings: Settings,
  problems: string[],
): Logo | null {
  const file = settings[name];
  if (file === undefined) return null;
  try {
    return readLogo(file);
  } catch (error) {
    problems.push(`${name}: ${error instanceof Error ? error.message : 'cannot be used'}`);
    return null;
  }
}

function colors(settings: Settings, problems: string[]): BrandingConfig['colors'] {
  const { BRAND_COLOR: light, BRAND_COLOR_DARK: dark } = settings;
  if (light === undefined) {
    if (dark !== undefined) problems.push('BRAND_COLOR: is required with BRAND_COLOR_DARK');
    return null;
  }
  const chosen = { light: light as Color, dark: (dark as Color | undefined) ?? lightened(light as Color) };
  problems.push(
    ...tooFaint('BRAND_COLOR', chosen.light, 'light'),
    ...tooFaint('BRAND_COLOR_DARK', chosen.dark, 'dark'),
  );
  return chosen;
}

/** A colour nobody could read is refused at start, not noticed by those who cannot read it. */
function tooFaint(name: string, color: Color, theme: keyof typeof GROUNDS): string[] {
  const found = contrast(color, GROUNDS[theme]);
  if (found >= LEAST_CONTRAST) return [];
  const ratio = (value: number) => `${(Math.floor(value * 10) / 10).toFixed(1)} : 1`;
  return [
    `${name}: ${color} has a contrast of ${ratio(found)} on the ${theme} background; links and buttons need at ` +
      `least ${ratio(LEAST_CONTRAST)} (WCAG 2.2, 1.4.3). Choose a ${theme === 'light' ? 'darker' : 'lighter'} colour`,
  ];
}

function formalNotice({ FORMAL_NOTICE: de, FORMAL_NOTICE_EN: en }: Settings): Branding['formalNotice'] {
  if (de === undefined) return null;
  return de === 'standard' ? 'standard' : { de, en: en ?? de };
}
