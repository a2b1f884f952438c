import type { Page } from 'playwright-core';

/** Every language of the pages, by the name on its switch. */
export const LANGUAGE_NAMES = ['Deutsch', 'Leichte Sprache', 'English'] as const;

/** Has the page speak another language, where it stands; false where it has no switch. */
export async function speak(page: Page, language: (typeof LANGUAGE_NAMES)[number]): Promise<boolean> {
  const choice = page.getByRole('button', { name: language, exact: true });
  if ((await choice.count()) === 0) return false;
  if ((await choice.getAttribute('aria-current')) !== null) return true;
  await choice.click();
  await choice.and(page.locator('[aria-current]')).waitFor();
  await choice.blur();
  return true;
}
