/**
 * The sentences of the Smart Alert and of the bar above a draft. They stand apart from the catalogue because the event
 * file must stay small and has no message formatter.
 */
const GERMAN = {
  held: {
    'too-much-attached':
      'Die Anlagen dieser E-Mail sind größer als {limit} und müssen verschlüsselt werden. Klicken Sie auf „Sicher senden“ im Menüband; dort genügt ein Klick.',
    'anything-attached':
      'Anlagen dürfen nur verschlüsselt versandt werden. Klicken Sie auf „Sicher senden“ im Menüband; dort genügt ein Klick.',
    level:
      'E-Mails der Einstufung „{level}“ müssen verschlüsselt werden. Klicken Sie auf „Sicher senden“ im Menüband; dort genügt ein Klick.',
    'level-unknown':
      'Die Einstufung dieser E-Mail gibt es nicht mehr. Klicken Sie auf „Sicher senden“ im Menüband, wählen Sie eine andere und verschlüsseln Sie die E-Mail.',
    'level-blocked':
      'Inhalte der Einstufung „{level}“ dürfen nicht mit Siegelpost versandt werden, auch nicht verschlüsselt. Nutzen Sie den dafür zugelassenen Weg Ihrer Behörde, oder ändern Sie die Einstufung.',
    'recipient-not-permitted':
      'Inhalte der Einstufung „{level}“ dürfen nicht an {recipients} gehen. Entfernen Sie diese Empfänger, oder ändern Sie die Einstufung.',
    'protected-recipient':
      'E-Mails an {recipients} müssen verschlüsselt werden. Klicken Sie auf „Sicher senden“ im Menüband; dort genügt ein Klick.',
    unfinished:
      'Das Verschlüsseln dieser E-Mail ist noch nicht fertig. Öffnen Sie „Sicher senden“ im Menüband. Steht dort „Fertigstellen“, klicken Sie darauf. Senden Sie erst, wenn der Bereich Sie dazu auffordert.',
    unknown:
      'Siegelpost konnte diese E-Mail nicht prüfen und hält sie deshalb an. Versuchen Sie es erneut. Hilft das nicht, öffnen Sie „Sicher senden“ im Menüband.',
  },
  recommended:
    'Für Anlagen der Einstufung „{level}“ wird Verschlüsseln empfohlen. Möchten Sie sie sicher senden? „Trotzdem senden“ schickt die E-Mail unverschlüsselt ab.',
  hint: {
    'too-much-attached':
      'Die Anlagen sind größer als {limit}. Klicken Sie vor dem Senden auf „Sicher senden“.',
    'anything-attached': 'Anlagen dürfen nur verschlüsselt versandt werden. Klicken Sie auf „Sicher senden“.',
    level: 'Die Einstufung „{level}“ verlangt Verschlüsselung. Klicken Sie auf „Sicher senden“.',
    'level-unknown':
      'Die Einstufung dieser E-Mail gibt es nicht mehr. Wählen Sie unter „Sicher senden“ eine andere.',
    'level-blocked':
      'Inhalte der Einstufung „{level}“ dürfen nicht mit Siegelpost versandt werden, auch nicht verschlüsselt.',
    'recipient-not-permitted':
      'Inhalte der Einstufung „{level}“ dürfen nicht an alle Empfänger gehen. Ändern Sie Empfänger oder Einstufung.',
    'protected-recipient':
      'Diese E-Mail muss für {recipients} verschlüsselt werden. Klicken Sie auf „Sicher senden“.',
    unfinished:
      'Das Verschlüsseln ist noch nicht fertig. Öffnen Sie „Sicher senden“. Senden Sie erst, wenn der Bereich Sie dazu auffordert.',
    unknown: 'Siegelpost konnte diese E-Mail nicht prüfen und hält sie an. Versuchen Sie es erneut.',
  },
  recommendedHint: 'Für Anlagen der Einstufung „{level}“ wird „Sicher senden“ empfohlen.',
  seal: 'Sicher senden',
  reclassify: 'Einstufung ändern',
  more: ' und {count} weitere',
  nobody: 'diese Empfänger',
} as const;

