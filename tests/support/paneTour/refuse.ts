import { PROBLEM_STATUS, PROBLEM_TYPE_PREFIX, type ProblemCode } from '@siegelpost/shared/api/problems';
import type { Route } from 'playwright-core';

/** Answers a request as the server refuses one. */
export function refuse(code: ProblemCode): (route: Route) => Promise<void> {
  const status = PROBLEM_STATUS[code];
  const problem = { type: `${PROBLEM_TYPE_PREFIX}${code}`, status, title: code };
  return (route) =>
    route.fulfill({ status, contentType: 'application/problem+json', body: JSON.stringify(problem) });
}
