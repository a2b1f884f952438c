import { errorCode } from '../errorCode.ts';

/**
 * SQLSTATE classes 08 (connection exception), 53 (insufficient resources) and 57P (operator intervention) (PostgreSQL,
 * appendix A), what the operating system says, and the names that postgres.js has of its own.
 */
const AWAY =
  /^(?:08|57P0|53[03]|ECONN|CONNECT|EPIPE|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ENOTFOUND|EAI_AGAIN)|^CONNECTION_/;
/** pg's own words for a line that was lost in the middle of a query; they have no code. */
const LOST = /^Connection terminated/;

/** Whether an error says that the database is away or takes nobody in just now. */
export function isAway(error: unknown): boolean {
  return AWAY.test(errorCode(error) ?? '') || (error instanceof Error && LOST.test(error.message));
}