const ENGLISH: Sentences = {
  held: {
    'too-much-attached':
      'The attachments of this email are larger than {limit} and must be encrypted. Choose “Send securely” in the ribbon; one click is enough there.',
    'anything-attached':
      'Attachments must be encrypted. Choose “Send securely” in the ribbon; one click is enough there.',
    level:
      'Emails classified “{level}” must be encrypted. Choose “Send securely” in the ribbon; one click is enough there.',
    'level-unknown':
      'The classification of this email no longer exists. Choose “Send securely” in the ribbon, choose another one there and encrypt the email.',
    'level-blocked':
      'Contents classified “{level}” must not be sent with Siegelpost, not even encrypted. Use the channel your authority has approved for them, or change the classification.',
    'recipient-not-permitted':
      'Contents classified “{level}” must not go to {recipients}. Remove these recipients, or change the classification.',
    'protected-recipient':
      'Emails to {recipients} must be encrypted. Choose “Send securely” in the ribbon; one click is enough there.',
    unfinished:
      'This email is not fully encrypted yet. Open “Send securely” in the ribbon. If it shows “Finish”, choose that. Send only when the pane asks you to.',
    unknown:
      'Siegelpost could not check this email and therefore holds it. Try again. If that does not help, open “Send securely” in the ribbon.',
  },
  recommended:
    'Encryption is recommended for attachments classified “{level}”. Do you want to send them securely? “Send Anyway” sends the email unencrypted.',
  hint: {
    'too-much-attached': 'The attachments are larger than {limit}. Choose “Send securely” before you send.',
    'anything-attached': 'Attachments must be encrypted. Choose “Send securely”.',
    level: 'The classification “{level}” requires encryption. Choose “Send securely”.',
    'level-unknown': 'The classification of this email no longer exists. Choose another in “Send securely”.',
    'level-blocked': 'Contents classified “{level}” must not be sent with Siegelpost, not even encrypted.',
    'recipient-not-permitted':
      'Contents classified “{level}” must not go to all recipients. Change recipients or classification.',
    'protected-recipient': 'This email must be encrypted for {recipients}. Choose “Send securely”.',
    unfinished:
      'This email is not fully encrypted yet. Open “Send securely”. Send only when the pane asks you to.',
    unknown: 'Siegelpost could not check this email and holds it. Try again.',
  },
  recommendedHint: '“Send securely” is recommended for attachments classified “{level}”.',
  seal: 'Send securely',
  reclassify: 'Reclassify',
  more: ' and {count} more',
  nobody: 'these recipients',
};

type Case = keyof (typeof GERMAN)['held'];
type Reason = Exclude<Case, 'anything-attached'>;

interface Sentences {
  readonly held: Readonly<Record<Case, string>>;
  readonly recommended: string;
  readonly hint: Readonly<Record<Case, string>>;
  readonly recommendedHint: string;
  readonly seal: string;
  readonly reclassify: string;
  readonly more: string;
  readonly nobody: string;
}

/** Why a mail is held or asked about, as the handlers know it. */
interface Objection {
  readonly tier: 'recommend' | 'must' | 'blocked';
  readonly reason: Reason;
  readonly level: { readonly names: { readonly de: string; readonly en: string } } | null;
  readonly recipients: readonly string[];
}

/** Outlook cuts what is longer. */
const LONGEST_ALERT = 500;
const LONGEST_LINE = 150;
/** Of what others chose, so that our own words always fit. */
const LONGEST_NAME = 40;

/** What the Smart Alert says, in Outlook's language, and its button into the pane; null where the pane is no way out. */
export function heldMail(
  objection: Objection,
  displayLanguage: string,
  thresholdBytes: number,
): { readonly message: string; readonly button: string | null } {
  const sentences = sentencesIn(displayLanguage);
  const template =
    objection.tier === 'recommend'
      ? sentences.recommended
      : sentences.held[caseOf(objection, thresholdBytes)];
  const message = fill(template, objection, { displayLanguage, thresholdBytes });
  return { message: shorten(message, LONGEST_ALERT), button: buttonFor(objection, sentences) };
}

/** The same in one line for the bar above a draft. */
export function hint(
  objection: Objection,
  displayLanguage: string,
  thresholdBytes: number,
): { readonly text: string; readonly action: string | null } {
  const sentences = sentencesIn(displayLanguage);
  const template =
    objection.tier === 'recommend'
      ? sentences.recommendedHint
      : sentences.hint[caseOf(objection, thresholdBytes)];
  const text = fill(template, objection, { displayLanguage, thresholdBytes });
  return { text: shorten(text, LONGEST_LINE), action: buttonFor(objection, sentences) };
}

function caseOf({ reason }: Objection, thresholdBytes: number): Case {
  return reason === 'too-much-attached' && thresholdBytes === 0 ? 'anything-attached' : reason;
}

/** A blocked level may have been chosen in the pane by mistake; nothing else that is blocked is mended there. */
function buttonFor({ tier, reason }: Objection, sentences: Sentences): string | null {
  if (tier !== 'blocked') return sentences.seal;
  return reason === 'level-blocked' ? sentences.reclassify : null;
}

function fill(
  template: string,
  { level, recipients }: Objection,
  { displayLanguage, thresholdBytes }: { displayLanguage: string; thresholdBytes: number },
): string {
  const german = isGerman(displayLanguage);
  const name = level ? (german ? level.names.de : level.names.en) : '';
  // Functions, because a name may hold what `replace` takes for a pattern.
  return template
    .replace('{limit}', () => megabytes(thresholdBytes, german))
    .replace('{level}', () => shorten(name, LONGEST_NAME))
    .replace('{recipients}', () => listed(recipients, sentencesIn(displayLanguage)));
}

function listed(recipients: readonly string[], { more, nobody }: Sentences): string {
  const [first] = recipients;
  if (!first) return nobody;
  const others = recipients.length - 1;
  const rest = others === 0 ? '' : more.replace('{count}', String(others));
  return shorten(first, LONGEST_NAME) + rest;
}

function megabytes(bytes: number, german: boolean): string {
  const text = String(Math.round(bytes / 100_000) / 10);
  return `${german ? text.replace('.', ',') : text} MB`;
}

function shorten(text: string, longest: number): string {
  return text.length <= longest ? text : `${text.slice(0, longest - 1)}…`;
}

function sentencesIn(displayLanguage: string): Sentences {
  return isGerman(displayLanguage) ? GERMAN : ENGLISH;
}

function isGerman(displayLanguage: string): boolean {
  return /^de/i.test(displayLanguage);
}
