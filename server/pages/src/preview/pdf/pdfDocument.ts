import {
  AnnotationMode,
  getDocument,
  type PDFPageProxy,
  PDFWorker,
  VerbosityLevel,
} from 'pdfjs-dist/legacy/build/pdf.mjs';
// oxlint-disable-next-line import/default -- Vite answers this with an address
import pdfWorkerUrl from 'pdfjs-dist/legacy/build/pdf.worker.mjs?worker&url';
import { createScriptUrlPolicy } from '../../trustedScriptUrl.ts';

/** Why a document is not shown although every octet of it is right. */
export type PdfFault = 'broken' | 'locked';

export class PdfError extends Error {
  readonly fault: PdfFault;

  constructor(fault: PdfFault, options: { cause?: unknown } = {}) {
    super(fault, options);
    this.name = 'PdfError';
    this.fault = fault;
  }
}

export interface PdfPainting {
  /** Of the page on the screen, in CSS pixels. */
  readonly width: number;
  /** What is written on it. */
  readonly text: string;
}

export interface PdfDocument {
  readonly pages: number;
  /** Paints a page as wide as told; a painting under way is given up. @throws PdfError */
  paint(page: number, canvas: HTMLCanvasElement, width: number): Promise<PdfPainting>;
  /** Ends the worker and everything in it. */
  close(): void;
}

/** Whatever takes longer is a trap, or too much for this device. */
const PATIENCE_MS = 30_000;
/** What phones paint without giving up: pixels of a page, and of a picture on it. */
const MOST_PIXELS = 8_000_000;
const MOST_PICTURE_PIXELS = 40_000_000;
/** Laid there by the build (`pdfAssets`). */
const ASSETS = new URL('/assets/pdfjs/', window.location.origin).href;

/**
 * Opens a document in a worker of its own. Nothing of it becomes part of the page but pixels: no script of it is
 * run, no form or link of it lives, none of its fonts is given to the system, and no address in it is asked.
 * @throws PdfError
 */
export async function openPdf(content: Blob): Promise<PdfDocument> {
  const scriptUrl = createScriptUrlPolicy(window.trustedTypes, [pdfWorkerUrl]);
  const port = new Worker(scriptUrl(pdfWorkerUrl), { type: 'module' });
  const worker = new PDFWorker({ port } as unknown as ConstructorParameters<typeof PDFWorker>[0]);
  const loading = getDocument({
    data: new Uint8Array(await content.arrayBuffer()),
    worker,
    // What is wrong with a document is told on the page.
    verbosity: VerbosityLevel.ERRORS,
    isEvalSupported: false,
    enableXfa: false,
    disableFontFace: true,
    useSystemFonts: false,
    maxImageSize: MOST_PICTURE_PIXELS,
    standardFontDataUrl: ASSETS,
    wasmUrl: ASSETS,
    useWorkerFetch: true,
  });
  const close = () => {
    void loading.destroy().catch(() => undefined);
    port.terminate();
  };
  const died = new Promise<never>((_, reject) => {
    port.addEventListener('error', (event) => reject(new PdfError('broken', { cause: event })));
  });
  died.catch(() => undefined);
  const within = <T>(work: Promise<T>) => orBroken(Promise.race([work, died, timeIsUp()]));
  try {
    const document = await within(loading.promise);
    const painter = new Painter(within);
    return {
      pages: document.numPages,
      paint: async (page, canvas, width) =>
        painter.paint(await within(document.getPage(page)), canvas, width),
      close,
    };
  } catch (error) {
    close();
    throw error;
  }
}

class Painter {
  readonly #within: <T>(work: Promise<T>) => Promise<T>;
  #underWay: { readonly cancel: () => void; readonly promise: Promise<void> } | undefined;

  constructor(within: <T>(work: Promise<T>) => Promise<T>) {
    this.#within = within;
  }

  async paint(page: PDFPageProxy, canvas: HTMLCanvasElement, width: number): Promise<PdfPainting> {
    this.#underWay?.cancel();
    await this.#underWay?.promise.catch(() => undefined);
    const natural = page.getViewport({ scale: 1 });
    const sharp = (width * Math.max(1, window.devicePixelRatio)) / natural.width;
    const scale = Math.min(sharp, Math.sqrt(MOST_PIXELS / (natural.width * natural.height)));
    const viewport = page.getViewport({ scale });
    canvas.width = Math.max(1, Math.floor(viewport.width));
    canvas.height = Math.max(1, Math.floor(viewport.height));
    // Forms and signatures as they look, nothing to click.
    this.#underWay = page.render({ canvas, viewport, annotationMode: AnnotationMode.ENABLE });
    await this.#within(this.#underWay.promise);
    const { items } = await this.#within(page.getTextContent());
    const text = items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('');
    page.cleanup();
    return { width, text: text.trim() };
  }
}

async function orBroken<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (cause) {
    if (cause instanceof PdfError) throw cause;
    const locked = cause instanceof Error && cause.name === 'PasswordException';
    throw new PdfError(locked ? 'locked' : 'broken', { cause });
  }
}

function timeIsUp(): Promise<never> {
  return new Promise((_, reject) => {
    setTimeout(() => reject(new PdfError('broken')), PATIENCE_MS);
  });
}
