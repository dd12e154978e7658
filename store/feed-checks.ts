import type { PollHints } from '../ingest/feed/poll-hints.ts';
import type { Disposition } from '../ingest/ingest-error.ts';
import type { Database, Queryable } from './database.ts';
import { recordFetch } from './fetches.ts';
import { storableOrNull, storableText } from './rows/storable.ts';

const MIN_POLL_SECONDS = 5 * 60;

/**
 * Notes that a feed is being asked, before it is.
 *
 * A check that was begun and never ended was cut off by a crash. Its request may have been answered, so it counts: the next one
 * waits for the feed's interval, five minutes when it has none yet.
 *
 * @param check - With when the feed fell due: one that was asked since then is not begun.
 * @returns Whether the check may go on; else how long it has to wait, 0 when it is no longer due.
 */
export async function beginCheck(
  database: Queryable,
  check: { readonly feedId: number; readonly dueAt: string; readonly now: Date },
): Promise<{ readonly isBegun: boolean; readonly waitMs: number }> {
  const [begun] = await database.query<{ isBegun: boolean; waitMs: number }>(
    `with feed as (
       select id, asking_since + case when last_succeeded_at is null then $4::int else poll_seconds end * interval '1 s' as free_at
       from news_private.feed
       where id = $1 and date_trunc('milliseconds', next_poll_at) = $2::timestamptz
       for no key update
     ), begun as (
       update news_private.feed
       set asking_since = $3::timestamptz
       where id in (select id from feed where free_at is null or free_at <= $3::timestamptz)
       returning id
     )
     select exists (select from begun) as "isBegun", greatest(0, coalesce(extract(epoch from free_at - $3::timestamptz)::float8, 0)) * 1000 as "waitMs"
     from feed`,
    [check.feedId, check.dueAt, check.now.toISOString(), MIN_POLL_SECONDS],
  );
  return begun ?? { isBegun: false, waitMs: 0 };
}

/** An answer of a feed's server that could be read, or the news that nothing changed. */
export interface FeedFetched {
  readonly feedId: number;
  /** Where the document came from in the end. */
  readonly url: string;
  readonly at: Date;
  readonly status: number;
  readonly notModified: boolean;
  readonly bytes: number | null;
  readonly durationMs: number | null;
  /** What the document was decoded with, and what decided on that; null when nothing was sent. */
  readonly charset: string | null;
  readonly charsetRule: string | null;
  readonly etag: string | null;
  readonly lastModified: string | null;
  /** Digest of the document; null when nothing changed. */
  readonly documentSha256: string | null;
  /** What the document says of itself; null when it says nothing, or nothing was sent. */
  readonly title: string | null;
  readonly siteUrl: string | null;
  /** What the document asks of its schedule; null when nothing was sent. */
  readonly pollHints: PollHints | null;
  readonly entries: number | null;
  readonly newEntries: number;
  readonly changedEntries: number;
  /** When to ask again, and what the scheduler has learnt of the feed's hours. */
  readonly nextPollAt: Date;
  readonly rhythm: unknown;
  /** Every entry was new, so that some may have come and gone unseen. */
  readonly mayHaveLost: boolean;
  /** True when the document was asked for without validators. */
  readonly isUnconditional: boolean;
  /** Where permanent redirects led; null when none did. */
  readonly movedTo: string | null;
  /** A notice for the history; null when there is nothing to say. */
  readonly reason: string | null;
}

/** Keeps what a successful check found and sets the next one; ends the lease and the series of failures. */
export async function recordFeedFetched(database: Database, fetched: FeedFetched): Promise<void> {
  await database.transaction(async (tx) => {
    const hasNews = fetched.newEntries + fetched.changedEntries > 0;
    await tx.query(UPDATE_FETCHED, [
      fetched.feedId,
      storableOrNull(fetched.etag),
      storableOrNull(fetched.lastModified),
      fetched.notModified,
      fetched.documentSha256,
      storableOrNull(fetched.title),
      storableOrNull(fetched.siteUrl),
      Math.max(1, Math.round((fetched.nextPollAt.getTime() - fetched.at.getTime()) / 1000)),
      fetched.nextPollAt.toISOString(),
      fetched.at.toISOString(),
      hasNews,
      JSON.stringify(fetched.rhythm),
      fetched.isUnconditional,
      storableOrNull(fetched.movedTo),
      fetched.pollHints === null ? null : JSON.stringify(fetched.pollHints),
    ]);
    await recordFetch(tx, fetched);
  });
}

