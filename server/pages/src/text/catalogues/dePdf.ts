/** The sentences around a PDF document in German. They come with the viewer, so that nobody else waits for them. */
export const dePdf = {
  of: 'Dokument {name}, Seite {page} von {pages}',
  page: 'Seite {page} von {pages}',
  previous: 'Vorige Seite',
  next: 'Nächste Seite',
  smaller: 'Ansicht verkleinern',
  larger: 'Ansicht vergrößern',
  size: 'Größe {percent} %',
  keys: 'Blättern mit den Tasten Bild auf und Bild ab, Größe mit + und −.',
  advice:
    'Zum Ausfüllen, Drucken oder Vorlesen speichern Sie die Datei und öffnen sie in einem PDF-Programm. Eingebettete Formulare und Links sind hier ohne Wirkung.',
  text: 'Text dieser Seite',
  noText: 'Auf dieser Seite steht kein Text, der sich vorlesen lässt. Vielleicht ist sie ein Bild.',
  broken:
    'Dieses Dokument lässt sich hier nicht anzeigen. Vielleicht ist es beschädigt oder zu aufwendig. Die Datei selbst ist unverändert angekommen: Speichern Sie sie, um sie zu öffnen.',
  locked:
    'Dieses Dokument hat ein eigenes Passwort, das hier nicht eingegeben werden kann. Speichern Sie die Datei und öffnen Sie sie in einem PDF-Programm.',
  tooLarge:
    'Dieses Dokument ist mit {bytes} zu groß, um es hier anzusehen. Speichern Sie es, um es zu öffnen.',
} as const;

export type PdfKey = keyof typeof dePdf;
export type PdfMessages = Readonly<Record<PdfKey, string>>;
