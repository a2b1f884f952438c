import type { PdfMessages } from './dePdf.ts';

export const pdf: PdfMessages = {
  of: 'Dokument {name}, Seite {page} von {pages}',
  page: 'Seite {page} von {pages}',
  previous: 'Eine Seite zurück',
  next: 'Eine Seite weiter',
  smaller: 'Ansicht verkleinern',
  larger: 'Ansicht vergrößern',
  size: 'Größe {percent} %',
  keys: 'Sie können auch Tasten benutzen.\nBild auf und Bild ab: eine andere Seite.\nPlus und Minus: größer und kleiner.',
  advice:
    'Hier können Sie das Dokument nur ansehen.\nSie wollen es ausfüllen oder drucken?\nOder der Computer soll es vorlesen?\nDann speichern Sie die Datei.\nÖffnen Sie die Datei mit einem anderen Programm.',
  text: 'Text von dieser Seite',
  noText: 'Auf dieser Seite ist kein Text zum Vorlesen.\nVielleicht ist die Seite ein Bild.',
  broken:
    'Das Dokument kann man hier nicht ansehen.\nDie Datei ist ganz angekommen.\nSpeichern Sie die Datei.\nÖffnen Sie die Datei dann mit einem anderen Programm.',
  locked:
    'Das Dokument hat ein eigenes Passwort.\nDas Passwort können Sie hier nicht eingeben.\nSpeichern Sie die Datei.\nÖffnen Sie die Datei dann mit einem anderen Programm.',
  tooLarge:
    'Das Dokument ist sehr groß: {bytes}.\nSie können es hier nicht ansehen.\nSpeichern Sie das Dokument.',
};
