import { type Database, type ReadOptions, type ReadResult, StoreError } from '../database.ts';
import { EXPORTS, type ExportName } from './export-columns.ts';

/** Which rows are exported. */
export interface ExportFilter {
  readonly what: ExportName;
  /** A condition in SQL on the columns of the view, as somebody typed it; it is run as `news_reader`. */
  readonly where?: string | undefined;
  /** Reported at or after, and before. */
  readonly since?: Date | undefined;
  readonly until?: Date | undefined;
}

/** The last row of a page: the next one begins behind it. The time is as the database writes it, for JavaScript knows no microseconds. */
export interface ExportPlace {
  readonly reported_at: string;
  readonly id: number;
}

/** What limits a page. */
export interface ExportLimits {
  readonly most: number;
  readonly timeoutMs: number;
}

/** Rows in the order of their report, values in the order of the columns, and where to go on; null at the end. */
export interface ExportPage {
  readonly rows: readonly (readonly unknown[])[];
  readonly next: ExportPlace | null;
}

/** The rows to choose from. The condition stands on lines of its own, so that a comment in it ends with it. */
function chosenFrom({ what, where, since, until }: ExportFilter, columns: readonly string[]): { sql: string; values: unknown[] } {
  const values = [since?.toISOString(), until?.toISOString()].filter((value) => value !== undefined);
  const conditions = [
    ...(where === undefined ? [] : [`(\n${where}\n)`]),
    ...(since === undefined ? [] : ['reported_at >= $1::timestamptz']),
    ...(until === undefined ? [] : [`reported_at < $${values.length}::timestamptz`]),
  ];
  const filter = conditions.length === 0 ? '' : `where ${conditions.join(' and ')}`;
  return { sql: `select ${columns.join(', ')} from news.${what} ${filter}`, values };
}

/** Reads as `news_reader`; a fault's place is counted from the beginning of the condition, which is all that somebody typed. */
async function readFrom(database: Database, sql: string, where: string | undefined, options: ReadOptions): Promise<ReadResult> {
  try {
    return await database.read(sql, options);
  } catch (error) {
    if (!(error instanceof StoreError) || typeof error.fields.position !== 'number') throw error;
    const typed = where ?? '';
    const position = error.fields.position - Array.from(sql.slice(0, sql.indexOf(`(\n${typed}\n)`) + 2)).length;
    const isInside = position >= 1 && position <= Array.from(typed).length;
    throw new StoreError(error.code, error.message, {
      ...(error.hint === null ? {} : { hint: error.hint }),
      fields: { ...error.fields, position: isInside ? position : null },
      cause: error,
    });
  }
}

/**
 * Reads one page of an export as `news_reader`: the rows behind a place, read along the index of times, so that a later page costs what the
 * first one does.
 *
 * @throws StoreError of `Database.read`.
 */
export async function readExport(
  database: Database,
  filter: ExportFilter,
  { after, ...limits }: ExportLimits & { readonly after: ExportPlace | null },
): Promise<ExportPage> {
  const { id, columns } = EXPORTS[filter.what];
  const names = columns.map(({ name }) => name);
  const chosen = chosenFrom(filter, names);
  const place = chosen.values.length;
  const sql = `
    select ${names.join(', ')}, reported_at::text as place
    from (${chosen.sql}) as chosen
    ${after === null ? '' : `where (reported_at, ${id}) > ($${place + 1}::timestamptz, $${place + 2}::bigint)`}
    order by reported_at, ${id}
    limit ${limits.most}`;
  const values = after === null ? chosen.values : [...chosen.values, after.reported_at, after.id];
  const read = await readFrom(database, sql, filter.where, { values, maxRows: limits.most, timeoutMs: limits.timeoutMs });
  const last = read.rows.at(-1);
  const isEnd = last === undefined || (read.rows.length < limits.most && !read.truncated);
  return {
    rows: read.rows.map((row) => row.slice(0, -1)),
    next: isEnd ? null : { reported_at: String(last.at(-1)), id: Number(last[0]) },
  };
}

/** How many rows an export has. */
export async function countExport(database: Database, filter: ExportFilter, timeoutMs: number): Promise<number> {
  const { sql, values } = chosenFrom(filter, ['1']);
  const { rows } = await readFrom(database, `select count(*) from (${sql}) as chosen`, filter.where, { values, maxRows: 1, timeoutMs });
  return Number(rows[0]?.[0] ?? 0);
}
