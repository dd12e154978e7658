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

/** Due for so long that no scheduler can be running; `news.feed_health` says the same. */
const OVERDUE_MS = 15 * 60_000;

/** How many feeds there are, and how many of the active ones are in trouble. */
export type FeedCounts = Readonly<Record<'active' | 'paused' | 'gone' | 'failing' | 'overdue', number>>;

/** Counts the feeds that are followed. */
export async function feedCounts(database: Queryable, now: Date): Promise<FeedCounts> {
  const [counts] = await database.query<FeedCounts>(
    `select count(*) filter (where state = 'active') as active,
       count(*) filter (where state = 'paused') as paused,
       count(*) filter (where state = 'gone') as gone,
       count(*) filter (where state = 'active' and failure_count > 0) as failing,
       count(*) filter (where state = 'active' and next_poll_at < $1::timestamptz) as overdue
     from news_private.feed
     where removed_at is null`,
    [new Date(now.getTime() - OVERDUE_MS).toISOString()],
  );
  if (!counts) throw new Error('the store gave no counts');
  return counts;
}

/** How many failures of each code are open. */
export async function openFailures(database: Queryable): Promise<readonly { readonly code: string; readonly failures: number }[]> {
  return database.query(
    `select code, count(*) as failures from news_private.failure where resolved_at is null group by code order by code`,
  );
}
