/** Every sentence of writing first in German; beside `de.ts`, so that nobody who opens a link loads it. */
export const deWriteFirst = {
  'finding.title': 'Die Seite wird geöffnet',

  'choose.title': 'An wen möchten Sie schreiben?',
  'choose.lead':
    'Ihre Nachricht wird in Ihrem Browser verschlüsselt. Wer sie lesen kann, steht auf der nächsten Seite.',
  'choose.none.title': 'Hier können Sie gerade niemandem schreiben',
  'choose.none':
    'Hier kann man dieser Behörde noch nicht schreiben. Wenn Sie einen Link oder einen QR-Code von einem Brief haben, nehmen Sie diesen.',

  step: 'Schritt {step} von 3',
  'who.title': 'Sicher an {owner} schreiben',
  'who.lead':
    'Schicken Sie Nachrichten und Dateien verschlüsselt. Sie brauchen dafür nur eine E-Mail-Adresse: kein Konto und kein Programm.',
  'who.form': 'Wer schreibt?',
  'who.name': 'Ihr Name',
  'who.nameEmpty': 'Geben Sie Ihren Namen ein, damit {owner} weiß, wer schreibt.',
  'who.address': 'Ihre E-Mail-Adresse',
  'who.addressHint': 'An diese Adresse kommen gleich ein Code und später die Antwort.',
  'who.addressWrong': 'Das ist keine E-Mail-Adresse. Sie sieht so aus: name@beispiel.de',
  'who.submit': 'Code anfordern',
  'who.busy': 'Der Code wird verschickt. Das kann einen Augenblick dauern.',
  'who.visitOver':
    'Ihre Bestätigung gilt nicht mehr. Fordern Sie einen neuen Code an. Ihr Text ist noch da, Dateien wählen Sie bitte neu aus.',

  'code.title': 'Code eingeben',
  'code.lead':
    'An {address} ist ein Code aus sechs Ziffern unterwegs. So weiß {owner}, dass die Adresse Ihnen gehört.',
  'code.label': 'Sechsstelliger Code',
  'code.hint': 'Er gilt zehn Minuten.',
  'code.malformed': 'Der Code hat genau sechs Ziffern.',
  'code.wrong': 'Der Code ist falsch oder nicht mehr gültig. Nehmen Sie den aus der neuesten E-Mail.',
  'code.submit': 'Weiter',
  'code.busy': 'Der Code wird geprüft.',
  'code.again': 'Neuen Code anfordern',
  'code.sentAgain':
    'Ein neuer Code ist angefordert. Höchstens drei in einer Stunde gehen an ein Postfach. Kommt keiner an, sehen Sie im Spam-Ordner nach oder versuchen Sie es in einer Stunde noch einmal.',
  'code.change': 'Adresse ändern',
  'code.nothing.title': 'Keine E-Mail bekommen?',
  'code.nothing':
    'Sehen Sie im Spam-Ordner nach, und prüfen Sie die Adresse. Es werden höchstens drei Codes in einer Stunde verschickt.',

  'letter.title': 'Ihre Nachricht an {owner}',
  'letter.confirmed': 'Ihre Adresse {address} ist bestätigt.',
  'letter.arrived':
    'Was Sie zuletzt gesendet haben, ist vollständig angekommen. Sie müssen es nicht noch einmal senden. Das Passwort für die Antwort nennt {owner} Ihnen am Telefon.',
  'letter.submit': 'Sicher senden',
  'letter.newCode': 'Neuen Code anfordern',

  'key.title': 'Wer kann das lesen?',
  'key.only':
    'Nur {owner}. Ihre Nachricht wird schon in Ihrem Browser für den Schlüssel von {address} verschlüsselt; der Server kann sie nicht lesen.',
  'key.onlyArchive':
    'Nur {owner} und das Archiv der Behörde. Ihre Nachricht wird schon in Ihrem Browser für den Schlüssel von {address} und den des Archivs verschlüsselt; der Server kann sie nicht lesen.',
  'key.archive': 'Auch das Archiv der Behörde kann lesen, was Sie hier schreiben.',
  'key.archiveFingerprint': 'Fingerabdruck des Archivs',
  'key.certified': 'Schlüssel von {organisation} bestätigt',
  'key.certifiedWhy':
    '{organisation} hat mit ihrem eigenen Schlüssel bestätigt, dass dieser Schlüssel zu {address} gehört. Dieser Browser hat das nachgerechnet. Wenn Sie sichergehen wollen, vergleichen Sie den Fingerabdruck der Behörde am Telefon oder mit dem auf einem Brief von ihr, wenn er dort steht.',
  'key.firstUse': 'Schlüssel nicht von der Behörde bestätigt',
  'key.firstUseWhy':
    'Die Behörde hat keinen eigenen Schlüssel, der das bestätigt. Sie vertrauen beim ersten Mal dem, was diese Seite zeigt. Bei sehr vertraulichen Dingen rufen Sie an und vergleichen Sie den Fingerabdruck.',
  'key.fingerprint': 'Fingerabdruck von {owner}',
  'key.organisation': 'Fingerabdruck der Behörde',

  'sending.title': 'Ihre Nachricht wird gesendet',

  'sent.title': 'Ihre Nachricht ist angekommen',
  'sent.intro':
    '{owner} wurde benachrichtigt. Bewahren Sie diese Bestätigung auf: Mit dem Passwort öffnen Sie die Antwort.',
  'sent.again': 'Noch eine Nachricht schreiben',
  'sent.password': 'Passwort für die Antwort',
  'sent.passwordWhy':
    'Die Antwort kommt als Link an {address}. Sie öffnet sich mit diesem Passwort. Drucken Sie die Bestätigung oder schreiben Sie das Passwort auf: Es steht in keiner E-Mail. Ist es verloren, nennt {owner} es Ihnen am Telefon.',

  'failed.notFound': 'Unter dieser Adresse kann man nicht schreiben',
  'failed.notFoundAdvice':
    'Vielleicht hat sich beim Abtippen ein Fehler eingeschlichen, oder die Seite wurde geschlossen. Fragen Sie bei der Behörde nach.',
  'failed.uncertified': 'Diese Seite nimmt gerade nichts an',
  'failed.uncertifiedAdvice':
    'Der Schlüssel, den der Server anbietet, ist von der Behörde nicht bestätigt. Damit niemand Fremdes mitliest, wird nichts verschlüsselt. Sagen Sie der Behörde Bescheid, am besten am Telefon.',
  'failed.archiveAdvice':
    'Das Archiv der Behörde muss mitlesen können, was hier geschrieben wird, aber sein Schlüssel fehlt oder ist nicht in Ordnung. So lange wird nichts angenommen. Sagen Sie der Behörde Bescheid, am besten am Telefon.',
  'failed.daily':
    'Von Ihrer Adresse ist in den letzten 24 Stunden schon sehr viel gekommen. Versuchen Sie es später noch einmal, mit weniger oder kleineren Dateien. Ihr Text ist noch da.',
  'failed.closed': 'Die Seite wurde inzwischen geschlossen. Ihre Nachricht ist nicht angekommen.',
} as const;

export type WriteFirstKey = keyof typeof deWriteFirst;
export type WriteFirstMessages = Readonly<Record<WriteFirstKey, string>>;
