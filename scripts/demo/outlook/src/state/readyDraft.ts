import { EMPTY_DRAFT, type DraftContent } from '../mail/draft.ts';
import type { Language } from '../text/language.ts';
import { onePagePdf } from './onePagePdf.ts';

const CITIZEN = { name: 'Max Beispiel', address: 'max.beispiel@buerger.example' };

/** The draft that lies ready at the first start: all that is left to do is to send it securely. */
export function readyDraft(language: Language): DraftContent {
  const german = language === 'de';
  const name = german ? 'Bescheid 2026-117.pdf' : 'Notice 2026-117.pdf';
  const content = onePagePdf(
    german
      ? ['Amt Musterstadt', 'Bescheid 2026-117', '', 'Vertraulich: nur fuer Herrn Max Beispiel.']
      : ['Town of Musterstadt', 'Notice 2026-117', '', 'Confidential: for Mr Max Beispiel only.'],
  );
  return {
    ...EMPTY_DRAFT,
    to: [CITIZEN],
    subject: german ? 'Ihr Bescheid vom 3. November' : 'Your notice of 3 November',
    body: german
      ? '<p>Sehr geehrter Herr Beispiel,</p><p>anbei erhalten Sie Ihren Bescheid.</p><p>Mit freundlichen Grüßen<br>Erika Sommer<br>Amt Musterstadt</p>'
      : '<p>Dear Mr Beispiel,</p><p>please find your notice attached.</p><p>Kind regards<br>Erika Sommer<br>Town of Musterstadt</p>',
    attachments: [
      { id: crypto.randomUUID(), name, contentType: 'application/pdf', isInline: false, content },
    ],
  };
}
