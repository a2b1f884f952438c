/** A PDF document written by hand, object by object (ISO 32000-1 §7.5), so that a test can put anything into it. */
export function pdfOf(objects: readonly string[], trailer = ''): Buffer {
  let text = '%PDF-1.7\n';
  const offsets = objects.map((object, index) => {
    const offset = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  const xrefAt = text.length;
  text += `xref\n0 ${size}\n0000000000 65535 f \n${entries}`;
  text += `trailer\n<< /Size ${size} /Root 1 0 R ${trailer} >>\nstartxref\n${xrefAt}\n%%EOF\n`;
  return Buffer.from(text, 'latin1');
}

/** A document with these lines, one a page, in Helvetica, which it does not bring along. */
export function pdfWithPages(
  lines: readonly string[],
  more: { readonly catalog?: string; readonly page?: string; readonly trailer?: string } = {},
): Buffer {
  const kids = lines.map((_, index) => `${4 + 2 * index} 0 R`).join(' ');
  const pages = lines.flatMap((line, index) => {
    const drawing = `BT /F1 36 Tf 72 700 Td (${line}) Tj ET`;
    return [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${5 + 2 * index} 0 R /Resources << /Font << /F1 3 0 R >> >> ${more.page ?? ''} >>`,
      `<< /Length ${drawing.length} >>\nstream\n${drawing}\nendstream`,
    ];
  });
  return pdfOf(
    [
      `<< /Type /Catalog /Pages 2 0 R ${more.catalog ?? ''} >>`,
      `<< /Type /Pages /Kids [${kids}] /Count ${lines.length} >>`,
      '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
      ...pages,
    ],
    more.trailer,
  );
}

/** Runs, links, sends and asks for whatever a document can. */
export const HOSTILE_PDF = pdfWithPages(['Harmlos'], {
  catalog:
    '/OpenAction << /S /JavaScript /JS (document.title = 1; app.alert\\(1\\)) >> /AA << /WC << /S /URI /URI (https://evil.example/) >> >>',
  page: '/Annots [ << /Type /Annot /Subtype /Link /Rect [0 0 595 842] /A << /S /URI /URI (https://evil.example/link) >> >> << /Type /Annot /Subtype /Widget /FT /Tx /T (a) /Rect [10 10 90 40] /AA << /K << /S /JavaScript /JS (document.title = 2) >> >> >> ]',
});

/** Behind a password of its own, which nobody has. */
export const LOCKED_PDF = pdfWithPages(['Geheim'], {
  trailer: `/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <${'41'.repeat(32)}> /U <${'42'.repeat(32)}> >> /ID [<${'43'.repeat(16)}> <${'43'.repeat(16)}>]`,
});
