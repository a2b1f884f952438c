/** Every sentence of the pages in German. Its keys are what every other language must have. Messages are ICU. */
export const de = {
  'frame.skip': 'Zum Inhalt springen',
  'frame.languages': 'Sprache',
  'frame.purpose': 'Verschlüsselte Nachrichten und Dateien',
  'frame.legal': 'Rechtliches',
  'frame.imprint': 'Impressum',
  'frame.privacy': 'Datenschutz',
  'frame.accessibility': 'Barrierefreiheit',
  'frame.contact': 'Fragen?',
  'frame.contact.more': 'Weitere Wege zu uns',
  'frame.formalNotice':
    'Eine Nachricht auf diesem Weg ist keine förmliche Zustellung. Sie setzt keine Fristen in Gang, die eine förmliche Zustellung verlangen.',
  'frame.sealed':
    'Nachrichten und Dateien werden in Ihrem Browser verschlüsselt und entschlüsselt. Der Server kann sie nicht lesen.',

  'action.retry': 'Erneut versuchen',
  'action.checkAgain': 'Erneut prüfen',
  'action.reload': 'Seite neu laden',
  'action.cancel': 'Abbrechen',

  'paste.title': 'Nachricht abrufen',
  'paste.intro':
    'Sie haben eine E-Mail mit einem Link erhalten? Fügen Sie den ganzen Link hier ein. Er enthält das Zeichen #, danach kommt der geheime Teil: 27 Zeichen.',
  'paste.label': 'Link aus der E-Mail',
  'paste.hint': 'Am sichersten ist kopieren und einfügen. Groß- und Kleinschreibung sind wichtig.',
  'paste.submit': 'Weiter',
  'paste.another': 'Link einfügen',
  'paste.noLink':
    'Das ist kein vollständiger Link. Kopieren Sie ihn noch einmal ganz aus der E-Mail, auch den geheimen Teil nach dem Zeichen #.',
  'paste.broken.title': 'Dieser Link ist unvollständig',
  'paste.broken':
    'Es fehlt der geheime Teil nach dem Zeichen #. Manche E-Mail-Programme schneiden ihn ab. Fügen Sie den ganzen Link hier ein oder nur den geheimen Teil: Er steht in der E-Mail in der letzten Zeile unter dem Link.',

  'answer.title': 'Die Antwort liegt in Outlook für Sie bereit',
  'answer.intro': 'Diese Seite gehört zu einer Benachrichtigung an Mitarbeiterinnen und Mitarbeiter.',
  'answer.step1': 'Öffnen Sie in Outlook die E-Mail, in der Sie auf diesen Link geklickt haben.',
  'answer.step2': 'Klicken Sie dort auf „Sichere Antworten“.',
  'answer.step3': 'Der Bereich zeigt die Antwort mit allen Dateien.',
  'answer.why':
    'Nur Ihr Outlook hat den Schlüssel, der die Antwort öffnet. Ein Browser kann sie nicht anzeigen.',

  'reading.title': 'Der Link wird geprüft',
  waiting: 'Bitte warten …',

  'ask.title': 'Eine Nachricht für Sie',
  'ask.intro': '{author} hat Ihnen eine verschlüsselte Nachricht geschickt.',
  'ask.author': 'Absender',
  'ask.address': 'E-Mail-Adresse',
  'ask.sealedAt': 'Gesendet am',
  'ask.expiresAt': 'Abrufbar bis',
  'ask.password': 'Passwort',
  'ask.passwordHint':
    '10 Zeichen, zum Beispiel 7K3‑MQ2‑VDXW. Groß oder klein, mit oder ohne Bindestrich: beides geht.',
  'ask.submit': 'Nachricht öffnen',
  'ask.busy': 'Die Nachricht wird geöffnet. Das kann einige Sekunden dauern.',
  'ask.linkOnly':
    'Sie brauchen kein Passwort. Wer diesen Link hat, kann die Nachricht lesen: Geben Sie ihn nicht weiter.',
  'ask.empty': 'Geben Sie das Passwort ein.',
  'ask.malformed':
    'Das kann nicht das Passwort sein: Es hat genau 10 Buchstaben und Ziffern. Ein Versuch wurde nicht verbraucht.',
  'ask.wrong':
    'Das Passwort ist nicht richtig. {tries, plural, =0 {Sie haben keinen Versuch mehr.} one {Sie haben noch einen Versuch.} other {Sie haben noch # Versuche.}}',
  'ask.wait': 'Der nächste Versuch ist in {duration} möglich.',
  'ask.tooFast': 'Nach mehreren falschen Eingaben braucht es eine Pause. Ein Versuch wurde nicht verbraucht.',
  'ask.waitOver': 'Sie können das Passwort jetzt wieder eingeben.',
  'ask.triesLeft': '{tries, plural, one {Sie haben noch einen Versuch.} other {Sie haben noch # Versuche.}}',
  'ask.noPassword.title': 'Sie haben kein Passwort?',
  'ask.noPassword':
    '{author} teilt es Ihnen auf einem anderen Weg mit: am Telefon, als SMS oder mit einem Brief, nicht in der E-Mail. Ist dies eine Antwort an Sie, gilt meist das bisherige. Haben Sie zuerst geschrieben? Dann steht das Passwort auf Ihrer Bestätigung. Sonst fragen Sie dort nach, am besten am Telefon.',
  'ask.oneTime.title': 'Nur einmal zu öffnen',
  'ask.oneTime':
    'Nach dem Öffnen bleibt die Nachricht 24 Stunden lang in diesem Browserfenster (Tab) lesbar, danach nirgends mehr. Lassen Sie es offen und speichern Sie, was Sie behalten wollen.',
  'ask.mailSystem.title': 'Dieser Link ging durch Ihr E-Mail-System',
  'ask.mailSystem':
    'Ein Prüfprogramm hat den Link verändert und kennt ihn deshalb vielleicht. Sie können die Nachricht trotzdem öffnen. Wenn sie kein Passwort verlangt und besonders vertraulich ist, bitten Sie den Absender um einen neuen Link.',

  'ask.replace': 'Neuen Link per E-Mail erbitten',
  'ask.replace.subject': 'Bitte um einen neuen Link',
  'ask.replace.body':
    'Guten Tag,\n\nder Link zu Ihrer verschlüsselten Nachricht ging durch ein Prüfprogramm unseres E-Mail-Systems. Bitte senden Sie mir die Nachricht mit einem neuen Link.\n\nFreundliche Grüße',

  'code.title': 'Der Code aus Ihrem Postfach',
  'code.intro':
    'Für diese Nachricht braucht es noch einen Code. Wir haben ihn gerade an das E-Mail-Postfach geschickt, das der Absender angegeben hat.',
  'code.label': 'Code',
  'code.hint': '6 Ziffern aus der E-Mail. Er gilt 10 Minuten und nur einmal.',
  'code.why':
    'Der Code zeigt, dass Sie das Postfach lesen können. Er verschlüsselt nichts: Die Nachricht schützen der Link und, wo eines verlangt wird, das Passwort.',
  'code.another': 'Neuen Code senden',
  'code.mailed':
    'Ein neuer Code ist angefordert. Höchstens drei in einer Stunde gehen an ein Postfach. Kommt keiner an, sehen Sie im Spam-Ordner nach oder versuchen Sie es in einer Stunde noch einmal.',
  'code.empty': 'Geben Sie den Code ein.',
  'code.malformed':
    'Das kann nicht der Code sein: Er hat genau 6 Ziffern. Ein Versuch wurde nicht verbraucht.',
  'code.wrong':
    'Der Code stimmt nicht oder ist abgelaufen. {tries, plural, one {Sie haben noch einen Versuch.} other {Sie haben noch # Versuche.}}',
  'code.tooFast':
    'Nach mehreren falschen Eingaben braucht es eine Pause. Ein Versuch wurde nicht verbraucht.',
  'code.waitOver': 'Sie können den Code jetzt wieder eingeben.',

  'opened.title': 'Nachricht von {author}',
  'opened.status': 'Die Nachricht ist geöffnet.',
  'opened.openedAt': 'Geöffnet am',
  'opened.reference': 'Sendungsnummer',
  'opened.classification': 'Einstufung',
  'opened.signed': 'Unterschrieben von {author} und seit dem Versand unverändert.',
  'opened.check.title': 'Absender genau prüfen',
  'opened.check':
    'Jeder Absender hat einen eigenen Schlüssel. Sein Fingerabdruck ist wie eine Unterschriftenprobe: Wenn Sie sichergehen wollen, rufen Sie {author} an und vergleichen Sie diese Zeichen. Ihre Antwort wird für denselben Schlüssel verschlüsselt.',
  'opened.archive': 'Auch das Archiv der Behörde kann diese Nachricht und Ihre Antwort lesen.',
  'opened.archiveFingerprint': 'Fingerabdruck des Archivs',
  'opened.fingerprint': 'Fingerabdruck des Schlüssels',
  'opened.message': 'Nachricht',
  'opened.noMessage': 'Der Absender hat keine Nachricht geschrieben.',
  'opened.print': 'Nachricht und Nachweis drucken',
  'opened.cannotReply':
    'Auf diese Nachricht kann nicht geantwortet werden. Wenn Sie Fragen haben, rufen Sie den Absender an.',

  'files.title': '{count, plural, one {Eine Datei} other {# Dateien}}',
  'files.intro':
    'Jede Datei wird beim Speichern entschlüsselt und geprüft. Lassen Sie diese Seite so lange geöffnet.',
  'files.save': 'Speichern',
  'files.saveAgain': 'Noch einmal speichern',
  'files.all': 'Alle Dateien zusammen',
  'files.allAbout': 'ZIP-Archiv, {size}',
  'files.allSaved': 'Gespeichert und geprüft: Alle Dateien im Archiv sind vollständig und unverändert.',
  'files.chosen': '{count, plural, one {Eine ausgewählte Datei} other {# ausgewählte Dateien}} zusammen',
  'files.choose': '{name} auswählen',
  'files.show': 'Ansehen',
  'files.hide': 'Schließen',
  'preview.reading': 'Die Datei wird geladen und geprüft …',
  'preview.of': 'Bild {name}',
  'preview.shown': 'Das Bild wird angezeigt.',
  'preview.unreadable':
    'Dieser Browser kann das Bild nicht anzeigen. Speichern Sie die Datei, um sie zu öffnen.',
  'preview.missing':
    'Die Ansicht ließ sich nicht laden. Speichern Sie die Datei, oder laden Sie die Seite neu.',
  'files.pause': 'Anhalten',
  'files.resume': 'Fortsetzen',
  'files.saving': 'Wird gespeichert: {name}',
  'files.saved': 'Gespeichert und geprüft: Die Datei ist vollständig und unverändert.',
  'files.cancelled': 'Abgebrochen. Löschen Sie eine unvollständige Datei in Ihrem Download-Ordner.',
  'files.digest': 'Prüfsumme',
  'files.dangerous':
    'Diese Datei kann Programme enthalten. Öffnen Sie sie nur, wenn Sie sie von {author} erwarten.',
  'files.memoryLimit':
    'Dieser Browser kann Dateien nur im Arbeitsspeicher entschlüsseln. Dateien über {limit}, einzeln oder zusammen, gelingen hier oft nicht. Nehmen Sie dafür Chrome, Edge, Firefox oder Safari in der neuesten Fassung, ohne privaten Modus.',
  'files.tooLargeForMemory': 'Diese Datei ist für diesen Browser wahrscheinlich zu groß.',

  'type.pdf': 'PDF-Dokument',
  'type.image': 'Bild',
  'type.text': 'Text',
  'type.document': 'Dokument',
  'type.table': 'Tabelle',
  'type.archive': 'Archiv',
  'type.audio': 'Ton',
  'type.video': 'Video',
  'type.mail': 'E-Mail',
  'type.other': 'Datei',

  'progress.done': '{done} von {total}',
  'progress.speed': '{speed} pro Sekunde',
  'progress.left': 'noch etwa {duration}',
  'progress.paused': 'angehalten',
  'progress.stalled': 'Die Verbindung stockt. Es geht von selbst weiter, sobald sie wieder da ist.',
  'progress.last': 'Alles ist abgeschickt. Die Bestätigung fehlt noch: Bitte warten Sie.',
  'progress.percent': '{percent} Prozent',

  'reply.title': 'Antworten',
  'reply.intro':
    'Ihre Antwort wird in Ihrem Browser für {author} verschlüsselt. Nur dort kann sie gelesen werden.',
  'reply.introArchive':
    'Ihre Antwort wird in Ihrem Browser für {author} und für das Archiv der Behörde verschlüsselt. Nur dort kann sie gelesen werden.',
  'reply.name': 'Ihr Name',
  'reply.optional': '(freiwillig)',
  'reply.message': 'Ihre Nachricht',
  'reply.files': 'Dateien',
  'reply.choose': 'Dateien auswählen',
  'reply.drop': 'oder hierher ziehen',
  'reply.limit': 'Höchstens {maxFiles, plural, one {eine Datei} other {# Dateien}} und {maxBytes} zusammen.',
  'reply.chosen':
    '{count, plural, =0 {Keine Datei ausgewählt.} one {Eine Datei ausgewählt, {bytes}.} other {# Dateien ausgewählt, zusammen {bytes}.}}',
  'reply.remove': '{name} entfernen',
  'reply.kept': 'Ihr Text bleibt verschlüsselt in diesem Browser, bis Sie ihn senden.',
  'reply.restored': 'Ihr Entwurf ist wieder da. Dateien wählen Sie bitte noch einmal aus.',
  'reply.goOn':
    'Das Senden wurde unterbrochen. Senden Sie jetzt weiter: Was schon angekommen ist, wird nicht noch einmal übertragen.',
  'reply.goOnFiles':
    'Das Senden wurde unterbrochen. Große Dateien bewahrt der Browser nicht auf: Wählen Sie diese bitte noch einmal aus. Was schon angekommen ist, wird nicht noch einmal übertragen.',
  'reply.arrived':
    'Was Sie zuletzt gesendet haben, ist vollständig angekommen. Sie müssen es nicht noch einmal senden.',
  'reply.discard': 'Entwurf löschen',
  'reply.discarded': 'Der Entwurf ist gelöscht.',
  'reply.undiscard': 'Löschen rückgängig machen',
  'reply.camera': 'Foto aufnehmen',
  'reply.key.title': 'Wer kann meine Antwort lesen?',
  'reply.key':
    'Nur {author}. Ihre Antwort wird mit einem digitalen Schloss verschlossen, zu dem nur dort der Schlüssel ist. Der Fingerabdruck zeigt, welches Schloss es ist: Wenn Sie sichergehen wollen, vergleichen Sie ihn am Telefon.',
  'reply.keyArchive':
    'Nur {author} und das Archiv der Behörde. Ihre Antwort wird mit digitalen Schlössern verschlossen, zu denen nur dort die Schlüssel sind. Die Fingerabdrücke zeigen, welche Schlösser es sind: Wenn Sie sichergehen wollen, vergleichen Sie sie am Telefon.',
  'reply.submit': 'Antwort sicher senden',
  'reply.empty': 'Schreiben Sie eine Nachricht oder wählen Sie eine Datei aus.',
  'reply.tooMany': 'Das sind zu viele Dateien. Höchstens {maxFiles} sind möglich.',
  'reply.tooLarge': 'Die Dateien sind zusammen {bytes} groß. Höchstens {maxBytes} sind möglich.',
  'reply.saving': 'Sie können senden, sobald alle Dateien gespeichert sind.',
  'reply.cancelled': 'Das Senden wurde abgebrochen. Ihr Text und Ihre Dateien sind noch da.',
  'reply.nothingArrived': 'Es ist nichts angekommen.',

  'sending.title': 'Ihre Antwort wird gesendet',
  'sending.stay': 'Lassen Sie diese Seite geöffnet, bis die Bestätigung erscheint.',
  'sending.progress': 'Wird verschlüsselt und übertragen',

  'sent.title': 'Ihre Antwort ist angekommen',
  'sent.intro': '{author} wurde benachrichtigt. Sie müssen nichts weiter tun und nichts noch einmal senden.',
  'sent.receipt': 'Empfangsbestätigung',
  'sent.reference': 'Sendungsnummer',
  'sent.at': 'Eingegangen am',
  'sent.to': 'Empfänger',
  'sent.organisation': 'Behörde',
  'sent.from': 'Absender',
  'sent.expiresAt': 'Gespeichert bis',
  'sent.files': 'Dateien',
  'sent.noFiles': 'Keine Dateien',
  'sent.digestWhy':
    'Die Prüfsumme weist nach, welche Dateien Sie gesendet haben. Nennen Sie bei Fragen die Sendungsnummer.',
  'sent.print': 'Bestätigung drucken',
  'sent.again': 'Noch eine Antwort schreiben',
  'sent.back': 'Zurück zur Nachricht',

  'failure.unknown.title': 'Unter diesem Link ist nichts zu finden',
  'failure.unknown.advice':
    'Vielleicht wurde der Link beim Abschreiben verändert. Öffnen Sie ihn noch einmal aus der E-Mail. Hilft das nicht, fragen Sie den Absender.',
  'failure.expired.title': 'Die Nachricht ist nicht mehr abrufbar',
  'failure.expired.advice':
    'Sie konnte nur bis zu einem festgelegten Tag abgerufen werden und ist gelöscht. Bitten Sie den Absender, sie noch einmal zu senden.',
  'failure.recalled.title': 'Der Absender hat die Nachricht zurückgezogen',
  'failure.recalled.advice':
    'Sie kann nicht mehr abgerufen werden. Wenn Sie Fragen haben, rufen Sie den Absender an.',
  'failure.notReady.title': 'Die Nachricht ist noch nicht bereit',
  'failure.notReady.advice':
    'Der Absender hat das Senden noch nicht abgeschlossen. Versuchen Sie es in einigen Minuten noch einmal.',
  'failure.claimed.title': 'Die Nachricht wurde schon geöffnet',
  'failure.claimed.advice':
    'Sie ließ sich nur einmal öffnen und blieb 24 Stunden lang in dem Browserfenster (Tab) lesbar, in dem das geschah. Ist es noch offen, lesen Sie dort weiter. Sonst bitten Sie den Absender, sie noch einmal zu senden. Waren das nicht Sie, rufen Sie den Absender an.',
  'failure.locked.title': 'Die Nachricht ist gesperrt',
  'failure.locked.advice':
    'Das Passwort oder der Code wurde zu oft falsch eingegeben. Es ist nichts verloren: Bitten Sie den Absender, die Nachricht wieder zu entsperren. Dort weiß man schon Bescheid.',
  'failure.wrongPassword.title': 'Das Passwort ist nicht richtig',
  'failure.wrongPassword.advice': 'Prüfen Sie das Passwort und versuchen Sie es noch einmal.',
  'failure.offline.title': 'Keine Verbindung',
  'failure.offline.advice':
    'Der Server ist nicht zu erreichen. Prüfen Sie Ihre Internetverbindung und versuchen Sie es noch einmal. Es geht nichts verloren.',
  'failure.pageIncomplete.title': 'Ein Teil dieser Seite ließ sich nicht laden',
  'failure.pageIncomplete.advice':
    'Laden Sie die Seite neu, sobald Sie wieder Verbindung haben. Es geht nichts verloren.',
  'failure.busy.title': 'Der Dienst ist gerade überlastet',
  'failure.busy.advice':
    'Warten Sie einen Augenblick und versuchen Sie es dann noch einmal. Es geht nichts verloren.',
  'failure.sessionEnded.title': 'Die Sitzung ist abgelaufen',
  'failure.sessionEnded.advice':
    'Aus Sicherheitsgründen endet sie nach 24 Stunden. Laden Sie die Seite neu und öffnen Sie die Nachricht noch einmal. Geht das nicht, bitten Sie den Absender, sie noch einmal zu senden.',
  'failure.damaged.title': 'Die Daten sind beschädigt oder verändert',
  'failure.damaged.advice':
    'Was angekommen ist, ist nicht das, was gesendet wurde. Verwenden Sie es nicht. Versuchen Sie es noch einmal und sagen Sie dem Absender Bescheid, wenn es wieder geschieht.',
  'failure.incomplete.title': 'Die Nachricht ist unvollständig',
  'failure.incomplete.advice':
    'Es fehlt etwas, das der Absender gesendet hat. Deshalb wird nichts davon angezeigt. Bitten Sie den Absender, sie noch einmal zu senden.',
  'failure.unsigned.title': 'Der Absender ist nicht nachgewiesen',
  'failure.unsigned.advice':
    'Die Unterschrift der Nachricht fehlt oder ist falsch. Deshalb wird nichts davon angezeigt. Sagen Sie dem Absender Bescheid, aber nicht über diesen Link.',
  'failure.notAllowed.title': 'Diese Nachricht kann hier nicht geöffnet werden',
  'failure.notAllowed.advice':
    'Sie hat eine Form, die diese Seite nicht annimmt. Laden Sie die Seite neu. Hilft das nicht, sagen Sie dem Absender Bescheid.',
  'failure.tooLarge.title': 'Das ist zu groß',
  'failure.tooLarge.advice':
    'Ihre Nachricht ist größer, als diese Stelle annimmt. Senden Sie weniger oder kleinere Dateien, gern in mehreren Nachrichten.',
  'failure.tooMany.title': 'Das sind zu viele auf einmal',
  'failure.tooMany.advice':
    'Diese Stelle nimmt nicht so viele Dateien oder Antworten zu einer Nachricht an. Senden Sie weniger Dateien, oder rufen Sie dort an.',
  'failure.mailboxFull.title': 'Das Postfach der Empfängerin oder des Empfängers ist voll',
  'failure.mailboxFull.advice':
    'Es ist nichts angekommen. Rufen Sie dort an, damit Platz geschaffen wird, und senden Sie dann noch einmal. Was Sie geschrieben haben, ist noch da.',
  'failure.full.title': 'Der Speicher der Behörde ist voll',
  'failure.full.advice': 'Ihre Nachricht ist nicht angekommen. Versuchen Sie es später noch einmal.',
  'failure.fileChanged.title': 'Eine Datei konnte nicht gelesen werden',
  'failure.fileChanged.advice':
    'Sie wurde während des Sendens verändert, verschoben oder gelöscht. Entfernen Sie die Datei, wählen Sie sie noch einmal aus und senden Sie dann.',
  'failure.cancelled.title': 'Abgebrochen',
  'failure.cancelled.advice': 'Sie können es jederzeit noch einmal versuchen.',
  'failure.savingBlocked.title': 'Der Browser hat das Speichern nicht begonnen',
  'failure.savingBlocked.advice':
    'Erlauben Sie dieser Seite Downloads und versuchen Sie es noch einmal. Die Datei wird dann auf einem anderen Weg gespeichert.',
  'failure.savingInterrupted.title': 'Der Browser hat das Speichern unterbrochen',
  'failure.savingInterrupted.advice':
    'Die Datei ist unvollständig. Löschen Sie sie, versuchen Sie es noch einmal und lassen Sie diese Seite geöffnet.',
  'failure.internal.title': 'Es ist ein unerwarteter Fehler aufgetreten',
  'failure.internal.advice':
    'Laden Sie die Seite neu und versuchen Sie es noch einmal. Hilft das nicht, fragen Sie die Behörde.',
} as const;

/** Names a sentence. */
export type TextKey = keyof typeof de;
/** Every sentence of one language, as ICU messages. */
export type Messages = Readonly<Record<TextKey, string>>;
