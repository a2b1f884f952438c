import type { Page } from 'playwright-core';

/** What a page has sent of a package so far. */
export interface SentParts {
  /** Parts that the server has answered for. */
  readonly durable: number;
  /** Paths of parts that were sent although it had. */
  readonly twice: readonly string[];
}

/** Watches uploads of the page and its workers from now on. */
export function watchParts(page: Page): SentParts {
  const answered = new Set<string>();
  const twice: string[] = [];
  const pathOf = (url: string) => new URL(url).pathname;
  page.on('request', (request) => {
    const path = pathOf(request.url());
    if (request.method() === 'PUT' && answered.has(path)) twice.push(path);
  });
  page.on('response', (response) => {
    if (response.request().method() === 'PUT' && response.ok()) answered.add(pathOf(response.url()));
  });
  return {
    get durable() {
      return answered.size;
    },
    twice,
  };
}
