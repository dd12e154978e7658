import type { Queryable } from './database.ts';

/** The clock of the database. */
export async function databaseNow(database: Queryable): Promise<Date> {
  const [row] = await database.query<{ now: Date }>('select clock_timestamp() as now');
  if (!row) throw new Error('the database gave no time');
  return row.now;
}

/** When the tables of the queue were last brought up to date; null when the database has none. */
export async function queueTablesAt(database: Queryable): Promise<Date | null> {
  const [ledger] = await database.query<{ name: string | null }>(`select to_regclass('bullmq.migration')::text as name`);
  if (ledger?.name == null) return null;
  const [row] = await database.query<{ at: Date | null }>('select max(applied_at) as at from bullmq.migration');
  return row?.at ?? null;
}

/** What the role `news_reader` may do beyond reading the views, and what it may not though it should. */
export interface ReaderRights {
  readonly exists: boolean;
  /** Whether the user of this connection may become it. */
  readonly canBeTaken: boolean;
  /** Tables and views that it may write, or read though they are private. */
  readonly excess: readonly string[];
  /** Views that it cannot read. */
  readonly missing: readonly string[];
}

const RIGHTS = `
  with relation as (
    select c.oid, n.nspname as schema, format('%I.%I', n.nspname, c.relname) as name
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('news', 'news_private', 'bullmq') and c.relkind in ('r', 'p', 'v', 'm')
  )
  select pg_has_role(current_user, 'news_reader', 'member') as "canBeTaken",
    array(
      select name from relation
      where has_table_privilege('news_reader', oid, 'insert, update, delete, truncate')
        or (schema <> 'news' and has_schema_privilege('news_reader', schema, 'usage') and has_table_privilege('news_reader', oid, 'select'))
      order by name
    ) as excess,
    array(
      select name from relation
      where schema = 'news'
        and not (has_schema_privilege('news_reader', schema, 'usage') and has_table_privilege('news_reader', oid, 'select'))
      order by name
    ) as missing`;

/** Compares the privileges of `news_reader` with what it is for: reading the views of schema `news`, and nothing else. */
export async function readerRights(database: Queryable): Promise<ReaderRights> {
  const [role] = await database.query(`select from pg_roles where rolname = 'news_reader'`);
  if (!role) return { exists: false, canBeTaken: false, excess: [], missing: [] };
  const [rights] = await database.query<Omit<ReaderRights, 'exists'>>(RIGHTS);
  if (!rights) throw new Error('the database gave no privileges');
  return { exists: true, ...rights };
}