// A 304 need not repeat the validators; a 200 without them takes them back.
const UPDATE_FETCHED = `
  update news_private.feed
  set etag = case when $4::boolean then coalesce($2::text, etag) else $2::text end,
    last_modified = case when $4::boolean then coalesce($3::text, last_modified) else $3::text end,
    document_sha256 = coalesce($5::text, document_sha256),
    title = coalesce($6::text, title),
    site_url = coalesce($7::text, site_url),
    poll_seconds = $8::int,
    next_poll_at = $9::timestamptz,
    lease_until = null,
    asking_since = null,
    failure_count = 0,
    last_error_code = null,
    last_error_message = null,
    last_checked_at = $10::timestamptz,
    last_succeeded_at = $10::timestamptz,
    last_changed_at = case when $11::boolean then $10::timestamptz else last_changed_at end,
    rhythm = $12::jsonb,
    poll_hints = coalesce($15::jsonb, poll_hints),
    unconditional_at = case when $13::boolean then $10::timestamptz else unconditional_at end,
    moving_to = $14::text,
    moving_since = case when $14::text is null then null when moving_to = $14::text then moving_since else $10::timestamptz end,
    moving_polls = case when $14::text is null then 0 when moving_to = $14::text then moving_polls + 1 else 1 end
  where id = $1`;

/** A check that failed: no answer, a refusal, or something that is no feed. */
export interface FeedFailed {
  readonly feedId: number;
  readonly url: string;
  readonly at: Date;
  readonly code: string;
  readonly message: string;
  readonly disposition: Disposition;
  readonly status?: number | null;
  readonly bytes?: number | null;
  readonly durationMs?: number | null;
  readonly nextPollAt: Date;
}

/**
 * Keeps why a check failed and when the next one is; only the code `gone` stops a feed, every other one is tried again.
 *
 * @returns The failures in a row.
 */
export async function recordFeedFailed(database: Database, failed: FeedFailed): Promise<number> {
  return database.transaction(async (tx) => {
    const [feed] = await tx.query<{ failureCount: number }>(
      `update news_private.feed
       set state = case when $2 = 'gone' then 'gone' else state end,
         failure_count = failure_count + 1, last_error_code = $2, last_error_message = $3,
         next_poll_at = $4::timestamptz, lease_until = null, asking_since = null, last_checked_at = $5::timestamptz
       where id = $1
       returning failure_count as "failureCount"`,
      [failed.feedId, failed.code, storableText(failed.message), failed.nextPollAt.toISOString(), failed.at.toISOString()],
    );
    if (!feed) throw new Error(`there is no feed ${failed.feedId}`);
    await recordFetch(tx, { ...failed, status: failed.status ?? null, reason: failed.message });
    return feed.failureCount;
  });
}

/** How often and for how long permanent redirects have to lead to one address before a feed moves there. */
const POLLS_TO_MOVE = 3;
const MOVE_AFTER_MS = 24 * 3_600_000;

/**
 * Moves a feed to the address that permanent redirects have led to on three polls over a day; the old one stays in its history.
 *
 * @returns The new address; null when it did not move: too early, or another feed has that address.
 */
export async function moveFeed(database: Queryable, feedId: number, now: Date): Promise<string | null> {
  const [moved] = await database.query<{ url: string }>(
    `with old as (
       select id, url, moving_to
       from news_private.feed
       where id = $1 and moving_polls >= $3::int and moving_since <= $4::timestamptz
         and not exists (select from news_private.feed other where md5(other.url) = md5(feed.moving_to) and other.url = feed.moving_to)
       for no key update
     ), kept as (
       insert into news_private.feed_address (feed_id, url, left_at)
       select id, url, $2::timestamptz from old
     )
     update news_private.feed f
     set url = old.moving_to, moving_to = null, moving_since = null, moving_polls = 0
     from old
     where f.id = old.id
     returning f.url`,
    [feedId, now.toISOString(), POLLS_TO_MOVE, new Date(now.getTime() - MOVE_AFTER_MS).toISOString()],
  );
  return moved?.url ?? null;
}
