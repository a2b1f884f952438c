/** Outlook's language as a BCP 47 tag. */
export function displayLanguage(): string {
  return Office.context.displayLanguage || 'en';
}
