import { setTimeout as delay } from 'node:timers/promises';
import type postgres from 'postgres';
import { isAway } from './away.ts';

/** A closed connection is reported within milliseconds of the first error; if it is not, it was another error. */
const REPORTED_WITHIN_MS = 5_000;

/**
 * Transactions that outlive their connection.
 *
 * postgres.js 3.4.9 goes on writing where a transaction has lost its connection: its own `rollback`, or the next
 * statement, goes to a socket that is null, out of a timer, and ends the process (its issues 1154 and 1208). So a
 * transaction whose connection is gone says nothing more here, and its failure is not told to the library, whose `begin`
 * fails by itself once it hears that the connection was closed.
 */
export function withTransactionsThatEnd<Types extends Record<string, unknown>>(
  database: postgres.Sql<Types>,
): postgres.Sql<Types> {
  const begin = database.begin.bind(database) as Begin<Types>;
  const guarded = async (...asked: [Work<Types>] | [string, Work<Types>]): Promise<unknown> => {
    const [options, work] = asked.length === 1 ? ['', asked[0]] : asked;
    const connection = { gone: false };
    try {
      return await begin(options, (sql) => carefully(sql, connection, work));
    } finally {
      connection.gone = true;
    }
  };
  return Object.assign(database, { begin: guarded });
}

type Work<Types extends Record<string, unknown>> = (sql: postgres.TransactionSql<Types>) => unknown;
type Begin<Types extends Record<string, unknown>> = (options: string, work: Work<Types>) => Promise<unknown>;

async function carefully<Types extends Record<string, unknown>>(
  sql: postgres.TransactionSql<Types>,
  connection: { readonly gone: boolean },
  work: Work<Types>,
): Promise<unknown> {
  const speaking = new Proxy(sql, {
    apply(target, self, asked) {
      if (connection.gone) throw new Error('The connection of this transaction is gone.');
      return Reflect.apply(target as (...asked: unknown[]) => unknown, self, asked) as unknown;
    },
  });
  try {
    const result = await work(speaking);
    return connection.gone ? await nothing() : result;
  } catch (error) {
    if (isAway(error)) await delay(REPORTED_WITHIN_MS, undefined, { ref: false });
    if (connection.gone) return nothing();
    throw error;
  }
}

/** Nobody listens any more. */
const nothing = () => new Promise<never>(() => undefined);
