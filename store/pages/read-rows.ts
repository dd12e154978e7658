import type { Database, ReadResult } from '../database.ts';

/** Longest time for one statement behind a page: a page that takes longer is of no use to anybody. */
const WITHIN_MS = 15_000;
const MOST_ROWS = 10_000;

/** Rows of a read-only statement by the names of its columns, read as `news_reader`: a page shows nothing that an analyst may not see. */
export async function readRows<R>(database: Database, sql: string, values: readonly unknown[] = []): Promise<readonly R[]> {
  return rowsOf<R>(await database.read(sql, { values, maxRows: MOST_ROWS, timeoutMs: WITHIN_MS }));
}

/** The first row; null when there is none. */
export async function readRow<R>(database: Database, sql: string, values: readonly unknown[] = []): Promise<R | null> {
  return (await readRows<R>(database, sql, values))[0] ?? null;
}

function rowsOf<R>({ columns, rows }: ReadResult): readonly R[] {
  return rows.map((row) => Object.fromEntries(columns.map((column, i) => [column, row[i]])) as R); // the statement names the columns of R
}
