import type { PollHints } from '../ingest/feed/poll-hints.ts';
import type { Database, Queryable } from './database.ts';
import { storableOrNull, storableText } from './rows/storable.ts';

/** `gone`: the server says that the feed will not come back; only an operator makes it active again. */
export type FeedState = 'active' | 'paused' | 'gone';

/** A subscribed document, with what is known of its last checks. */
export interface Feed {
  readonly id: number;
  readonly url: string;
  /** As an operator has named it, else as the feed names itself. */
  readonly title: string | null;
  /** Folders joined by " / ", the outermost first. */
  readonly folder: string | null;
  readonly siteUrl: string | null;
  readonly state: FeedState;
  readonly pausedAt: Date | null;
  readonly pausedReason: string | null;
  /** What an operator allows at least and at most between two checks; null leaves it to the schedule. */
  readonly minPollSeconds: number | null;
  readonly maxPollSeconds: number | null;
  /** What was read past in the last document. */
  readonly defects: readonly string[];
  /** Validators of the last answer, exactly as received. */
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly documentSha256: string | null;
  readonly pollSeconds: number;
  readonly nextPollAt: Date;
  readonly failureCount: number;
  readonly lastErrorCode: string | null;
  readonly lastErrorMessage: string | null;
  readonly addedAt: Date;
  readonly lastCheckedAt: Date | null;
  readonly lastSucceededAt: Date | null;
  readonly lastChangedAt: Date | null;
  /** What the scheduler has learnt of its hours, as `schedule-feeds.ts` keeps it. */
  readonly rhythm: unknown;
  /** What its last document asks of the schedule; null when it was never read. */
  readonly pollHints: PollHints | null;
  /** When its document was last asked for without validators. */
  readonly unconditionalAt: Date | null;
}

const COLUMNS = `id, url, coalesce(given_title, title) as title, folder, paused_at as "pausedAt", paused_reason as "pausedReason",
  min_poll_seconds as "minPollSeconds", max_poll_seconds as "maxPollSeconds", defects, site_url as "siteUrl", state, etag, last_modified as "lastModified", document_sha256 as "documentSha256",
  poll_seconds as "pollSeconds", next_poll_at as "nextPollAt", failure_count as "failureCount", last_error_code as "lastErrorCode",
  last_error_message as "lastErrorMessage", added_at as "addedAt", last_checked_at as "lastCheckedAt",
  last_succeeded_at as "lastSucceededAt", last_changed_at as "lastChangedAt", rhythm, poll_hints as "pollHints",
  unconditional_at as "unconditionalAt"`;

const MOST_DEFECTS = 50;

/** What a new subscription states. */
export interface NewFeed {
  readonly url: string;
  readonly title?: string | null;
  readonly siteUrl?: string | null;
  /** A title that stays, whatever the feed calls itself. */
  readonly givenTitle?: string | null;
  readonly folder?: string | null;
  readonly now: Date;
}

/** Subscribes to a feed, due at once. A feed that is there already stays as it is; one that was removed is revived. */
export async function addFeed(database: Database, feed: NewFeed): Promise<{ feed: Feed; isNew: boolean }> {
  const url = storableText(feed.url);
  return database.transaction(async (tx) => {
    const [added] = await tx.query<Feed>(
      `insert into news_private.feed (url, title, site_url, next_poll_at, added_at, given_title, folder)
       values ($1, $2, $3, $4::timestamptz, $4::timestamptz, $5, $6)
       on conflict (md5(url)) do update
         set removed_at = null, state = 'active', next_poll_at = excluded.next_poll_at, lease_until = null, failure_count = 0,
           paused_at = null, paused_reason = null,
           given_title = coalesce(excluded.given_title, feed.given_title), folder = coalesce(excluded.folder, feed.folder)
         where feed.removed_at is not null
       returning ${COLUMNS}`,
      [
        url,
        storableOrNull(feed.title),
        storableOrNull(feed.siteUrl),
        feed.now.toISOString(),
        storableOrNull(feed.givenTitle),
        storableOrNull(feed.folder),
      ],
    );
    if (added) return { feed: added, isNew: true };
    const existing = await feedByUrl(tx, url);
    if (existing === null) throw new Error(`feed ${url} vanished while it was added`);
    return { feed: existing, isNew: false };
  });
}

/** All feeds but the removed ones, by id. */
export async function listFeeds(database: Queryable): Promise<readonly Feed[]> {
  return database.query<Feed>(`select ${COLUMNS} from news_private.feed where removed_at is null order by id`);
}

/** The feed with this id, or null when there is none or it was removed. */
export async function feedById(database: Queryable, id: number): Promise<Feed | null> {
  const rows = await database.query<Feed>(`select ${COLUMNS} from news_private.feed where id = $1 and removed_at is null`, [id]);
  return rows[0] ?? null;
}

/** The feed with this address, or null when there is none or it was removed. */
export async function feedByUrl(database: Queryable, url: string): Promise<Feed | null> {
  const rows = await database.query<Feed>(
    `select ${COLUMNS} from news_private.feed where md5(url) = md5($1) and url = $1 and removed_at is null`,
    [url],
  );
  return rows[0] ?? null;
}

