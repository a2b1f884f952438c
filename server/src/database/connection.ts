import postgres from 'postgres';
import type { Secret } from '../config/secret.ts';
import { withTransactionsThatEnd } from './lostLines.ts';

const WHOLE_NUMBERS = {
  bigint: {
    to: 20,
    from: [20],
    serialize: (value: number) => String(value),
    parse: (text: string) => Number(text),
  },
};

/** The server's tables live in a schema of their own, beside the job queue's. */
export const SCHEMA = 'siegelpost';

/**
 * A BEGIN that fills a connection's pipeline does not reserve it: others then work inside the transaction, and what they were
 * told is stored may never be committed (porsager/postgres issues 823 and 1189, present in 3.4.9). What is never full cannot
 * be filled.
 */
const UNLIMITED = { max_pipeline: Number.MAX_SAFE_INTEGER };

/** A pool of so many connections. Columns arrive in camelCase, bigint as number (nothing here comes near 2^53). */
export function connect(databaseUrl: Secret, connections = 20): Database {
  const database = postgres(databaseUrl.reveal(), {
    max: connections,
    idle_timeout: 60,
    connect_timeout: 10,
    ...UNLIMITED,
    types: WHOLE_NUMBERS,
    transform: { column: { from: postgres.toCamel }, undefined: null },
    onnotice: () => undefined,
    connection: {
      search_path: SCHEMA,
      // What was acknowledged must survive a crash (order of durable steps).
      synchronous_commit: 'on',
      statement_timeout: 30_000,
      idle_in_transaction_session_timeout: 60_000,
    },
  });
  return withTransactionsThatEnd(database);
}

type Numbers = { bigint: number };
/** Runs statements, inside a transaction or not. */
export type Sql = postgres.ISql<Numbers>;
/** The pool itself: begins transactions. */
export type Database = postgres.Sql<Numbers>;
