import type { PdfMessages } from './dePdf.ts';

export const pdf: PdfMessages = {
  of: 'Document {name}, page {page} of {pages}',
  page: 'Page {page} of {pages}',
  previous: 'Previous page',
  next: 'Next page',
  smaller: 'Zoom out',
  larger: 'Zoom in',
  size: 'Size {percent}%',
  keys: 'Turn pages with Page Up and Page Down, change the size with + and −.',
  advice:
    'To fill it in, print it or have it read aloud, save the file and open it in a PDF program. Forms and links in it do nothing here.',
  text: 'Text of this page',
  noText: 'There is no text on this page that could be read aloud. It may be a picture.',
  broken:
    'This document cannot be shown here. It may be damaged or too complex. The file itself has arrived unchanged: save it to open it.',
  locked:
    'This document has a password of its own, which cannot be entered here. Save the file and open it in a PDF program.',
  tooLarge: 'At {bytes} this document is too large to be viewed here. Save it to open it.',
};
