/**
 * The sentences of the Smart Alert. They stand apart from the catalogue because the event file must stay small and has
 * no message formatter. At most 500 characters each, the button's 20.
 */
const SENTENCES = {
  de: {
    'too-much-attached':
      'Die Anlagen dieser E-Mail sind größer als {limit} und müssen verschlüsselt werden. Klicken Sie auf „Sicher senden“ im Menüband; dort genügt ein Klick.',
    unfinished:
      'Das Verschlüsseln dieser E-Mail ist noch nicht fertig. Öffnen Sie „Sicher senden“ im Menüband und warten Sie, bis dort „Drücken Sie jetzt auf Senden“ steht.',
    unknown:
      'Siegelpost konnte diese E-Mail nicht prüfen und hält sie deshalb an. Versuchen Sie es erneut. Hilft das nicht, öffnen Sie „Sicher senden“ im Menüband.',
    open: 'Sicher senden',
  },
  en: {
    'too-much-attached':
      'The attachments of this e-mail are larger than {limit} and must be encrypted. Choose “Send securely” in the ribbon; one click is enough there.',
    unfinished:
      'This e-mail is not fully encrypted yet. Open “Send securely” in the ribbon and wait until it says “Now press Send”.',
    unknown:
      'Siegelpost could not check this e-mail and therefore holds it. Try again. If that does not help, open “Send securely” in the ribbon.',
    open: 'Send securely',
  },
} as const;

type Reason = 'too-much-attached' | 'unfinished' | 'unknown';

/** What the Smart Alert says, in Outlook's language, and what its button says. */
export function heldMail(
  reason: Reason,
  displayLanguage: string,
  thresholdBytes: number,
): { readonly message: string; readonly button: string } {
  const german = /^de/i.test(displayLanguage);
  const sentences = german ? SENTENCES.de : SENTENCES.en;
  return {
    message: sentences[reason].replace('{limit}', megabytes(thresholdBytes, german)),
    button: sentences.open,
  };
}

function megabytes(bytes: number, german: boolean): string {
  const text = String(Math.round(bytes / 100_000) / 10);
  return `${german ? text.replace('.', ',') : text} MB`;
}
