import type { Database } from '../database.ts';
import { readRow, readRows } from './read-rows.ts';

/** A feed in a list, by the names of `news.feeds` and `news.feed_health`. */
export interface FeedLine {
  readonly feed_id: number;
  readonly title: string | null;
  readonly url: string;
  readonly folder: string | null;
  readonly health: string;
  readonly failure_count: number;
  readonly last_error_code: string | null;
  readonly last_error_message: string | null;
  readonly last_checked_at: Date | null;
  readonly next_poll_at: Date;
  readonly paused_reason: string | null;
  readonly entries: number;
  readonly articles: number;
  readonly open_failures: number;
  readonly entries_awaiting_fetch: number;
}

const LINE = `h.feed_id, h.title, h.url, f.folder, h.health, h.failure_count, h.last_error_code, h.last_error_message, h.last_checked_at,
  h.next_poll_at, f.paused_reason, f.entries, f.articles, h.open_failures, h.entries_awaiting_fetch`;

/** All feeds, those in trouble first. */
export const feedsByTrouble = (database: Database): Promise<readonly FeedLine[]> =>
  readRows(
    database,
    `select ${LINE}
     from news.feed_health h
     join news.feeds f on f.feed_id = h.feed_id
     order by case h.health
         when 'failing' then 1 when 'overdue' then 2 when 'gone' then 3 when 'waiting' then 4 when 'paused' then 5 when 'quiet' then 6
         else 7
       end, h.open_failures desc, lower(h.title), h.feed_id`,
  );

/** A feed with all that is known of it. */
export interface FeedDetail extends FeedLine {
  readonly site_url: string | null;
  readonly state: string;
  readonly added_at: Date;
  readonly last_succeeded_at: Date | null;
  readonly last_changed_at: Date | null;
  readonly poll_seconds: number;
  readonly min_poll_seconds: number | null;
  readonly max_poll_seconds: number | null;
  readonly paused_at: Date | null;
  readonly defects: readonly string[];
}

/** The feed with this id; null when there is none. */
export const feedDetail = (database: Database, id: number): Promise<FeedDetail | null> =>
  readRow(
    database,
    `select ${LINE}, f.site_url, f.state, f.added_at, h.last_succeeded_at, f.last_changed_at, f.poll_seconds, f.min_poll_seconds,
       f.max_poll_seconds, f.paused_at, f.defects
     from news.feed_health h
     join news.feeds f on f.feed_id = h.feed_id
     where h.feed_id = $1::int`,
    [id],
  );

/** One time that a feed document was asked for, by the names of `news.fetches`. */
export interface FetchLine {
  readonly fetch_id: number;
  readonly fetched_at: Date;
  readonly status: number | null;
  readonly bytes: number | null;
  readonly duration_ms: number | null;
  readonly not_modified: boolean;
  readonly entries: number | null;
  readonly new_entries: number | null;
  readonly code: string | null;
  readonly reason: string | null;
  readonly next_poll_at: Date | null;
  readonly charset: string | null;
  readonly charset_rule: string | null;
}

/** The last times that the document of a feed was asked for, the latest first. */
export const fetchesOfFeed = (database: Database, id: number, limit: number): Promise<readonly FetchLine[]> =>
  readRows(
    database,
    `select fetch_id, fetched_at, status, bytes, duration_ms, not_modified, entries, new_entries, code, reason, next_poll_at,
       charset, charset_rule
     from news.fetches
     where feed_id = $1::int and target = 'feed'
     order by fetched_at desc, fetch_id desc
     limit $2::int`,
    [id, limit],
  );

/** An article that a feed brought in. */
export interface FeedArticle {
  readonly article_id: number;
  readonly title: string | null;
  readonly reported_at: Date;
  readonly claims: number;
}

/** The articles that a feed brought in, the latest first. */
export const articlesOfFeed = (database: Database, id: number, limit: number): Promise<readonly FeedArticle[]> =>
  readRows(
    database,
    `select article_id, title, reported_at, claims
     from news.articles
     where $1::int = any (feed_ids)
     order by reported_at desc, article_id desc
     limit $2::int`,
    [id, limit],
  );

/** What a feed said of one item, by the names of `news.entries`; long texts are cut. */
export interface EntryLine {
  readonly entry_id: number;
  readonly guid: string | null;
  readonly link: string | null;
  readonly title: string | null;
  readonly author: string | null;
  readonly published: string | null;
  readonly summary: string | null;
  readonly content: string | null;
  readonly version: number;
  readonly first_seen_at: Date;
  readonly last_seen_at: Date;
  readonly article_id: number | null;
  readonly awaits_fetch_since: Date | null;
}

/** Enough to see what a feed sends, and few enough for a page. */
const MOST_CHARACTERS = 1_500;

/** What a feed last said, the newest item first. */
export const entriesOfFeed = (database: Database, id: number, limit: number): Promise<readonly EntryLine[]> =>
  readRows(
    database,
    `select entry_id, guid, link, title, author, published, left(summary, $3::int) as summary, left(content, $3::int) as content, version,
       first_seen_at, last_seen_at, article_id, awaits_fetch_since
     from news.entries
     where feed_id = $1::int
     order by last_seen_at desc, coalesce(published_at, first_seen_at) desc, entry_id desc
     limit $2::int`,
    [id, limit, MOST_CHARACTERS],
  );
