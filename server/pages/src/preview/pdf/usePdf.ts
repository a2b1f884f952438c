import type { FileEntry, Transfer } from '@siegelpost/shared/transfer/transfer';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { asFailure, type Failure } from '../../failure.ts';
import { readContent } from '../readContent.ts';
import { openPdf, type PdfDocument, PdfError, type PdfFault } from './pdfDocument.ts';

export type PdfState =
  | { readonly step: 'reading' }
  | { readonly step: 'shown'; readonly pages: number; readonly width: number; readonly text: string }
  | { readonly step: 'refused'; readonly fault: PdfFault }
  | { readonly step: 'failed'; readonly failure: Failure };

/** Reads and checks the file, and paints the wanted page of it as wide as told. */
export function usePdf(
  file: FileEntry,
  transfer: Pick<Transfer, 'readFile'>,
  wanted: { readonly page: number; readonly zoom: number },
  canvas: RefObject<HTMLCanvasElement | null>,
  /** Whose width the page fills at its usual size. */
  sheet: RefObject<HTMLElement | null>,
): PdfState {
  const [state, setState] = useState<PdfState>({ step: 'reading' });
  const [document, setDocument] = useState<PdfDocument | null>(null);
  const latest = useRef(0);
  const { page, zoom } = wanted;

  useEffect(() => {
    let gone = false;
    let opened: PdfDocument | undefined;
    readContent(file, transfer, 'application/pdf')
      .then(openPdf)
      .then((pdf) => {
        opened = pdf;
        if (gone) pdf.close();
        else setDocument(pdf);
      })
      .catch((error: unknown) => gone || setState(refusalOf(error)));
    return () => {
      gone = true;
      opened?.close();
    };
  }, [file, transfer]);

  useEffect(() => {
    if (!document || !canvas.current) return;
    const mine = ++latest.current;
    document.paint(page, canvas.current, Math.max(1, sheet.current?.clientWidth ?? 1) * zoom).then(
      ({ width, text }) =>
        mine === latest.current && setState({ step: 'shown', pages: document.pages, width, text }),
      (error: unknown) => mine === latest.current && setState(refusalOf(error)),
    );
  }, [document, page, zoom, canvas, sheet]);

  return state;
}

function refusalOf(error: unknown): PdfState {
  return error instanceof PdfError
    ? { step: 'refused', fault: error.fault }
    : { step: 'failed', failure: asFailure(error) };
}
