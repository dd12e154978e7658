import type { Queryable } from './database.ts';
import type { PendingEntry } from './entries.ts';

/**
 * Takes the entries whose pages are to be fetched again, and lets them wait for it like new ones; those of paused feeds are left.
 *
 * The next time is set when the page has been fetched.
 */
export async function takeDueRefetches(database: Queryable, options: { now: Date; limit: number }): Promise<readonly PendingEntry[]> {
  return database.query<PendingEntry>(
    `with due as (
       select e.id
       from news_private.entry e
       join news_private.feed f on f.id = e.feed_id
       where e.refetch_at <= $1::timestamptz and f.removed_at is null and f.state <> 'paused'
       order by e.refetch_at, e.id
       limit $2::int
       for update of e skip locked
     )
     update news_private.entry e
     set refetch_at = null, queued_at = $1::timestamptz, awaits_fetch_since = coalesce(e.awaits_fetch_since, $1::timestamptz)
     from due
     where e.id = due.id
     returning e.id, e.version`,
    [options.now.toISOString(), options.limit],
  );
}

/** Which articles are to be fetched again; what is not given does not restrict. */
export interface RefetchFilter {
  readonly articleIds?: readonly number[] | undefined;
  /** Part of an outlet's name, in any case. */
  readonly outlet?: string | undefined;
  /** Reported at or after. */
  readonly since?: Date | undefined;
  readonly now: Date;
  readonly limit: number;
}

/** An article that was asked for again. */
export interface RefetchedArticle {
  readonly article_id: number;
  readonly title: string | null;
  readonly url: string;
  /** False when no feed that is followed lists a page of it, so that there is nothing to fetch. */
  readonly is_due: boolean;
}

/**
 * Makes articles due to be fetched again, each through the entry by which it was fetched last.
 *
 * @returns Those that fit the filter, the latest reported first.
 */
export async function askForRefetch(database: Queryable, filter: RefetchFilter): Promise<readonly RefetchedArticle[]> {
  return database.query<RefetchedArticle>(ASK, [
    filter.articleIds ?? null,
    filter.outlet ?? null,
    filter.since?.toISOString() ?? null,
    filter.limit,
    filter.now.toISOString(),
  ]);
}

const ASK = `
  with wanted as (
    select article_id, title, url, reported_at
    from news.articles
    where ($1::int[] is null or article_id = any($1::int[]))
      and ($2::text is null or strpos(lower(outlet), lower($2::text)) > 0)
      and ($3::timestamptz is null or reported_at >= $3::timestamptz)
    order by reported_at desc, article_id desc
    limit $4::int
  ), chosen as (
    select distinct on (e.article_id) e.id, e.article_id
    from news_private.entry e
    join wanted w on w.article_id = e.article_id
    join news_private.feed f on f.id = e.feed_id
    where e.url is not null and f.removed_at is null and f.state <> 'paused'
    order by e.article_id, e.fetched_at desc nulls last, e.id
  ), asked as (
    update news_private.entry e
    set refetch_at = $5::timestamptz
    from chosen
    where e.id = chosen.id
    returning e.article_id
  )
  select w.article_id, w.title, w.url, exists (select from asked where asked.article_id = w.article_id) as is_due
  from wanted w
  order by w.reported_at desc, w.article_id desc`;
