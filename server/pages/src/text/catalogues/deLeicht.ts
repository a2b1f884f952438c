import type { Messages } from './de.ts';

/** Every sentence of the pages in Leichte Sprache: short, one thought a sentence, a line for each. */
export const pages: Messages = {
  'frame.skip': 'Zum Inhalt springen',
  'frame.languages': 'Sprache',
  'frame.purpose': 'Geschützte Nachrichten und Dateien',
  'frame.legal': 'Rechtliches',
  'frame.imprint': 'Impressum',
  'frame.privacy': 'Daten-Schutz',
  'frame.accessibility': 'Barriere-Freiheit',
  'frame.contact': 'Haben Sie Fragen?',
  'frame.contact.more': 'So erreichen Sie uns noch',
  'frame.formalNotice':
    'Manche Briefe vom Amt sind besonders wichtig.\nDas Wort dafür ist: förmliche Zustellung.\nDiese Nachricht ist keine förmliche Zustellung.\nEine Frist ist eine Zeit.\nIn dieser Zeit müssen Sie etwas machen.\nManche Fristen beginnen erst mit einer förmlichen Zustellung.\nDiese Nachricht startet solche Fristen nicht.',
  'frame.sealed': 'Ihre Nachrichten sind geschützt.\nUnser Computer kann sie nicht lesen.',

  'action.retry': 'Noch einmal versuchen',
  'action.checkAgain': 'Noch einmal prüfen',
  'action.reload': 'Seite neu laden',
  'action.cancel': 'Abbrechen',

  'paste.title': 'Nachricht öffnen',
  'paste.intro':
    'Sie haben eine E-Mail bekommen.\nIn der E-Mail steht ein Link.\nKopieren Sie den ganzen Link.\nFügen Sie ihn hier ein.\nDer Link hat das Zeichen #.\nDanach kommt der geheime Teil vom Link.\nDer geheime Teil hat 27 Zeichen.',
  'paste.label': 'Link aus der E-Mail',
  'paste.hint': 'Am besten: kopieren und einfügen.\nGroße und kleine Buchstaben sind wichtig.',
  'paste.submit': 'Weiter',
  'paste.another': 'Link einfügen',
  'paste.noLink':
    'Der Link ist nicht vollständig.\nKopieren Sie den ganzen Link noch einmal.\nNach dem Zeichen # kommt der geheime Teil.\nDiesen Teil brauchen Sie auch.',
  'paste.broken.title': 'Ein Teil vom Link fehlt',
  'paste.broken':
    'Es fehlt der geheime Teil nach dem Zeichen #.\nManche E-Mail-Programme schneiden diesen Teil ab.\nKopieren Sie den ganzen Link aus der E-Mail.\nFügen Sie ihn hier ein.\nOder kopieren Sie nur den geheimen Teil.\nSehen Sie in der E-Mail unter dem Link nach.\nDort steht der geheime Teil in der letzten Zeile.',

  'answer.title': 'Die Antwort ist in Outlook',
  'answer.intro': 'Diese Seite ist für Mitarbeiterinnen und Mitarbeiter vom Amt.',
  'answer.step1': 'Gehen Sie zu Outlook.\nÖffnen Sie dort die E-Mail mit diesem Link.',
  'answer.step2': 'Klicken Sie in Outlook auf „Sichere Antworten“.',
  'answer.step3': 'Dort sehen Sie die Antwort und alle Dateien.',
  'answer.why': 'Der Schlüssel für die Antwort ist nur in Ihrem Outlook.\nDeshalb geht es hier nicht.',

  'reading.title': 'Wir prüfen den Link',
  waiting: 'Bitte warten Sie …',

  'ask.title': 'Eine Nachricht für Sie',
  'ask.intro': '{author} hat Ihnen eine Nachricht geschickt.\nDie Nachricht ist geschützt.',
  'ask.author': 'Absender',
  'ask.address': 'E-Mail-Adresse',
  'ask.sealedAt': 'Geschickt am',
  'ask.expiresAt': 'Sie können die Nachricht lesen bis',
  'ask.password': 'Passwort',
  'ask.passwordHint':
    'Das Passwort hat 10 Zeichen.\nZum Beispiel: 7K3‑MQ2‑VDXW.\nGroß oder klein ist egal.\nStriche sind auch egal.',
  'ask.submit': 'Nachricht öffnen',
  'ask.busy': 'Die Nachricht geht gleich auf.\nDas dauert ein paar Sekunden.',
  'ask.linkOnly':
    'Sie brauchen kein Passwort.\nGeben Sie den Link keinem anderen Menschen.\nJeder mit dem Link kann die Nachricht lesen.',
  'ask.empty': 'Schreiben Sie das Passwort in das Feld.',
  'ask.malformed':
    'Das ist nicht das Passwort.\nDas Passwort hat genau 10 Buchstaben und Ziffern.\nDieser Versuch zählt nicht.',
  'ask.wrong':
    'Das Passwort ist falsch.\n{tries, plural, =0 {Sie haben keinen Versuch mehr.} one {Sie haben noch 1 Versuch.} other {Sie haben noch # Versuche.}}',
  'ask.wait': 'Bitte warten Sie noch {duration}.\nDann können Sie es noch einmal versuchen.',
  'ask.tooFast': 'Das war mehrere Male falsch.\nDeshalb müssen Sie kurz warten.\nDieser Versuch zählt nicht.',
  'ask.waitOver': 'Sie können das Passwort jetzt wieder schreiben.',
  'ask.triesLeft': '{tries, plural, one {Sie haben noch 1 Versuch.} other {Sie haben noch # Versuche.}}',
  'ask.noPassword.title': 'Sie haben kein Passwort?',
  'ask.noPassword':
    'Das Passwort steht nicht in der E-Mail.\n{author} sagt Ihnen das Passwort.\nZum Beispiel am Telefon.\nOder Sie bekommen einen Brief oder eine SMS.\nIst diese Nachricht eine Antwort an Sie?\nDann ist das Passwort meistens das gleiche wie vorher.\nHaben Sie zuerst geschrieben?\nDann steht das Passwort auf Ihrer Bestätigung.\nHaben Sie kein Passwort bekommen?\nDann rufen Sie dort an.',
  'ask.oneTime.title': 'Sie können die Nachricht nur 1 Mal öffnen',
  'ask.oneTime':
    'An welchem Gerät wollen Sie die Dateien haben?\nÖffnen Sie die Nachricht an diesem Gerät.\nSie können die Nachricht dann 24 Stunden lang lesen.\nDas geht nur in diesem Fenster.\nLassen Sie das Fenster offen.\nSpeichern Sie die Dateien in dieser Zeit.',
  'ask.mailSystem.title': 'Ein Programm hat diesen Link geprüft',
  'ask.mailSystem':
    'Ihr E-Mail-Programm hat den Link geprüft.\nVielleicht kennt es den Link jetzt.\nSie können die Nachricht trotzdem öffnen.\nIst die Nachricht sehr geheim?\nUnd brauchen Sie kein Passwort?\nDann fragen Sie den Absender nach einem neuen Link.',

  'ask.replace': 'Einen neuen Link mit einer E-Mail bestellen',
  'ask.replace.subject': 'Bitte um einen neuen Link',
  'ask.replace.body':
    'Guten Tag,\n\nbitte senden Sie mir einen neuen Link zu Ihrer Nachricht.\nUnser E-Mail-System hat den Link vielleicht gesehen.\n\nViele Grüße',

  'code.title': 'Code aus Ihrer E-Mail',
  'code.intro':
    'Für diese Nachricht brauchen Sie noch einen Code.\nEin Code ist eine geheime Zahl.\nWir haben den Code gerade geschickt.\nEr kommt als E-Mail.',
  'code.label': 'Code',
  'code.hint': 'Der Code hat 6 Ziffern.\nEr gilt 10 Minuten.\nSie können ihn nur 1 Mal benutzen.',
  'code.why':
    'Der Code zeigt: Die E-Mail-Adresse gehört Ihnen.\nDer Link schützt die Nachricht.\nManchmal schützt auch ein Passwort die Nachricht.',
  'code.another': 'Neuen Code schicken',
  'code.mailed':
    'Sie haben noch einen Code bestellt.\nIn 1 Stunde schicken wir höchstens 3 Codes.\nKommt kein Code?\nDann sehen Sie im Spam-Ordner nach.\nIm Spam-Ordner ist Werbung.\nManchmal sind dort auch wichtige E-Mails.\nOder versuchen Sie es in 1 Stunde noch einmal.',
  'code.empty': 'Schreiben Sie den Code in das Feld.',
  'code.malformed': 'Das ist nicht der Code.\nDer Code hat genau 6 Ziffern.\nDieser Versuch zählt nicht.',
  'code.wrong':
    'Der Code ist falsch.\nOder er ist zu alt.\n{tries, plural, one {Sie haben noch 1 Versuch.} other {Sie haben noch # Versuche.}}',
  'code.tooFast':
    'Das war mehrere Male falsch.\nDeshalb müssen Sie kurz warten.\nDieser Versuch zählt nicht.',
  'code.waitOver': 'Sie können den Code jetzt wieder schreiben.',

  'opened.title': 'Nachricht von {author}',
  'opened.status': 'Die Nachricht ist offen.',
  'opened.openedAt': 'Geöffnet am',
  'opened.reference': 'Sendungs-Nummer',
  'opened.classification': 'So geheim ist die Nachricht',
  'opened.signed': 'Die Unterschrift von {author} ist richtig.\nNiemand hat die Nachricht verändert.',
  'opened.check.title': 'Absender genau prüfen',
  'opened.check':
    'Jeder Absender hat einen eigenen Schlüssel.\nDer Schlüssel hat einen Finger-Abdruck.\nDas sind die Zeichen hier unten.\nWollen Sie ganz sicher sein?\nDann rufen Sie {author} an.\nVergleichen Sie zusammen diese Zeichen.\nDieser Schlüssel schützt auch Ihre Antwort.',
  'opened.archive':
    'Das Amt hat ein Archiv.\nDort hebt das Amt wichtige Nachrichten auf.\nDas Archiv kann diese Nachricht auch lesen.\nDas Archiv kann auch Ihre Antwort lesen.',
  'opened.archiveFingerprint': 'Finger-Abdruck vom Archiv',
  'opened.fingerprint': 'Finger-Abdruck vom Schlüssel',
  'opened.message': 'Nachricht',
  'opened.noMessage': 'Der Absender hat keinen Text geschrieben.',
  'opened.print': 'Nachricht drucken',
  'opened.cannotReply':
    'Sie können auf diese Nachricht nicht antworten.\nHaben Sie Fragen?\nDann rufen Sie den Absender an.',

  'files.title': '{count, plural, one {1 Datei} other {# Dateien}}',
  'files.intro':
    'Sie können jede Datei speichern.\nWir prüfen jede Datei beim Speichern.\nLassen Sie diese Seite so lange offen.',
  'files.save': 'Speichern',
  'files.saveAgain': 'Noch einmal speichern',
  'files.all': 'Alle Dateien zusammen',
  'files.allAbout': 'Paket mit Dateien (ZIP), {size}',
  'files.allSaved': 'Das Paket ist gespeichert.\nWir haben alle Dateien darin geprüft.\nAlles ist richtig.',
  'files.chosen': '{count, plural, one {1 ausgewählte Datei} other {# ausgewählte Dateien}} zusammen',
  'files.choose': '{name} auswählen',
  'files.show': 'Ansehen',
  'files.hide': 'Schließen',
  'preview.reading': 'Die Datei kommt gleich.\nBitte warten Sie.',
  'preview.of': 'Bild {name}',
  'preview.shown': 'Sie sehen jetzt das Bild.',
  'preview.unreadable':
    'Wir können das Bild hier nicht zeigen.\nSpeichern Sie die Datei. Dann können Sie sie öffnen.',
  'preview.missing':
    'Wir können die Datei hier gerade nicht zeigen.\nSpeichern Sie die Datei.\nOder laden Sie die Seite neu.',
  'files.pause': 'Anhalten',
  'files.resume': 'Weiter speichern',
  'files.saving': 'Wir speichern: {name}',
  'files.saved': 'Die Datei ist gespeichert.\nWir haben sie geprüft.\nAlles ist richtig.',
  'files.cancelled':
    'Sie haben abgebrochen.\nVielleicht ist ein Teil von der Datei schon gespeichert.\nDieser Teil ist meistens im Ordner „Downloads“.\nIn diesem Ordner sind alle Dateien aus dem Internet.\nLöschen Sie dort den Teil von der Datei.',
  'files.digest': 'Prüf-Nummer',
  'files.dangerous':
    'Achtung: In dieser Datei kann ein Programm sein.\nHaben Sie diese Datei von {author} erwartet?\nNur dann dürfen Sie die Datei öffnen.',
  'files.memoryLimit':
    'Ein Browser ist ein Programm für das Internet.\nIhr Browser kann nur kleine Dateien speichern.\nMehr als {limit} geht hier oft nicht.\nDas gilt auch für mehrere Dateien zusammen.\nNehmen Sie einen ganz neuen Browser.\nZum Beispiel: Chrome, Edge, Firefox oder Safari.\nEin privates Fenster geht nicht.',
  'files.tooLargeForMemory': 'Diese Datei ist für Ihren Browser vielleicht zu groß.',

  'type.pdf': 'PDF',
  'type.image': 'Bild',
  'type.text': 'Text',
  'type.document': 'Text-Dokument',
  'type.table': 'Tabelle',
  'type.archive': 'Paket mit Dateien',
  'type.audio': 'Ton',
  'type.video': 'Film',
  'type.mail': 'E-Mail',
  'type.other': 'Datei',

  'progress.done': '{done} von {total}',
  'progress.speed': '{speed} in der Sekunde',
  'progress.left': 'noch etwa {duration}',
  'progress.paused': 'angehalten',
  'progress.stalled': 'Das Internet ist gerade unterbrochen.\nBitte warten Sie.\nEs geht allein weiter.',
  'progress.last': 'Alles ist abgeschickt.\nBitte warten Sie noch.',
  'progress.percent': '{percent} Prozent',

  'reply.title': 'Antworten',
  'reply.intro': 'Sie können hier eine Antwort schreiben.\nNur {author} kann Ihre Antwort lesen.',
  'reply.introArchive':
    'Sie können hier eine Antwort schreiben.\n{author} kann Ihre Antwort lesen.\nDas Archiv vom Amt kann Ihre Antwort auch lesen.\nSonst kann sie niemand lesen.',
  'reply.name': 'Ihr Name',
  'reply.optional': '(Sie können das Feld leer lassen)',
  'reply.message': 'Ihre Nachricht',
  'reply.files': 'Dateien',
  'reply.choose': 'Dateien auswählen',
  'reply.drop': 'oder hier hin ziehen',
  'reply.limit':
    'Sie können {maxFiles, plural, one {1 Datei} other {# Dateien}} schicken.\nZusammen höchstens {maxBytes}.',
  'reply.chosen':
    '{count, plural, =0 {Keine Datei ist ausgewählt.} one {1 Datei ist ausgewählt: {bytes}.} other {# Dateien sind ausgewählt: zusammen {bytes}.}}',
  'reply.remove': '{name} entfernen',
  'reply.kept':
    'Ihr Text bleibt in diesem Browser.\nEin Browser ist ein Programm für das Internet.\nIhr Text ist geschützt.',
  'reply.restored': 'Ihr Text ist wieder da.\nWählen Sie die Dateien bitte noch einmal aus.',
  'reply.goOn':
    'Das Schicken war unterbrochen.\nDrücken Sie noch einmal auf den Knopf mit „sicher schicken“.\nDann geht es weiter.',
  'reply.goOnFiles':
    'Das Schicken war unterbrochen.\nDer Browser behält große Dateien nicht.\nWählen Sie diese Dateien bitte noch einmal aus.\nDann geht es weiter, wo es aufgehört hat.',
  'reply.arrived': 'Ihre letzte Nachricht ist ganz angekommen.\nSie müssen sie nicht noch einmal schicken.',
  'reply.discard': 'Text löschen',
  'reply.discarded': 'Ihr Text ist gelöscht.',
  'reply.undiscard': 'Den Text wieder holen',
  'reply.camera': 'Ein Foto machen',
  'reply.key.title': 'Wer kann meine Antwort lesen?',
  'reply.key':
    'Nur {author} kann Ihre Antwort lesen.\nIhre Antwort hat ein Schloss.\nNur {author} hat den Schlüssel dazu.\nJeder Schlüssel hat einen eigenen Finger-Abdruck.\nDas sind die Zeichen hier unten.\nWollen Sie sicher sein?\nDann rufen Sie {author} an.\nVergleichen Sie zusammen diese Zeichen.',
  'reply.keyArchive':
    '{author} kann Ihre Antwort lesen.\nDas Archiv vom Amt kann Ihre Antwort auch lesen.\nSonst kann sie niemand lesen.\nIhre Antwort hat ein Schloss.\nEs gibt 2 Schlüssel dazu.\nJeder Schlüssel hat einen eigenen Finger-Abdruck.\nDas sind die Zeichen hier unten.\nWollen Sie sicher sein?\nDann rufen Sie {author} an.\nVergleichen Sie zusammen diese Zeichen.',
  'reply.submit': 'Antwort sicher schicken',
  'reply.empty': 'Schreiben Sie eine Nachricht.\nOder wählen Sie eine Datei aus.',
  'reply.tooMany': 'Das sind zu viele Dateien.\nSie können höchstens {maxFiles} Dateien schicken.',
  'reply.tooLarge':
    'Die Dateien sind zu groß.\nZusammen haben sie {bytes}.\nSie können höchstens {maxBytes} schicken.',
  'reply.saving': 'Erst müssen alle Dateien gespeichert sein.\nDann können Sie die Antwort schicken.',
  'reply.cancelled': 'Sie haben abgebrochen.\nIhr Text ist noch da.\nIhre Dateien sind auch noch da.',
  'reply.nothingArrived': 'Es ist nichts angekommen.',

  'sending.title': 'Wir schicken Ihre Antwort',
  'sending.stay': 'Lassen Sie diese Seite offen.\nWarten Sie bis zur Bestätigung.',
  'sending.progress': 'Wir schützen und schicken alles',

  'sent.title': 'Ihre Antwort ist angekommen',
  'sent.intro':
    '{author} weiß Bescheid.\nSie müssen nichts mehr machen.\nSchicken Sie die Antwort nicht noch einmal.',
  'sent.receipt': 'Bestätigung',
  'sent.reference': 'Sendungs-Nummer',
  'sent.at': 'Angekommen am',
  'sent.to': 'Für',
  'sent.organisation': 'Amt',
  'sent.from': 'Von',
  'sent.expiresAt': 'Gespeichert bis',
  'sent.files': 'Dateien',
  'sent.noFiles': 'Keine Dateien',
  'sent.digestWhy':
    'Jede Datei hat eine Prüf-Nummer.\nDamit kann man zeigen: Diese Dateien haben Sie geschickt.\nHaben Sie Fragen?\nDann sagen Sie die Sendungs-Nummer.',
  'sent.print': 'Bestätigung drucken',
  'sent.again': 'Noch eine Antwort schreiben',
  'sent.back': 'Zurück zur Nachricht',

  'failure.unknown.title': 'Hier ist keine Nachricht',
  'failure.unknown.advice':
    'Vielleicht ist der Link falsch.\nÖffnen Sie den Link noch einmal aus der E-Mail.\nGeht es dann nicht?\nDann fragen Sie den Absender.',
  'failure.expired.title': 'Sie können die Nachricht nicht mehr lesen',
  'failure.expired.advice':
    'Sie konnten die Nachricht nur eine bestimmte Zeit lesen.\nDiese Zeit ist vorbei.\nDie Nachricht ist gelöscht.\nRufen Sie den Absender an.\nEr kann die Nachricht noch einmal schicken.',
  'failure.recalled.title': 'Der Absender hat die Nachricht gelöscht',
  'failure.recalled.advice':
    'Sie können die Nachricht nicht mehr lesen.\nHaben Sie Fragen?\nDann fragen Sie den Absender.',
  'failure.notReady.title': 'Die Nachricht ist noch nicht fertig',
  'failure.notReady.advice':
    'Der Absender schickt die Nachricht gerade.\nVersuchen Sie es in ein paar Minuten noch einmal.',
  'failure.claimed.title': 'Die Nachricht war schon offen',
  'failure.claimed.advice':
    'Diese Nachricht kann man nur 1 Mal öffnen.\nDas ist schon passiert.\nHaben Sie die Nachricht geöffnet?\nDann können Sie sie 24 Stunden lang lesen.\nDas geht nur in dem Fenster von vorher.\nIst das Fenster zu?\nDann rufen Sie den Absender an.\nEr kann die Nachricht noch einmal schicken.\nHaben Sie die Nachricht nicht geöffnet?\nRufen Sie auch dann den Absender an.',
  'failure.locked.title': 'Die Nachricht ist gesperrt',
  'failure.locked.advice':
    'Das Passwort oder der Code war zu oft falsch.\nDie Nachricht ist noch da.\nRufen Sie den Absender an.\nEr kann die Nachricht wieder frei machen.',
  'failure.wrongPassword.title': 'Das Passwort ist falsch',
  'failure.wrongPassword.advice': 'Prüfen Sie das Passwort.\nVersuchen Sie es noch einmal.',
  'failure.offline.title': 'Keine Verbindung zum Internet',
  'failure.offline.advice':
    'Prüfen Sie Ihr Internet.\nVersuchen Sie es dann noch einmal.\nEs geht nichts verloren.',
  'failure.pageIncomplete.title': 'Von dieser Seite fehlt ein Teil',
  'failure.pageIncomplete.advice':
    'Prüfen Sie Ihr Internet.\nLaden Sie dann die Seite neu.\nEs geht nichts verloren.',
  'failure.busy.title': 'Gerade ist zu viel los',
  'failure.busy.advice': 'Warten Sie kurz.\nVersuchen Sie es dann noch einmal.\nEs geht nichts verloren.',
  'failure.sessionEnded.title': 'Die Zeit für diese Seite ist vorbei',
  'failure.sessionEnded.advice':
    'Nach 24 Stunden müssen Sie die Nachricht neu öffnen.\nLaden Sie diese Seite neu.\nÖffnen Sie dann die Nachricht noch einmal.\nGeht das nicht?\nDann rufen Sie den Absender an.\nEr kann die Nachricht noch einmal schicken.',
  'failure.damaged.title': 'Die Daten sind kaputt oder verändert',
  'failure.damaged.advice':
    'Etwas stimmt nicht.\nBenutzen Sie die Datei nicht.\nVersuchen Sie es noch einmal.\nPassiert es wieder?\nDann sagen Sie dem Absender Bescheid.',
  'failure.incomplete.title': 'Ein Teil von der Nachricht fehlt',
  'failure.incomplete.advice':
    'Der Absender hat mehr geschickt.\nDeshalb zeigen wir die Nachricht nicht.\nRufen Sie den Absender an.\nEr kann die Nachricht noch einmal schicken.',
  'failure.unsigned.title': 'Wir kennen den Absender nicht sicher',
  'failure.unsigned.advice':
    'Die Unterschrift fehlt oder ist falsch.\nDeshalb zeigen wir die Nachricht nicht.\nRufen Sie den Absender an.\nBenutzen Sie dafür nicht diesen Link.',
  'failure.notAllowed.title': 'Diese Nachricht geht hier nicht auf',
  'failure.notAllowed.advice':
    'Die Seite kennt diese Art von Nachricht nicht.\nLaden Sie die Seite neu.\nGeht es dann nicht?\nDann sagen Sie dem Absender Bescheid.',
  'failure.tooLarge.title': 'Das ist zu groß',
  'failure.tooLarge.advice':
    'Schicken Sie weniger Dateien.\nOder schicken Sie kleinere Dateien.\nSie können mehrere Nachrichten schicken.',
  'failure.tooMany.title': 'Das sind zu viele',
  'failure.tooMany.advice':
    'So viele Dateien oder Antworten gehen hier nicht.\nSchicken Sie weniger Dateien.\nOder rufen Sie beim Amt an.',
  'failure.mailboxFull.title': 'Das Postfach vom Empfänger ist voll',
  'failure.mailboxFull.advice':
    'Es ist nichts angekommen.\nRufen Sie beim Amt an.\nSagen Sie: Das Postfach ist voll.\nSchicken Sie es dann noch einmal.\nIhr Text ist noch da.',
  'failure.full.title': 'Der Speicher vom Amt ist voll',
  'failure.full.advice': 'Ihre Nachricht ist nicht angekommen.\nVersuchen Sie es später noch einmal.',
  'failure.fileChanged.title': 'Eine Datei konnten wir nicht lesen',
  'failure.fileChanged.advice':
    'Die Datei ist jetzt anders als vorher.\nOder sie ist nicht mehr da.\nEntfernen Sie die Datei.\nWählen Sie die Datei noch einmal aus.\nSchicken Sie dann alles noch einmal.',
  'failure.cancelled.title': 'Abgebrochen',
  'failure.cancelled.advice': 'Sie können es noch einmal versuchen.',
  'failure.savingBlocked.title': 'Der Browser hat die Datei nicht gespeichert',
  'failure.savingBlocked.advice':
    'Ein Browser ist ein Programm für das Internet.\nErlauben Sie im Browser: Diese Seite darf Dateien speichern.\nDort steht vielleicht das Wort „Downloads“.\nVersuchen Sie es dann noch einmal.\nWir nehmen dann einen anderen Weg.',
  'failure.savingInterrupted.title': 'Das Speichern war unterbrochen',
  'failure.savingInterrupted.advice':
    'Die Datei ist nicht vollständig.\nLöschen Sie die Datei.\nVersuchen Sie es noch einmal.\nLassen Sie diese Seite offen.',
  'failure.internal.title': 'Es gibt einen Fehler',
  'failure.internal.advice':
    'Laden Sie die Seite neu.\nVersuchen Sie es noch einmal.\nGeht es dann nicht?\nDann fragen Sie beim Amt.',
};