/** Ends a subscription; articles and claims that it brought in stay, its logins do not. Returns false when there is no such feed. */
export async function removeFeed(database: Queryable, id: number, now: Date): Promise<boolean> {
  const rows = await database.query(
    `with removed as (
       update news_private.feed
       set removed_at = $2::timestamptz, lease_until = null
       where id = $1 and removed_at is null
       returning id
     ), forgotten as (
       delete from news_private.feed_access where feed_id in (select id from removed)
     ), closed as (
       update news_private.failure
       set resolved_at = $2::timestamptz
       where feed_id in (select id from removed) and resolved_at is null
     )
     select id from removed`,
    [id, now.toISOString()],
  );
  return rows.length > 0;
}

/** What becomes of a feed's state. */
export interface FeedStateChange {
  readonly id: number;
  readonly state: FeedState;
  /** Why it is not checked, in an operator's words. */
  readonly reason?: string | null;
  readonly now: Date;
}

/** Pauses a feed, or makes it active again and due at once. Returns false when there is no such feed. */
export async function setFeedState(database: Queryable, feed: FeedStateChange): Promise<boolean> {
  const rows = await database.query(
    `update news_private.feed
     set state = $2, lease_until = null,
       next_poll_at = case when $2 = 'active' then $3::timestamptz else next_poll_at end,
       failure_count = case when $2 = 'active' then 0 else failure_count end,
       paused_at = case when $2 = 'paused' then $3::timestamptz end,
       paused_reason = case when $2 <> 'active' then $4 end
     where id = $1 and removed_at is null
     returning id`,
    [feed.id, feed.state, feed.now.toISOString(), storableOrNull(feed.reason)],
  );
  return rows.length > 0;
}

/** What an operator can say of a feed; undefined leaves a field as it is, null takes back what was said. */
export interface FeedEdit {
  readonly title?: string | null | undefined;
  readonly folder?: string | null | undefined;
  readonly minPollSeconds?: number | null | undefined;
  readonly maxPollSeconds?: number | null | undefined;
}

/** Keeps what an operator says of a feed. Returns false when there is no such feed. */
export async function editFeed(database: Queryable, id: number, edit: FeedEdit): Promise<boolean> {
  const rows = await database.query(
    `update news_private.feed
     set given_title = case when $2::boolean then $3 else given_title end,
       folder = case when $4::boolean then $5 else folder end,
       min_poll_seconds = case when $6::boolean then $7::int else min_poll_seconds end,
       max_poll_seconds = case when $8::boolean then $9::int else max_poll_seconds end
     where id = $1 and removed_at is null
     returning id`,
    [
      id,
      edit.title !== undefined,
      storableOrNull(edit.title),
      edit.folder !== undefined,
      storableOrNull(edit.folder),
      edit.minPollSeconds !== undefined,
      edit.minPollSeconds ?? null,
      edit.maxPollSeconds !== undefined,
      edit.maxPollSeconds ?? null,
    ],
  );
  return rows.length > 0;
}

/** Keeps what was read past in a feed's last document. */
export async function recordDefects(database: Queryable, id: number, defects: readonly string[]): Promise<void> {
  await database.query('update news_private.feed set defects = $2::jsonb where id = $1 and defects <> $2::jsonb', [
    id,
    JSON.stringify(defects.slice(0, MOST_DEFECTS).map(storableText)),
  ]);
}

/** Makes an active feed due at once, whatever its interval. Returns false when there is no such feed or it is not active. */
export async function requestRefresh(database: Queryable, id: number, now: Date): Promise<boolean> {
  const rows = await database.query(
    `update news_private.feed
     set next_poll_at = $2::timestamptz, lease_until = null
     where id = $1 and removed_at is null and state = 'active'
     returning id`,
    [id, now.toISOString()],
  );
  return rows.length > 0;
}

/** A feed that is due, and the instant at which it was: one job per feed and such instant. */
export interface DueFeed {
  readonly id: number;
  readonly url: string;
  readonly dueAt: Date;
}

/**
 * Takes feeds that are due, the longest overdue first, and leases them: no other call gets them before the lease ends.
 *
 * `recordFeedFetched` and `recordFeedFailed` end the lease; after a crash it ends by itself and the feed is due again.
 */
export async function takeDueFeeds(
  database: Queryable,
  options: { now: Date; limit: number; leaseMs: number },
): Promise<readonly DueFeed[]> {
  return database.query<DueFeed>(
    `with due as (
       select id
       from news_private.feed
       where state = 'active' and removed_at is null and next_poll_at <= $1::timestamptz
         and (lease_until is null or lease_until <= $1::timestamptz)
       order by next_poll_at, id
       limit $2::int
       for no key update skip locked
     ), taken as (
       update news_private.feed
       set lease_until = $3::timestamptz
       where id in (select id from due)
       returning id, url, next_poll_at
     )
     select id, url, next_poll_at as "dueAt" from taken order by next_poll_at, id`,
    [options.now.toISOString(), options.limit, new Date(options.now.getTime() + options.leaseMs).toISOString()],
  );
}

/** Holds on to feeds whose jobs are in the queue now; one that has been asked since is let go. */
export async function keepDueFeeds(database: Queryable, feeds: readonly DueFeed[], until: Date): Promise<void> {
  if (feeds.length === 0) return;
  await database.query(
    `update news_private.feed
     set lease_until = $3::timestamptz
     from unnest($1::int[], $2::timestamptz[]) as taken (id, due_at)
     where feed.id = taken.id and feed.next_poll_at = taken.due_at and feed.lease_until is not null`,
    [feeds.map(({ id }) => id), feeds.map(({ dueAt }) => dueAt.toISOString()), until.toISOString()],
  );
}
