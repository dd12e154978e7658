import type { Disposition } from '../ingest/ingest-error.ts';
import type { Database, Queryable } from './database.ts';
import { recordFetch } from './fetches.ts';
import { storableOrNull, storableText } from './rows/storable.ts';

const MIN_POLL_SECONDS = 5 * 60;
const MAX_POLL_SECONDS = 24 * 60 * 60;

/** How long to wait until a feed is asked again: half as long when it had news, half as long again when not, 5 minutes to a day. */
export function nextPollSeconds(current: number, newEntries: number): number {
  const next = newEntries > 0 ? current / 2 : current * 1.5;
  return Math.round(Math.min(MAX_POLL_SECONDS, Math.max(MIN_POLL_SECONDS, next)));
}

/**
 * Notes that a feed is being asked, before it is.
 *
 * A check that was begun and never ended was cut off by a crash. Its request may have been answered, so it counts: the next one
 * waits for the feed's interval, five minutes when it has none yet.
 *
 * @returns How long to wait; 0 when the check may go on.
 */
export async function beginCheck(database: Queryable, check: { feedId: number; now: Date }): Promise<number> {
  const [begun] = await database.query<{ waitMs: number }>(
    `with feed as (
       select id, asking_since + case when last_succeeded_at is null then $3::int else poll_seconds end * interval '1 s' as free_at
       from news_private.feed
       where id = $1
       for update
     ), begun as (
       update news_private.feed
       set asking_since = $2::timestamptz
       where id in (select id from feed where free_at is null or free_at <= $2::timestamptz)
     )
     select greatest(0, coalesce(extract(epoch from free_at - $2::timestamptz)::float8, 0)) * 1000 as "waitMs" from feed`,
    [check.feedId, check.now.toISOString(), MIN_POLL_SECONDS],
  );
  return begun?.waitMs ?? 0;
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
  readonly etag: string | null;
  readonly lastModified: string | null;
  /** Digest of the document; null when nothing changed. */
  readonly documentSha256: string | null;
  /** What the document says of itself; null when it says nothing, or nothing was sent. */
  readonly title: string | null;
  readonly siteUrl: string | null;
  readonly entries: number | null;
  readonly newEntries: number;
  readonly changedEntries: number;
  /** What the server asks for at least (max-age, Retry-After); capped at a day. */
  readonly minPollSeconds?: number | null;
}

/** Keeps what a successful check found and sets the next one; ends the lease and the series of failures. */
export async function recordFeedFetched(database: Database, fetched: FeedFetched): Promise<{ nextPollAt: Date; pollSeconds: number }> {
  return database.transaction(async (tx) => {
    const feed = await lockFeed(tx, fetched.feedId);
    const hasNews = fetched.newEntries + fetched.changedEntries > 0;
    const pollSeconds = nextPollSeconds(feed.pollSeconds, fetched.newEntries);
    const waitSeconds = Math.min(MAX_POLL_SECONDS, Math.max(pollSeconds, fetched.minPollSeconds ?? 0));
    const nextPollAt = new Date(fetched.at.getTime() + waitSeconds * 1000);
    await tx.query(UPDATE_FETCHED, [
      fetched.feedId,
      storableOrNull(fetched.etag),
      storableOrNull(fetched.lastModified),
      fetched.notModified,
      fetched.documentSha256,
      storableOrNull(fetched.title),
      storableOrNull(fetched.siteUrl),
      pollSeconds,
      nextPollAt.toISOString(),
      fetched.at.toISOString(),
      hasNews,
    ]);
    await recordFetch(tx, fetched);
    return { nextPollAt, pollSeconds };
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
    last_changed_at = case when $11::boolean then $10::timestamptz else last_changed_at end
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
  readonly retryAfterMs?: number | null;
}

/**
 * Keeps why a check failed and sets the next one, later with every failure in a row, at most a day away.
 *
 * Only the code `gone` stops a feed; every other one is tried again.
 */
export async function recordFeedFailed(database: Database, failed: FeedFailed): Promise<{ nextPollAt: Date; failureCount: number }> {
  return database.transaction(async (tx) => {
    const feed = await lockFeed(tx, failed.feedId);
    const failureCount = feed.failureCount + 1;
    const backOffSeconds = feed.pollSeconds * 2 ** Math.min(failureCount - 1, 16);
    const askedSeconds = (failed.retryAfterMs ?? 0) / 1000;
    const waitSeconds = Math.max(MIN_POLL_SECONDS, Math.min(MAX_POLL_SECONDS, Math.max(backOffSeconds, askedSeconds)));
    const nextPollAt = new Date(failed.at.getTime() + waitSeconds * 1000);
    await tx.query(
      `update news_private.feed
       set state = case when $2 = 'gone' then 'gone' else state end,
         failure_count = $3::int, last_error_code = $2, last_error_message = $4,
         next_poll_at = $5::timestamptz, lease_until = null, asking_since = null, last_checked_at = $6::timestamptz
       where id = $1`,
      [failed.feedId, failed.code, failureCount, storableText(failed.message), nextPollAt.toISOString(), failed.at.toISOString()],
    );
    await recordFetch(tx, { ...failed, status: failed.status ?? null, reason: failed.message });
    return { nextPollAt, failureCount };
  });
}

async function lockFeed(tx: Queryable, id: number): Promise<{ pollSeconds: number; failureCount: number }> {
  const [feed] = await tx.query<{ pollSeconds: number; failureCount: number }>(
    `select poll_seconds as "pollSeconds", failure_count as "failureCount" from news_private.feed where id = $1 for update`,
    [id],
  );
  if (!feed) throw new Error(`there is no feed ${id}`);
  return feed;
}
