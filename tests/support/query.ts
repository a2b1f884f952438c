import postgres, { type ParameterOrJSON, type Row } from 'postgres';

/** One statement as the database's owner, past everything the server does. */
export async function query<T extends Row>(
  databaseUrl: string,
  text: string,
  values: readonly ParameterOrJSON<never>[] = [],
): Promise<T[]> {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => undefined });
  try {
    return [...(await sql.unsafe<T[]>(text, [...values]))];
  } finally {
    await sql.end();
  }
}
