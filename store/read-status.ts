import type { Queryable } from './database.ts';

/** What the store holds, in numbers. */
export interface StatusSummary {
  readonly feeds: Readonly<Record<'active' | 'paused' | 'gone', number>>;
  /** Active feeds whose last check failed, and those that are due. */
  readonly feedsFailing: number;
  readonly feedsDue: number;
  readonly entries: number;
  readonly entriesAwaitingFetch: number;
  readonly articles: number;
  readonly revisions: number;
  /** Current revisions that were never extracted. */
  readonly revisionsAwaitingExtraction: number;
  /** Claims and mentions of current revisions. */
  readonly claims: number;
  readonly mentions: Readonly<Record<string, number>>;
  /** Open failures by their code. */
  readonly failures: Readonly<Record<string, number>>;
  readonly lastFetchAt: Date | null;
}

/** Counts feeds, entries, articles, claims and failures in one statement. */
export async function statusSummary(database: Queryable, now: Date): Promise<StatusSummary> {
  const [row] = await database.query<Omit<StatusSummary, 'feeds'> & { feeds: Record<string, number> }>(STATUS, [now.toISOString()]);
  if (!row) throw new Error('the store gave no counts');
  return { ...row, feeds: { active: 0, paused: 0, gone: 0, ...row.feeds } };
}

/** How much is still to be done and has failed in nothing: feeds that are due, and entries that await their pages. */
export async function countInLine(database: Queryable, now: Date): Promise<{ readonly feeds: number; readonly entries: number }> {
  const [row] = await database.query<{ feeds: number; entries: number }>(IN_LINE, [now.toISOString()]);
  return row ?? { feeds: 0, entries: 0 };
}

const IN_LINE = `
  select
    (select count(*)
      from news_private.feed f
      where f.removed_at is null and f.state = 'active' and f.next_poll_at <= $1::timestamptz
        and not exists (select from news_private.failure x where x.feed_id = f.id and x.job = 'refresh-feed' and x.resolved_at is null)
    ) as feeds,
    (select count(*)
      from news_private.entry e
      join news_private.feed f on f.id = e.feed_id and f.removed_at is null and f.state <> 'paused'
      where e.awaits_fetch_since is not null and coalesce(e.queued_at, e.awaits_fetch_since) <= $1::timestamptz
        and not exists (
          select from news_private.failure x where x.entry_id = e.id and x.job = 'fetch-article' and x.resolved_at is null
        )
    ) as entries`;

const STATUS = `
  select
    (select coalesce(jsonb_object_agg(state, feeds), '{}')
      from (select state, count(*) as feeds from news_private.feed where removed_at is null group by state) as f) as feeds,
    (select count(*) from news_private.feed where removed_at is null and state = 'active' and failure_count > 0) as "feedsFailing",
    (select count(*) from news_private.feed
      where removed_at is null and state = 'active' and next_poll_at <= $1::timestamptz) as "feedsDue",
    (select count(*) from news_private.entry) as entries,
    (select count(*) from news_private.entry where awaits_fetch_since is not null) as "entriesAwaitingFetch",
    (select count(*) from news_private.article where current_revision_id is not null) as articles,
    (select count(*) from news_private.revision) as revisions,
    (select count(*) from news_private.article a
      where a.current_revision_id is not null
        and not exists (select from news_private.extraction e where e.revision_id = a.current_revision_id)
    ) as "revisionsAwaitingExtraction",
    (select count(*) from news_private.claim c
      join news_private.article a on a.current_revision_id = c.revision_id) as claims,
    (select coalesce(jsonb_object_agg(kind, mentions), '{}')
      from (
        select m.kind, count(*) as mentions
        from news_private.mention m
        join news_private.article a on a.current_revision_id = m.revision_id
        group by m.kind
      ) as k) as mentions,
    (select coalesce(jsonb_object_agg(code, failures), '{}')
      from (select code, count(*) as failures from news_private.failure where resolved_at is null group by code) as x) as failures,
    (select max(fetched_at) from news_private.fetch) as "lastFetchAt"`;
