import type { PublicPolicy } from '@siegelpost/shared/api/policy';

/**
 * A built page with the authority's name in its place, also for those without JavaScript, and with the policy, so
 * that nobody waits for a second request. A block of data is no script: the CSP lets it stand and nothing runs it.
 */
export function withLetterhead(html: string, policy: Pick<PublicPolicy, 'organisation'>): string {
  const json = JSON.stringify(policy).replaceAll('<', String.raw`\u003c`);
  return html
    .replaceAll('{{organisation}}', () => escapeHtml(policy.organisation))
    .replace('<!--policy-->', () => `<script type="application/json" id="policy">${json}</script>`);
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
