export const answers = {
  'answers.title': { de: 'Antwort lesen', en: 'Read reply' },
  'answers.opening': { de: 'Antwort wird entschlüsselt …', en: 'Decrypting the reply …' },
  'answers.none': {
    de: 'In dieser E-Mail steckt keine sichere Antwort.',
    en: 'There is no secure reply in this email.',
  },
  'answers.noneHint': {
    de: 'Öffnen Sie eine Benachrichtigung von Siegelpost, oder sehen Sie unter „Gesendet“ nach.',
    en: 'Open a notification from Siegelpost, or look under “Sent”.',
  },
  'answers.from': { de: 'Von', en: 'From' },
  'answers.unnamed': { de: 'Ohne Namen', en: 'No name given' },
  'answers.received': { de: 'Eingegangen', en: 'Received' },
  'answers.reference': { de: 'Sendungsnummer', en: 'Reference number' },
  'answers.deletion': { de: 'Wird gelöscht', en: 'Will be deleted' },
  'answers.signedTitle': { de: 'Unterschrift geprüft', en: 'Signature checked' },
  'answers.signed': {
    de: 'Diese Sendung ist mit dem Schlüssel von {name} unterschrieben und unverändert.',
    en: 'This package is signed with the key of {name} and unaltered.',
  },
  'answers.provenTitle': {
    de: 'Absender konnte Ihre Sendung öffnen',
    en: 'The sender was able to open your package',
  },
  'answers.provenPassword': {
    de: 'Nur wer Ihre Sendung öffnen konnte, kann diese Antwort geschrieben haben. Sie ist unverändert. Den Namen hat der Absender selbst angegeben.',
    en: 'Only someone who was able to open your package can have written this reply. It is unaltered. The name was given by the sender.',
  },
  'answers.unprovenTitle': { de: 'Absender nicht geprüft', en: 'Sender not checked' },
  'answers.unproven': {
    de: 'Ihre ursprüngliche Sendung gibt es nicht mehr, deshalb lässt sich nicht prüfen, wer diese Antwort geschrieben hat. Fragen Sie im Zweifel nach.',
    en: 'Your original package no longer exists, so there is no way to check who wrote this reply. If in doubt, ask the sender.',
  },
  'answers.vouchedTitle': { de: 'Adresse bestätigt', en: 'Address confirmed' },
  'answers.vouched': {
    de: 'Über Ihre Eingangsseite geschrieben. Der Absender hat einen Code aus dem Postfach {address} eingegeben. Den Namen hat er selbst angegeben.',
    en: 'Written on your drop-in page. The sender entered a code from the mailbox {address}. The name was given by the sender.',
  },
  'answers.unprovenVisitor': {
    de: 'Über Ihre Eingangsseite geschrieben. Niemand hat geprüft, ob dem Absender das angegebene Postfach gehört. Fragen Sie im Zweifel nach.',
    en: 'Written on your drop-in page. Nobody has checked that the mailbox belongs to the sender. If in doubt, ask them.',
  },
  'answers.replyGivenPassword': {
    de: 'Das Passwort dieser Antwort steht auf der Empfangsbestätigung des Absenders: Sie müssen es nicht mitteilen.',
    en: 'The password for this reply is on the sender’s confirmation of receipt: you do not need to tell them.',
  },
  'answers.message': { de: 'Nachricht', en: 'Message' },
  'answers.noMessage': { de: 'Ohne Nachricht', en: 'No message' },
  'answers.files': {
    de: '{count, plural, =0 {Keine Dateien} one {# Datei} other {# Dateien}}',
    en: '{count, plural, =0 {No files} one {# file} other {# files}}',
  },
  'answers.download': { de: '„{name}“ herunterladen', en: 'Download “{name}”' },
  'answers.downloading': { de: '{percent} % entschlüsselt', en: '{percent}% decrypted' },
  'answers.verified': { de: 'Vollständig und unverändert', en: 'Complete and unaltered' },
  'answers.saveAgain': { de: 'Gespeichert. Erneut speichern', en: 'Saved. Save again' },
  'answers.saveAll': { de: 'Alle speichern', en: 'Save all' },
  'answers.reply': { de: 'Sicher antworten', en: 'Reply securely' },
  'answers.replyTitle': { de: 'Sicher antworten', en: 'Reply securely' },
  'answers.replyMessage': { de: 'Ihre Nachricht', en: 'Your message' },
  'answers.replySamePassword': {
    de: 'Das bisherige Passwort gilt auch für diese Antwort.',
    en: 'The existing password also applies to this reply.',
  },
  'answers.replyNoPassword': {
    de: 'Wie bisher öffnet sich der Link ohne Passwort.',
    en: 'As before, the link opens without a password.',
  },
  'answers.replyNewPassword': {
    de: 'Für diese Antwort gibt es ein neues Passwort, weil das bisherige nicht mehr vorliegt.',
    en: 'This reply gets a new password because the previous one is no longer known.',
  },
  'answers.replyInRead': {
    de: 'Zum Antworten öffnen Sie die Benachrichtigung im Posteingang.',
    en: 'To reply, open the notification in your inbox.',
  },
  'answers.replyTo': { de: 'An', en: 'To' },
  'answers.replySend': { de: 'Verschlüsseln und E-Mail öffnen', en: 'Encrypt and open email' },
  'answers.replyWorking': { de: 'Antwort wird verschlüsselt', en: 'Encrypting the reply' },
  'answers.repliedTitle': {
    de: 'Drücken Sie in der neuen E-Mail auf „Senden“',
    en: 'Press “Send” in the new email',
  },
  'answers.replied': {
    de: 'Die Antwort ist verschlüsselt. Die E-Mail mit dem neuen Link ist fertig ausgefüllt.',
    en: 'The reply is encrypted. The email with the new link is ready.',
  },
  'answers.openMailAgain': { de: 'E-Mail erneut öffnen', en: 'Open the email again' },
  'answers.answerPrefix': { de: 'AW: {subject}', en: 'Re: {subject}' },
  'answers.archive': {
    de: 'Auch das Archiv der Behörde kann diese Sendung lesen.',
    en: 'The authority’s archive can read this package too.',
  },
} as const;
