import type { SendMode } from '@siegelpost/shared/api/policy';
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

export const MANIFEST_SHEET = `:root { color-scheme: light dark; }
body { max-width: 46rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.5 system-ui, sans-serif; }
h1 { font-size: 1.5rem; }
dt { margin-top: 1.25rem; font-weight: 600; }
dd { margin: 0; }
a { color: LinkText; }
`;

/** Which manifest is for what, in both languages one after the other. */
export function manifestPage(sendMode: SendMode, origin: string): string {
  return `<!doctype html>
<html lang="de">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width">
    <title>Siegelpost: Manifeste für Outlook</title>
    <link rel="stylesheet" href="/manifests/page.css">
  </head>
  <body>
    <main>
      <h1>Manifeste für Outlook, Version ${VERSION}</h1>
      <p>Für ${origin}. Wie man sie verteilt, steht in docs/DEPLOYMENT.md.</p>
      <p lang="en">For ${origin}. How to roll them out is in docs/DEPLOYMENT.md.</p>
      <dl>
${ROWS.map((row) => entry(row, sendMode)).join('\n')}
      </dl>
    </main>
  </body>
</html>
`;
}

function entry({ file, de, en, sendMode: mode }: Row, sendMode: SendMode): string {
  const yours = mode === sendMode ? ' (wie SEND_MODE · as SEND_MODE)' : '';
  return `        <dt><a href="/manifests/${file}" download>${file}</a>${yours}</dt>
        <dd>${de}</dd>
        <dd lang="en">${en}</dd>`;
}
