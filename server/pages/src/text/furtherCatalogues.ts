import type { PdfMessages } from './catalogues/dePdf.ts';
import type { WriteFirstMessages } from './catalogues/deWriteFirst.ts';

/** Sentences that only some pages have. */
interface FurtherCatalogues {
  readonly loadWriteFirst: () => Promise<{ readonly writeFirst: WriteFirstMessages }>;
  readonly loadPdf: () => Promise<{ readonly pdf: PdfMessages }>;
}

/** By the ids of the languages but German, which comes with those pages. Apart from `languages.ts`, for which all wait. */
export const FURTHER_CATALOGUES: Readonly<Record<string, FurtherCatalogues>> = {
  en: {
    loadWriteFirst: () => import('./catalogues/enWriteFirst.ts'),
    loadPdf: () => import('./catalogues/enPdf.ts'),
  },
  'de-leicht': {
    loadWriteFirst: () => import('./catalogues/deLeichtWriteFirst.ts'),
    loadPdf: () => import('./catalogues/deLeichtPdf.ts'),
  },
};
