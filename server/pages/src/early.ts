import { paths } from '@siegelpost/shared/api/paths';
import { deriveLinkToken } from '@siegelpost/shared/envelope/gates';
import { findLink } from '@siegelpost/shared/link/link';
import { toBase64Url } from '@siegelpost/shared/transfer/encoding';
import { wakeLanguage } from './wakeLanguage.ts';

/** An answer that is on its way before anybody asked. */
export interface EarlyAnswer {
  readonly url: string;
  readonly response: Promise<Response>;
}

/**
 * Asks for the notice of the link while the rest of the page is still being loaded: on a slow line a whole round trip
 * sooner. The one module that works as it is imported, because that is what it is for; it is a script of its own.
 */
export const earlyNotice: EarlyAnswer | undefined = askFor(window.location);

// Nothing else is done meanwhile. Whoever needs it hears of a failure.
wakeLanguage('de').catch(() => undefined);

function askFor({ href, origin }: Location): EarlyAnswer | undefined {
  const link = findLink(href);
  if (!link) return undefined;
  const url = new URL(paths.notice(link.packageId), origin).href;
  const response = deriveLinkToken(link.linkSecret).then((token) =>
    fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'accept-language': navigator.language },
      body: JSON.stringify({ linkToken: toBase64Url(token) }),
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
    }),
  );
  // Whoever takes it hears of a failure; until then nobody must.
  response.catch(() => undefined);
  return { url, response };
}

/** `fetch`, but what was asked early is not asked again; where that failed, it is. */
export function takingEarly(early: EarlyAnswer | undefined, fetchNow: typeof fetch): typeof fetch {
  let left = early;
  return (input, init) => {
    const url = input instanceof URL ? input.href : input;
    if (!left || url !== left.url) return fetchNow(input, init);
    const { response } = left;
    left = undefined;
    return response.catch(() => fetchNow(input, init));
  };
}
