import type { PublicPolicy } from '@siegelpost/shared/api/policy';

/** What of the policy stands in a page before any script runs. */
type Letterhead = Pick<PublicPolicy, 'organisation'> &
  Partial<Pick<PublicPolicy, 'imprintUrl' | 'privacyUrl' | 'accessibilityUrl'>>;

/**
 * A built page with the authority's name and its legal links in their places, also for those without JavaScript, and
 * with the policy, so that nobody waits for a second request. A block of data is no script: the CSP lets it stand and
 * nothing runs it.
 */
export function withLetterhead(html: string, policy: Letterhead): string {
  const json = JSON.stringify(policy).replaceAll('<', String.raw`\u003c`);
  return html
    .replaceAll('{{organisation}}', () => escapeHtml(policy.organisation))
    .replaceAll('<!--legal-->', () => legalLinks(policy))
    .replace('<!--policy-->', () => `<script type="application/json" id="policy">${json}</script>`);
}

/** As the pages' own footer has them. */
function legalLinks({ imprintUrl, privacyUrl, accessibilityUrl }: Letterhead): string {
  const links = [
    ['Impressum', imprintUrl],
    ['Datenschutz', privacyUrl],
    ['Barrierefreiheit', accessibilityUrl],
  ] as const;
  const items = links.map(
    ([name, url]) => url && `<li><a class="kern-link" href="${escapeHtml(url)}">${name}</a></li>`,
  );
  const list = items.filter(Boolean).join('');
  return list === ''
    ? ''
    : `<footer class="footer"><nav class="footer__inner" aria-label="Rechtliches"><ul class="footer__links">${list}</ul></nav></footer>`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
