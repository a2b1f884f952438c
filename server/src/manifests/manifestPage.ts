import type { SendMode } from '@siegelpost/shared/api/policy';
import type { Language } from '../problemTitles.ts';
import { VERSION } from './addin.ts';

interface Row {
  readonly file: string;
  readonly de: string;
  readonly en: string;
  readonly sendMode?: SendMode;
}

const ROWS: readonly Row[] = [
  {
    file: 'siegelpost.xml',
    de: 'Exchange Online und aktuelles Outlook. Ist Siegelpost nicht erreichbar, dürfen E-Mails trotzdem hinaus.',
    en: 'Exchange Online and current Outlook. When Siegelpost cannot be reached, e-mails may leave nevertheless.',
    sendMode: 'soft-block',
  },
  {
    file: 'siegelpost-strict.xml',
    de: 'Dasselbe. Ist Siegelpost nicht erreichbar, hält Outlook E-Mails an.',
    en: 'The same. When Siegelpost cannot be reached, Outlook holds e-mails.',
    sendMode: 'block',
  },
  {
    file: 'siegelpost-itemsend.xml',
    de: 'Outlook LTSC 2021 und Outlook im Web auf einem eigenen Exchange.',
    en: 'Outlook LTSC 2021, and Outlook on the web with your own Exchange.',
  },
  {
    file: 'siegelpost-unified.zip',
    de: 'Einheitliches Manifest, nur Exchange Online; nicht für Mac und LTSC.',
    en: 'Unified manifest, Exchange Online only; not for Mac and LTSC.',
  },
  {
    file: 'siegelpost-unified-strict.zip',
    de: 'Dasselbe. Ist Siegelpost nicht erreichbar, hält Outlook E-Mails an.',
    en: 'The same. When Siegelpost cannot be reached, Outlook holds e-mails.',
  },
];

const TEXTS = {
  de: {
    title: 'Manifeste für Outlook',
    version: 'Version',
    made: 'Gemacht für',
    how: 'Wie man sie verteilt, steht in docs/DEPLOYMENT.md.',
    fits: 'passt zu Ihrem SEND_MODE',
  },
  en: {
    title: 'Manifests for Outlook',
    version: 'version',
    made: 'Made for',
    how: 'How to roll them out is in docs/DEPLOYMENT.md.',
    fits: 'suits your SEND_MODE',
  },
} as const satisfies Record<Language, object>;

export const MANIFEST_SHEET = `:root { color-scheme: light dark; }
body { max-width: 46rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.5 system-ui, sans-serif; }
h1 { font-size: 1.5rem; line-height: 1.25; }
h1 small { display: block; font-size: 1rem; font-weight: 400; }
code { overflow-wrap: anywhere; }
dl { margin: 1.5rem 0 0; }
div { padding: 0.75rem 0; border-top: 1px solid GrayText; }
dt { font-weight: 600; overflow-wrap: anywhere; }
dt span { display: inline-block; padding: 0 0.5rem; border: 1px solid; border-radius: 1rem; font-size: 0.875rem; font-weight: 400; }
dd { margin: 0.25rem 0 0; }
a { color: LinkText; }
`;

/** Which manifest is for what. */
export function manifestPage(sendMode: SendMode, origin: string, language: Language): string {
  const { title, version, made, how } = TEXTS[language];
  return `<!doctype html>
<html lang="${language}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width">
    <title>Siegelpost: ${title}</title>
    <link rel="stylesheet" href="/manifests/page.css">
  </head>
  <body>
    <main>
      <h1>${title} <small>${version} ${VERSION}</small></h1>
      <p>${made} <code>${origin}</code>. ${how}</p>
      <dl>
${ROWS.map((row) => entry(row, sendMode, language)).join('\n')}
      </dl>
    </main>
  </body>
</html>
`;
}

function entry({ file, sendMode: mode, ...about }: Row, sendMode: SendMode, language: Language): string {
  const yours = mode === sendMode ? ` <span>${TEXTS[language].fits}</span>` : '';
  return `        <div>
          <dt><a href="/manifests/${file}" download>${file}</a>${yours}</dt>
          <dd>${about[language]}</dd>
        </div>`;
}
