import type { Queryable } from '../database.ts';

/** For how many days what is kept; null for ever. */
export interface RetentionDays {
  /** Fetches, and failures that are settled. */
  readonly records: number | null;
  /** The pages behind texts that were replaced, and what feeds said of entries that they list no more. */
  readonly replaced: number | null;
  /** The pages behind current texts. */
  readonly pages: number | null;
  /** Claims that newer rules or corrections replaced. */
  readonly history: number | null;
}

/** What can go by its age. */
interface Expiry {
  readonly name: 'fetches' | 'failures' | 'replaced_pages' | 'entry_texts' | 'pages' | 'history' | 'robots';
  readonly days: (days: RetentionDays) => number | null;
  /** The keys of what is older than $1, at most $2 of them. */
  readonly expired: string;
  /** What becomes of those rows. */
  readonly remove: string;
}

/** Robots.txt files that nobody has asked for in so long. */
const ROBOTS_DAYS = 30;

const EXPIRIES: readonly Expiry[] = [
  {
    name: 'fetches',
    days: ({ records }) => records,
    expired: 'select id from news_private.fetch where fetched_at < $1::timestamptz order by fetched_at, id limit $2::int',
    remove: 'delete from news_private.fetch',
  },
  {
    name: 'failures',
    days: ({ records }) => records,
    // What was put aside is still what keeps its text from being extracted in vain.
    expired: `select id from news_private.failure where resolved_at < $1::timestamptz and discarded_at is null
      order by resolved_at, id limit $2::int`,
    remove: 'delete from news_private.failure',
  },
  {
    name: 'replaced_pages',
    days: ({ replaced }) => replaced,
    // A text that comes back makes its old revision current again.
    expired: `select old.id
      from news_private.revision later
      join news_private.revision old on old.article_id = later.article_id and old.number = later.number - 1 and old.body_gzip is not null
      join news_private.article a on a.id = old.article_id and a.current_revision_id <> old.id
      where later.number > 1 and later.fetched_at < $1::timestamptz
      order by later.fetched_at, old.id
      limit $2::int`,
    remove: 'update news_private.revision set body_gzip = null',
  },
  {
    name: 'entry_texts',
    days: ({ replaced }) => replaced,
    expired: `select id
      from news_private.entry
      where first_seen_at < $1::timestamptz and last_seen_at < $1::timestamptz and awaits_fetch_since is null
        and (content is not null or summary is not null)
      order by first_seen_at, id
      limit $2::int`,
    remove: 'update news_private.entry set content = null, summary = null',
  },
  {
    name: 'pages',
    days: ({ pages }) => pages,
    expired: `select r.id
      from news_private.revision r
      where r.body_gzip is not null and r.fetched_at < $1::timestamptz
      order by r.fetched_at, r.id
      limit $2::int`,
    remove: 'update news_private.revision set body_gzip = null',
  },
  {
    name: 'history',
    days: ({ history }) => history,
    expired: 'select id from news_private.claim_history where replaced_at < $1::timestamptz order by replaced_at, id limit $2::int',
    remove: 'delete from news_private.claim_history',
  },
  {
    name: 'robots',
    days: () => ROBOTS_DAYS,
    expired: 'select origin as id from news_private.robots where expires_at < $1::timestamptz order by expires_at, origin limit $2::int',
    remove: 'delete from news_private.robots',
  },
];

/** How many rows of each kind. */
export type RetentionCounts = Readonly<Record<Expiry['name'], number>>;

const keyOf = ({ name }: Expiry): string => (name === 'robots' ? 'origin' : 'id');

/**
 * Removes what is older than its days, at most so many rows of a kind, each kind in a statement of its own.
 *
 * Texts, claims, mentions, reviews, entries and articles are never removed: what is, nothing else rests on.
 *
 * @returns How many of each kind; as many as `limit` where there may be more.
 */
export async function removeExpired(
  database: Queryable,
  days: RetentionDays,
  { now, limit }: { now: Date; limit: number },
): Promise<RetentionCounts> {
  return each(days, now, async (expiry, before) => {
    const key = keyOf(expiry);
    const removed = await database.query(
      `${expiry.remove} where ${key} in (select id from (${expiry.expired}) as expired) returning ${key}`,
      [before, limit],
    );
    return removed.length;
  });
}

/** How many rows are older than their days by now, counted up to `limit` of each kind. */
export async function countExpired(
  database: Queryable,
  days: RetentionDays,
  { now, limit }: { now: Date; limit: number },
): Promise<RetentionCounts> {
  return each(days, now, async (expiry, before) => {
    const [row] = await database.query<{ count: number }>(`select count(*) as count from (${expiry.expired}) as expired`, [before, limit]);
    return row?.count ?? 0;
  });
}

async function each(days: RetentionDays, now: Date, work: (expiry: Expiry, before: string) => Promise<number>): Promise<RetentionCounts> {
  const counts = { fetches: 0, failures: 0, replaced_pages: 0, entry_texts: 0, pages: 0, history: 0, robots: 0 };
  for (const expiry of EXPIRIES) {
    const kept = expiry.days(days);
    if (kept !== null) counts[expiry.name] = await work(expiry, new Date(now.getTime() - kept * 86_400_000).toISOString());
  }
  return counts;
}
