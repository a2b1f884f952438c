import type { WriteFirstMessages } from './deWriteFirst.ts';

export const writeFirst: WriteFirstMessages = {
  'finding.title': 'Wir öffnen die Seite',

  'choose.title': 'Wem möchten Sie schreiben?',
  'choose.lead':
    'Ihre Nachricht ist geschützt.\nWer kann die Nachricht lesen?\nDas steht auf der nächsten Seite.',
  'choose.none.title': 'Hier können Sie gerade niemandem schreiben',
  'choose.none':
    'Sie können dem Amt hier noch nicht schreiben.\nHaben Sie einen Link oder einen QR-Code von einem Brief?\nDann nehmen Sie diesen.',

  step: 'Schritt {step} von 3',
  'who.title': 'Geschützt an {owner} schreiben',
  'who.lead':
    'Sie können hier eine Nachricht schreiben.\nSie können auch Dateien schicken.\nAlles ist geschützt.\nSie brauchen nur eine E-Mail-Adresse.',
  'who.form': 'Wer sind Sie?',
  'who.name': 'Ihr Name',
  'who.nameEmpty': 'Schreiben Sie hier Ihren Namen.\nDann weiß {owner}, wer schreibt.',
  'who.address': 'Ihre E-Mail-Adresse',
  'who.addressHint': 'Sie bekommen gleich eine E-Mail mit einem Code.\nSpäter bekommen Sie dort die Antwort.',
  'who.addressWrong': 'Das ist keine E-Mail-Adresse.\nSo sieht eine E-Mail-Adresse aus: name@beispiel.de',
  'who.submit': 'Code bekommen',
  'who.busy': 'Wir schicken den Code.\nBitte warten Sie kurz.',
  'who.visitOver':
    'Es ist zu viel Zeit vergangen.\nSie brauchen einen neuen Code.\nIhr Text ist noch da.\nWählen Sie die Dateien bitte noch einmal aus.',

  'code.title': 'Geben Sie den Code ein',
  'code.lead':
    'Wir haben eine E-Mail an {address} geschickt.\nIn der E-Mail steht ein Code.\nDer Code hat 6 Ziffern.\nDer Code zeigt: Die Adresse gehört Ihnen.',
  'code.label': 'Code aus der E-Mail',
  'code.hint': 'Sie haben 10 Minuten Zeit.',
  'code.malformed': 'Der Code hat genau 6 Ziffern.',
  'code.wrong': 'Der Code ist falsch.\nOder er ist zu alt.\nNehmen Sie den Code aus der neuesten E-Mail.',
  'code.submit': 'Weiter',
  'code.busy': 'Wir prüfen den Code.',
  'code.again': 'Neuen Code bekommen',
  'code.sentAgain':
    'Sie haben noch einen Code bestellt.\nIn 1 Stunde schicken wir höchstens 3 Codes.\nKommt kein Code?\nDann sehen Sie im Spam-Ordner nach.\nOder versuchen Sie es in 1 Stunde noch einmal.',
  'code.change': 'Adresse ändern',
  'code.nothing.title': 'Haben Sie keine E-Mail bekommen?',
  'code.nothing':
    'Sehen Sie im Spam-Ordner nach.\nIm Spam-Ordner ist Werbung.\nManchmal sind dort auch wichtige E-Mails.\nPrüfen Sie auch die Adresse.\nSie können in 1 Stunde höchstens 3 Codes bekommen.',

  'letter.title': 'Ihre Nachricht an {owner}',
  'letter.confirmed': 'Ihre Adresse ist richtig: {address}',
  'letter.arrived':
    'Ihre letzte Nachricht ist ganz angekommen.\nSie müssen sie nicht noch einmal schicken.\nFür die Antwort brauchen Sie ein Passwort.\nRufen Sie {owner} an.\nFragen Sie nach dem Passwort.',
  'letter.submit': 'Sicher schicken',
  'letter.newCode': 'Neuen Code bekommen',

  'key.title': 'Wer kann das lesen?',
  'key.only': 'Nur {owner} kann Ihre Nachricht lesen.\nSonst kann sie niemand lesen.',
  'key.onlyArchive':
    '{owner} kann Ihre Nachricht lesen.\nDas Archiv vom Amt kann sie auch lesen.\nSonst kann sie niemand lesen.',
  'key.archive':
    'Das Amt hat ein Archiv.\nDort hebt das Amt wichtige Nachrichten auf.\nDas Archiv kann Ihre Nachricht auch lesen.',
  'key.archiveFingerprint': 'Finger-Abdruck vom Archiv',
  'key.certified': '{organisation} hat den Schlüssel geprüft',
  'key.certifiedWhy':
    'Jeder Empfänger hat einen Schlüssel.\nDas Amt hat diesen Schlüssel geprüft.\nEr gehört zu {address}.\nWollen Sie sicher sein?\nDann rufen Sie beim Amt an.\nVergleichen Sie zusammen den Finger-Abdruck vom Amt.\nVielleicht steht er auch auf einem Brief vom Amt.\nDann vergleichen Sie die Zeichen mit dem Brief.',
  'key.firstUse': 'Das Amt hat den Schlüssel nicht geprüft',
  'key.firstUseWhy':
    'Jeder Empfänger hat einen Schlüssel.\nDas Amt hat diesen Schlüssel nicht geprüft.\nIst Ihre Nachricht sehr geheim?\nDann rufen Sie beim Amt an.\nVergleichen Sie zusammen den Finger-Abdruck.',
  'key.fingerprint': 'Finger-Abdruck von {owner}',
  'key.organisation': 'Finger-Abdruck vom Amt',

  'sending.title': 'Wir schicken Ihre Nachricht',

  'sent.title': 'Ihre Nachricht ist angekommen',
  'sent.intro':
    '{owner} hat eine E-Mail bekommen.\nHeben Sie diese Bestätigung auf.\nMit dem Passwort können Sie die Antwort lesen.',
  'sent.again': 'Noch eine Nachricht schreiben',
  'sent.password': 'Passwort für die Antwort',
  'sent.passwordWhy':
    'Sie bekommen eine Antwort.\nSie kommt als E-Mail an {address}.\nZum Lesen brauchen Sie dieses Passwort.\nSchreiben Sie das Passwort auf.\nOder drucken Sie diese Seite.\nHaben Sie das Passwort verloren?\nDann rufen Sie {owner} an.',

  'failed.notFound': 'Hier können Sie nicht schreiben',
  'failed.notFoundAdvice':
    'Vielleicht ist in der Adresse ein Fehler.\nOder die Seite ist geschlossen.\nFragen Sie beim Amt.',
  'failed.uncertified': 'Sie können hier gerade nichts schicken',
  'failed.uncertifiedAdvice':
    'Etwas ist nicht in Ordnung.\nDas Amt hat den Schlüssel nicht geprüft.\nVielleicht will jemand mitlesen.\nDeshalb schicken wir nichts.\nBitte rufen Sie beim Amt an.',
  'failed.archiveAdvice':
    'Etwas ist nicht in Ordnung.\nDas Archiv vom Amt muss alle Nachrichten lesen können.\nDas geht gerade nicht.\nDeshalb können Sie nichts schicken.\nBitte rufen Sie beim Amt an.',
  'failed.daily':
    'Sie haben schon sehr viel geschickt.\nDas war in den letzten 24 Stunden.\nVersuchen Sie es später noch einmal.\nSchicken Sie dann weniger Dateien.\nOder schicken Sie kleinere Dateien.\nIhr Text ist noch da.',
  'failed.closed': 'Die Seite ist jetzt geschlossen.\nIhre Nachricht ist nicht angekommen.',
};
