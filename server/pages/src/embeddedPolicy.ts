import type { PublicPolicy } from '@siegelpost/shared/api/policy';

/**
 * The policy that the server wrote into the page, so that the authority's name stands there at once. It came with the
 * script that reads it and deserves as much trust. Undefined where the page was served by something else.
 */
export function embeddedPolicy(page: Document): PublicPolicy | undefined {
  const json = page.querySelector('#policy')?.textContent;
  return json ? (JSON.parse(json) as PublicPolicy) : undefined;
}
