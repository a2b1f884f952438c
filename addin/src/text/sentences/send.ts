export const send = {
  'send.title': { de: 'Sicher senden', en: 'Send securely' },
  'send.to': { de: 'An', en: 'To' },
  'send.noRecipients': {
    de: 'Noch keine Empfänger. Tragen Sie sie in der E-Mail ein.',
    en: 'No recipients yet. Enter them in the email.',
  },
  'send.files': { de: 'Dateien', en: 'Files' },
  'send.filesSum': {
    de: '{count, plural, =0 {Keine Datei} one {# Datei} other {# Dateien}}, {size}',
    en: '{count, plural, =0 {No file} one {# file} other {# files}}, {size}',
  },
  'send.addFiles': { de: 'Dateien hinzufügen', en: 'Add files' },
  'send.drop': { de: 'oder hierher ziehen, in jeder Größe', en: 'or drop them here, of any size' },
  'send.dropNow': { de: 'Loslassen zum Hinzufügen', en: 'Drop to add' },
  'send.fromMail': { de: 'Anlage der E-Mail', en: 'Attached to the email' },
  'send.fromDisk': { de: 'von diesem Gerät', en: 'from this device' },
  'send.removeOwn': { de: '„{name}“ aus der Liste nehmen', en: 'Take “{name}” off the list' },
  'send.removeAttached': {
    de: '„{name}“ aus der E-Mail entfernen',
    en: 'Remove “{name}” from the email',
  },
  'send.stays': {
    de: '{count, plural, one {Bleibt unverschlüsselt in der E-Mail: {names}} other {Bleiben unverschlüsselt in der E-Mail: {names}}}',
    en: '{count, plural, one {Stays in the email unencrypted: {names}} other {Stay in the email unencrypted: {names}}}',
  },
  'send.staysWhy': {
    de: 'Links zu Cloud-Dateien enthalten keine Datei, die sich verschlüsseln ließe.',
    en: 'Links to cloud files hold no file that could be encrypted.',
  },
  'send.picturesStay': {
    de: '{count, plural, one {Ein Bild im Text bleibt} other {# Bilder im Text bleiben}} unverschlüsselt in der E-Mail.',
    en: '{count, plural, one {A picture in the text stays} other {# pictures in the text stay}} in the email unencrypted.',
  },
  'send.message': { de: 'Vertrauliche Nachricht', en: 'Confidential message' },
  'send.messageHint': {
    de: 'Wird mit verschlüsselt. Der Text der E-Mail selbst bleibt lesbar.',
    en: 'Is encrypted as well. The text of the email itself stays readable.',
  },
  'send.password': { de: 'Mit Passwort schützen', en: 'Protect with a password' },
  'send.passwordOn': {
    de: 'Sie geben das Passwort am Telefon, per SMS oder Brief weiter.',
    en: 'You pass the password on by phone, text message or letter.',
  },
  'send.passwordOff': {
    de: 'Der Link öffnet sich ohne Passwort: so vertraulich wie das Postfach der Empfänger.',
    en: 'The link opens without a password: as confidential as the recipients’ mailbox.',
  },
  'send.oneTime': { de: 'Nur einmal zu öffnen', en: 'Can be opened only once' },
  'send.oneTimeOn': {
    de: 'Nur wer den Link zuerst öffnet, kann alles lesen und speichern: 24 Stunden lang, im selben Browserfenster. Bei mehreren Empfängern ist das nur eine Person.',
    en: 'Only whoever opens the link first can read and save everything: for 24 hours, in the same browser window. Of several recipients that is only one.',
  },
  'send.oneTimeOff': {
    de: 'Der Link öffnet sich, so oft die Empfänger wollen, bis er abläuft.',
    en: 'The link opens as often as the recipients like until it expires.',
  },
  'send.onceReady': { de: 'Der Link lässt sich nur einmal öffnen.', en: 'The link can be opened only once.' },
  'send.expiry': { de: 'Abrufbar', en: 'Available' },
  'send.expiryDays': {
    de: '{days, plural, one {# Tag} other {# Tage}}, bis {date}',
    en: '{days, plural, one {# day} other {# days}}, until {date}',
  },
  'send.now': { de: 'Sicher senden', en: 'Send securely' },
  'send.nothing': {
    de: 'Fügen Sie eine Datei hinzu oder schreiben Sie eine vertrauliche Nachricht.',
    en: 'Add a file or write a confidential message.',
  },
  'send.tooLarge': {
    de: 'Zusammen {size}; erlaubt sind {limit}. Nehmen Sie Dateien heraus.',
    en: '{size} in all; {limit} are allowed. Take files out.',
  },
  'send.overQuota.clerk': {
    de: 'Zusammen {size}; in Ihrem Speicherplatz sind noch {left} frei. Nehmen Sie Dateien heraus oder rufen Sie unter „Gesendet“ Sendungen zurück, die niemand mehr braucht.',
    en: '{size} in all; {left} of your space are free. Take files out, or recall packages under “Sent” that nobody needs any more.',
  },
  'send.overQuota.organisation': {
    de: 'Zusammen {size}; im gemeinsamen Speicherplatz Ihrer Behörde sind noch {left} frei. Nehmen Sie Dateien heraus, oder Ihre IT schafft Platz.',
    en: '{size} in all; {left} of the space that your authority shares are free. Take files out, or ask your IT department to make room.',
  },
  'send.tooMany': {
    de: '{count} Dateien; erlaubt sind {limit}. Nehmen Sie Dateien heraus oder packen Sie sie zusammen.',
    en: '{count} files; {limit} are allowed. Take files out or pack them together.',
  },
  'send.heldTitle': { de: 'Senden angehalten', en: 'Sending was held' },
  'send.held': {
    de: 'Die Anlagen dieser E-Mail müssen verschlüsselt werden. Ein Klick auf „Sicher senden“ genügt.',
    en: 'The attachments of this email must be encrypted. One click on “Send securely” is enough.',
  },
  'send.interruptedTitle': { de: 'Unterbrochen', en: 'Interrupted' },
  'send.interrupted': {
    de: 'Beim letzten Mal wurde das Verschlüsseln nicht fertig. Die Anlagen sind noch in der E-Mail.',
    en: 'Encryption did not finish the last time. The attachments are still in the email.',
  },
  'send.chooseAgain': {
    de: '{count, plural, one {Wählen Sie diese Datei von Ihrem Gerät noch einmal aus: {names}} other {Wählen Sie diese Dateien von Ihrem Gerät noch einmal aus: {names}}}.',
    en: '{count, plural, one {Choose this file from your device again: {names}} other {Choose these files from your device again: {names}}}.',
  },
  'send.writeAgain': {
    de: 'Schreiben Sie die vertrauliche Nachricht noch einmal; sie wird nirgends unverschlüsselt aufgehoben.',
    en: 'Write the confidential message again; it is kept nowhere unencrypted.',
  },
  'send.discard': { de: 'Doch nicht verschlüsseln', en: 'Do not encrypt after all' },
  'send.unfinishedTitle': { de: 'Diese E-Mail ist noch nicht fertig', en: 'This email is not finished' },
  'send.unfinished': {
    de: 'Die Sendung liegt verschlüsselt auf dem Server. Es fehlen noch Schritte in der E-Mail, bis dahin bleibt sie angehalten.',
    en: 'The package lies encrypted on the server. Steps in the email are still missing; until then it is held.',
  },
  'send.finish': { de: 'Fertigstellen', en: 'Finish' },
  'send.startOver': { de: 'Neu beginnen', en: 'Start over' },
  'send.working': { de: 'Wird sicher gesendet', en: 'Sending securely' },
  'send.keepOpen': {
    de: 'Lassen Sie diesen Bereich bis zum Ende geöffnet.',
    en: 'Keep this pane open until it is done.',
  },
  'send.pause': { de: 'Anhalten', en: 'Pause' },
  'send.resume': { de: 'Fortsetzen', en: 'Resume' },
  'send.stalled': {
    de: 'Die Verbindung stockt. Es geht von selbst weiter, sobald sie wieder da ist.',
    en: 'The connection has stalled. It goes on by itself as soon as it is back.',
  },
  'send.paused': {
    de: 'Angehalten. Was schon hochgeladen ist, bleibt auf dem Server.',
    en: 'Paused. What is uploaded already stays on the server.',
  },
  'send.elsewhereUploads': {
    de: '„{subject}“ wird weiter verschlüsselt und hochgeladen. Gehen Sie danach zu dieser E-Mail zurück.',
    en: '“{subject}” is still being encrypted and uploaded. Go back to that email afterwards.',
  },
  'send.elsewhereWaits': {
    de: '„{subject}“ ist noch nicht fertig. Gehen Sie zu dieser E-Mail zurück, dann geht es von selbst weiter.',
    en: '“{subject}” is not finished yet. Go back to that email, and it goes on by itself.',
  },
  'send.elsewhereFailed': {
    de: '„{subject}“ ist noch nicht gesendet. Gehen Sie zu dieser E-Mail zurück und versuchen Sie es erneut.',
    en: '“{subject}” is not sent yet. Go back to that email and try again.',
  },
  'send.noSubject': { de: 'ohne Betreff', en: 'no subject' },
  'send.thread': { de: 'Im selben Gespräch antworten', en: 'Answer in the same conversation' },
  'send.threadOn': {
    de: 'Diese E-Mail antwortet auf eine sichere Sendung: Sie gehört zum selben Gespräch, und das bisherige Passwort gilt weiter.',
    en: 'This email answers a secure package: it belongs to the same conversation, and the password so far stays good.',
  },
  'send.threadOff': {
    de: 'Beginnt ein neues Gespräch mit einem neuen Passwort.',
    en: 'Begins a new conversation with a new password.',
  },
  'send.phase.reading': { de: 'Anlagen lesen', en: 'Read attachments' },
  'send.phase.sealing': { de: 'Verschlüsseln und hochladen', en: 'Encrypt and upload' },
  'send.phase.linking': { de: 'Link einfügen', en: 'Insert link' },
  'send.phase.removing': { de: 'Anlagen entfernen und prüfen', en: 'Remove attachments and check' },
  'send.phase.activating': { de: 'Link freischalten', en: 'Make the link work' },
  'send.phaseDone': { de: 'erledigt', en: 'done' },
  'send.phaseNow': { de: 'läuft', en: 'under way' },
  'send.phasePaused': { de: 'angehalten', en: 'paused' },
  'send.phaseNext': { de: 'folgt', en: 'to come' },
  'send.percent': { de: '{percent} %', en: '{percent}%' },
  'send.amount': { de: '{done} von {total}', en: '{done} of {total}' },
  'send.rate': { de: '{rate}/s', en: '{rate}/s' },
  'send.secondsLeft': {
    de: 'noch {seconds, plural, one {# Sekunde} other {# Sekunden}}',
    en: '{seconds, plural, one {# second} other {# seconds}} left',
  },
  'send.minutesLeft': {
    de: 'noch {minutes, plural, one {# Minute} other {# Minuten}}',
    en: '{minutes, plural, one {# minute} other {# minutes}} left',
  },
  'send.failedTitle': { de: 'Noch nicht gesendet', en: 'Not sent yet' },
  'send.failedSafe': {
    de: 'Es ist nichts verloren. Die E-Mail bleibt angehalten, bis alles fertig ist.',
    en: 'Nothing is lost. The email is held until everything is done.',
  },
  'send.readyTitle': { de: 'Drücken Sie jetzt in Outlook auf „Senden“', en: 'Now press “Send” in Outlook' },
  'send.readySealed': {
    de: '{count, plural, =0 {Ihre Nachricht ist} one {# Datei ist} other {# Dateien sind}} verschlüsselt. Die E-Mail enthält nur noch den Link.',
    en: '{count, plural, =0 {Your message is} one {# file is} other {# files are}} encrypted. The email holds only the link.',
  },
  'send.reference': { de: 'Sendungsnummer', en: 'Reference' },
  'send.validUntil': { de: 'Abrufbar bis', en: 'Available until' },
  'send.removeByHand': {
    de: 'Diese Version von Outlook lässt uns die Anlagen nicht prüfen. Vergewissern Sie sich, dass keine mehr in der E-Mail ist.',
    en: 'This version of Outlook does not let us check the attachments. Make sure that none is left in the email.',
  },
  'send.moreAttachments': {
    de: 'Inzwischen wurden weitere Dateien angefügt. Sie sind nicht verschlüsselt.',
    en: 'More files were attached since. They are not encrypted.',
  },
  'send.sendMore': { de: 'Auch diese sicher senden', en: 'Send these securely, too' },

  'block.title': { de: 'Sichere Sendung', en: 'Secure package' },
  'block.intro': {
    de: '{author} hat Ihnen {count, plural, =0 {eine Nachricht} one {# Datei} other {# Dateien}} verschlüsselt bereitgestellt.',
    en: '{author} has provided {count, plural, =0 {a message} one {# file} other {# files}} for you, encrypted.',
  },
  'block.open': { de: 'Sichere Sendung öffnen', en: 'Open secure package' },
  'block.withPassword': {
    de: 'Das Passwort erhalten Sie auf einem anderen Weg.',
    en: 'You will get the password by another channel.',
  },
  'block.once': {
    de: 'Sie können die Sendung nur einmal öffnen und danach 24 Stunden lang im selben Browserfenster lesen. Speichern Sie, was Sie behalten wollen.',
    en: 'You can open the package only once and then read it for 24 hours in the same browser window. Save what you want to keep.',
  },
  'block.valid': {
    de: 'Abrufbar bis {date}. Sendungsnummer {reference}.',
    en: 'Available until {date}. Reference {reference}.',
  },
  'block.byHand': {
    de: 'Falls sich der Link nicht öffnet: Rufen Sie {page} auf und geben Sie diesen Schlüssel ein: {secret}',
    en: 'If the link does not open: go to {page} and enter this key: {secret}',
  },
} as const;
