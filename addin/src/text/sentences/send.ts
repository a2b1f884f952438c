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
    en: 'Links to cloud files contain no file that could be encrypted.',
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
    de: 'Nur wer den Link zuerst öffnet, kann alles lesen und speichern: 24 Stunden lang, im selben Browserfenster (Tab). Bei mehreren Empfängern ist das nur eine Person.',
    en: 'Only the first person to open the link can read and save everything: for 24 hours, in the same browser window (tab). With several recipients, that is only one of them.',
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
    en: '{size} in all; {limit} is allowed. Take files out.',
  },
  'send.overQuota.clerk': {
    de: 'Zusammen {size}; in Ihrem Speicherplatz sind noch {left} frei. Nehmen Sie Dateien heraus oder rufen Sie unter „Gesendet“ Sendungen zurück, die niemand mehr braucht.',
    en: '{size} in all; {left} of your space is free. Take files out, or recall packages under “Sent” that nobody needs any more.',
  },
  'send.overQuota.organisation': {
    de: 'Zusammen {size}; im gemeinsamen Speicherplatz Ihrer Behörde sind noch {left} frei. Nehmen Sie Dateien heraus, oder Ihre IT schafft Platz.',
    en: '{size} in all; {left} of the space that your authority shares is free. Take files out, or ask your IT department to make room.',
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
    de: 'Beim letzten Mal wurde das Verschlüsseln nicht fertig. Die Anlagen sind noch in der E-Mail. Klicken Sie unten wieder auf „Sicher senden“.',
    en: 'Encryption did not finish last time. The attachments are still in the email. Choose “Send securely” below again.',
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
    de: 'Die Sendung liegt verschlüsselt auf dem Server, die E-Mail ist aber noch nicht fertig. Klicken Sie auf „Fertigstellen“ und senden Sie sie erst danach.',
    en: 'The package is on the server, encrypted, but the email is not finished yet. Choose “Finish” and send the email only after that.',
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
  'send.thread': { de: 'Im selben Gespräch antworten', en: 'Reply in the same conversation' },
  'send.threadOn': {
    de: 'Diese E-Mail antwortet auf eine sichere Sendung: Sie gehört zum selben Gespräch, und das bisherige Passwort gilt weiter.',
    en: 'This email replies to a secure package: it belongs to the same conversation, and the existing password still applies.',
  },
  'send.threadOnNew': {
    de: 'Diese E-Mail antwortet auf eine sichere Sendung und gehört zum selben Gespräch.',
    en: 'This email replies to a secure package and belongs to the same conversation.',
  },
  'send.threadOff': {
    de: 'Beginnt ein neues Gespräch mit einem neuen Passwort.',
    en: 'Starts a new conversation with a new password.',
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
    de: 'Es ist nichts verloren. Senden Sie die E-Mail erst ab, wenn hier „Drücken Sie jetzt in Outlook auf ‚Senden‘“ steht.',
    en: 'Nothing is lost. Do not send the email until it says “Now press ‘Send’ in Outlook” here.',
  },
  'send.readyTitle': { de: 'Drücken Sie jetzt in Outlook auf „Senden“', en: 'Now press “Send” in Outlook' },
  'send.readySealed': {
    de: '{count, plural, =0 {Ihre Nachricht ist} one {# Datei ist} other {# Dateien sind}} verschlüsselt. In der E-Mail steht jetzt der Link. Ihr Text in der E-Mail bleibt unverschlüsselt.',
    en: '{count, plural, =0 {Your message is} one {# file is} other {# files are}} encrypted. The email now contains the link. Your own text in the email stays unencrypted.',
  },
  'send.reference': { de: 'Sendungsnummer', en: 'Reference number' },
  'send.validUntil': { de: 'Abrufbar bis', en: 'Available until' },
  'send.removeByHand': {
    de: 'Diese Version von Outlook lässt uns die Anlagen nicht prüfen. Vergewissern Sie sich, dass keine mehr in der E-Mail ist.',
    en: 'This version of Outlook does not let us check the attachments. Make sure that none are left in the email.',
  },
  'send.moreAttachments': {
    de: 'Inzwischen wurden weitere Dateien angefügt. Sie sind nicht verschlüsselt.',
    en: 'More files have been attached since. They are not encrypted.',
  },
  'send.sendMore': { de: 'Auch diese sicher senden', en: 'Send these securely too' },

  'block.title': { de: 'Verschlüsselte Nachricht', en: 'Encrypted message' },
  'block.intro': {
    de: '{author} hat Ihnen {count, plural, =0 {eine Nachricht} one {# Datei} other {# Dateien}} verschlüsselt bereitgestellt.',
    en: '{author} has provided {count, plural, =0 {a message} one {# file} other {# files}} for you, encrypted.',
  },
  'block.open': { de: 'Nachricht öffnen', en: 'Open message' },
  'block.withPassword': {
    de: 'Das Passwort erhalten Sie auf einem anderen Weg.',
    en: 'You will receive the password separately.',
  },
  'block.knownPassword': {
    de: 'Es gilt das Passwort, das Sie schon haben. Haben Sie uns zuerst geschrieben? Dann steht es auf Ihrer Empfangsbestätigung.',
    en: 'The password you already have still applies. Did you write to us first? Then it is on your confirmation of receipt.',
  },
  'block.anyPassword': {
    de: 'Das Passwort haben Sie schon, oder Sie erhalten es auf einem anderen Weg.',
    en: 'You already have the password, or you will receive it separately.',
  },
  'block.once': {
    de: 'Sie können die Nachricht nur einmal öffnen und danach 24 Stunden lang im selben Browserfenster (Tab) lesen. Speichern Sie, was Sie behalten wollen.',
    en: 'You can open the message only once and then read it for 24 hours in the same browser window (tab). Save what you want to keep.',
  },
  'block.valid': {
    de: 'Abrufbar bis {date}. Sendungsnummer {reference}.',
    en: 'Available until {date}. Reference number {reference}.',
  },
  'block.byHand': {
    de: 'Falls sich der Link nicht öffnen lässt: Rufen Sie {page} auf und geben Sie dort den geheimen Teil des Links ein: {secret}',
    en: 'If the link does not open: go to {page} and enter the secret part of the link there: {secret}',
  },
} as const;
