import type { FeedEntry } from '../ingest/parse-feed.ts';
import type { Database, Queryable } from './database.ts';
import { type EntryRow, identifyEntries } from './rows/identity.ts';

/** An entry whose page is to be fetched; `version` rises whenever the feed changes what it says of the entry. */
export interface PendingEntry {
  readonly id: number;
  readonly version: number;
}

/** What a feed document brought. */
export interface SavedEntries {
  readonly added: number;
  readonly changed: number;
  /** All entries of the feed that await their fetch, those of earlier documents that were never fetched included; not those that rest. */
  readonly pending: readonly PendingEntry[];
}

interface KnownEntry {
  readonly id: number;
  readonly identity: string;
  readonly url: string | null;
  readonly contentSha256: string;
}

type Match = EntryRow & { readonly id: number; readonly is_changed: boolean };

/**
 * Saves the entries of one feed document: new ones are added, changed ones updated, and both await a fetch.
 *
 * Saving the same document again changes nothing but the time at which its entries were last seen.
 */
export async function saveEntries(
  database: Database,
  document: { feedId: number; entries: readonly FeedEntry[]; now: Date },
): Promise<SavedEntries> {
  const rows = identifyEntries(document.entries);
  const now = document.now.toISOString();
  return database.transaction(async (tx) => {
    // Not "for update": a page that is saved at the same time only makes sure that its feed is there, and holds an entry meanwhile.
    await tx.query('select id from news_private.feed where id = $1 for no key update', [document.feedId]);
    const { added, known } = matchEntries(rows, await knownEntries(tx, document.feedId, rows));
    if (known.length > 0) await tx.query(UPDATE, [JSON.stringify(known), now]);
    if (added.length > 0) await tx.query(INSERT, [document.feedId, JSON.stringify(added), now]);
    const pending = await tx.query<PendingEntry>(
      `select id, version
       from news_private.entry
       where feed_id = $1 and awaits_fetch_since is not null and coalesce(queued_at, '-infinity') <= $2::timestamptz
       order by id`,
      [document.feedId, now],
    );
    return { added: added.length, changed: known.filter((row) => row.is_changed).length, pending };
  });
}

async function knownEntries(tx: Queryable, feedId: number, rows: readonly EntryRow[]): Promise<readonly KnownEntry[]> {
  const urls = rows.flatMap((row) => (row.url === null ? [] : [row.url]));
  return tx.query<KnownEntry>(
    `select id, identity, url, content_sha256 as "contentSha256"
     from news_private.entry
     where feed_id = $1
       and (identity = any($2::text[]) or md5(url) in (select md5(u) from unnest($3::text[]) as u))
     order by id`,
    [feedId, rows.map((row) => row.identity), urls],
  );
}

/** Pairs rows with the entries that are there: by identity first, then, for feeds that change their guids, by address. */
function matchEntries(rows: readonly EntryRow[], entries: readonly KnownEntry[]): { added: EntryRow[]; known: Match[] } {
  const byIdentity = new Map(entries.map((entry) => [entry.identity, entry]));
  const wanted = new Set(rows.map((row) => row.identity));
  const byUrl = new Map<string, KnownEntry>();
  for (const entry of entries) {
    if (entry.url !== null && !wanted.has(entry.identity) && !byUrl.has(entry.url)) byUrl.set(entry.url, entry);
  }
  const added: EntryRow[] = [];
  const known: Match[] = [];
  for (const row of rows) {
    let entry = byIdentity.get(row.identity);
    if (!entry && row.url !== null) {
      entry = byUrl.get(row.url);
      byUrl.delete(row.url);
    }
    if (entry) known.push({ ...row, id: entry.id, is_changed: entry.contentSha256 !== row.content_sha256 });
    else added.push(row);
  }
  return { added, known };
}

const RECORD = `identity text, guid text, link text, url text, title text, author text, published text, published_at timestamptz,
  summary text, content text, content_sha256 text`;

const INSERT = `
  insert into news_private.entry
    (feed_id, identity, guid, link, url, title, author, published, published_at, summary, content, content_sha256,
     first_seen_at, last_seen_at, awaits_fetch_since)
  select $1::int, identity, guid, link, url, title, author, published, published_at, summary, content, content_sha256,
    $3::timestamptz, $3::timestamptz, case when url is not null or coalesce(content, summary) is not null then $3::timestamptz end
  from jsonb_to_recordset($2::jsonb) as row (${RECORD})
  on conflict (feed_id, identity) do nothing`;

const UPDATE = `
  update news_private.entry as e
  set identity = row.identity, guid = row.guid, link = row.link, url = row.url, title = row.title, author = row.author,
    published = row.published, published_at = row.published_at, summary = row.summary, content = row.content,
    content_sha256 = row.content_sha256, last_seen_at = $2::timestamptz,
    version = e.version + row.is_changed::int,
    awaits_fetch_since = case
      when row.is_changed and (row.url is not null or coalesce(row.content, row.summary) is not null) then $2::timestamptz
      else e.awaits_fetch_since
    end,
    queued_at = case when row.is_changed then null else e.queued_at end
  from jsonb_to_recordset($1::jsonb) as row (id int, is_changed boolean, ${RECORD})
  where e.id = row.id`;

/** What fetching an entry's page needs to know. */
export interface EntryToFetch {
  readonly id: number;
  readonly version: number;
  readonly feedId: number;
  readonly feedUrl: string;
  readonly feedTitle: string | null;
  readonly guid: string | null;
  /** As the feed states it, and without fragment and tracking parameters; null when the entry names no page. */
  readonly link: string | null;
  readonly url: string | null;
  readonly title: string | null;
  readonly author: string | null;
  readonly published: string | null;
  readonly summary: string | null;
  readonly content: string | null;
  /** Validators of the last answer for this page. */
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly articleId: number | null;
  /** False when the page was fetched since the feed last changed the entry, fetching was given up, or its feed was removed. */
  readonly awaitsFetch: boolean;
}

/** The entry with this id, with what its feed says of it; null when there is none. */
export async function entryForFetch(database: Queryable, id: number): Promise<EntryToFetch | null> {
  const rows = await database.query<EntryToFetch>(
    `select e.id, e.version, e.feed_id as "feedId", f.url as "feedUrl", f.title as "feedTitle", e.guid, e.link, e.url, e.title, e.author,
       e.published, e.summary, e.content, e.etag, e.last_modified as "lastModified", e.article_id as "articleId",
       (e.awaits_fetch_since is not null and f.removed_at is null) as "awaitsFetch"
     from news_private.entry e
     join news_private.feed f on f.id = e.feed_id
     where e.id = $1`,
    [id],
    { isRepeated: true },
  );
  return rows[0] ?? null;
}

/**
 * Takes entries that have waited for their fetch since before an instant, for their jobs were lost; those of paused feeds go on waiting.
 *
 * Those that were taken longest ago come first, so that some that wait for ever do not keep the others away.
 */
export async function takeWaitingEntries(
  database: Queryable,
  options: { now: Date; before: Date; limit: number },
): Promise<readonly PendingEntry[]> {
  return database.query<PendingEntry>(
    `with waiting as (
       select e.id
       from news_private.entry e
       join news_private.feed f on f.id = e.feed_id
       where e.awaits_fetch_since is not null and coalesce(e.queued_at, e.awaits_fetch_since) <= $1::timestamptz
         and f.removed_at is null and f.state <> 'paused'
       order by coalesce(e.queued_at, e.awaits_fetch_since), e.id
       limit $2::int
       for update of e skip locked
     )
     update news_private.entry e
     set queued_at = $3::timestamptz
     from waiting
     where e.id = waiting.id
     returning e.id, e.version`,
    [options.before.toISOString(), options.limit, options.now.toISOString()],
  );
}

/** Why an entry is left waiting, and until when. */
export interface EntryRest {
  readonly id: number;
  readonly until: Date;
  /** Where its source failed: when, and since when it may have been failing to be tried again; what we cannot do counts for nothing. */
  readonly failed?: { readonly at: Date; readonly since: Date };
}

/**
 * Leaves an entry waiting, without a job until an instant: what keeps it from being fetched may pass.
 *
 * @returns False when it does not wait, or its source has been failing for longer.
 */
export async function restEntry(database: Queryable, { id, until, failed }: EntryRest): Promise<boolean> {
  const rested = await database.query(
    `update news_private.entry
     set queued_at = $2::timestamptz, failing_since = coalesce(failing_since, $3::timestamptz)
     where id = $1 and awaits_fetch_since is not null and ($4::timestamptz is null or coalesce(failing_since, 'infinity') >= $4::timestamptz)
     returning id`,
    [id, until.toISOString(), failed?.at.toISOString() ?? null, failed?.since.toISOString() ?? null],
  );
  return rested.length > 0;
}

/**
 * Notes that an entry's page needs no fetch any more: it did not change, or fetching it was given up.
 *
 * @param entry - With `refetchAfterSeconds`, the page of an article is fetched again at the next of these times after its first fetch.
 */
export async function settleEntry(
  database: Queryable,
  entry: { id: number; at: Date; version?: number; refetchAfterSeconds?: readonly number[] },
): Promise<void> {
  await database.query(
    `update news_private.entry e
     set awaits_fetch_since = null, queued_at = null, failing_since = null, fetched_at = $2::timestamptz,
       refetch_at = ${nextRefetch({ steps: '$4', at: '$2', articleId: 'e.article_id' })}
     where id = $1 and ($3::int is null or version = $3::int)`,
    [entry.id, entry.at.toISOString(), entry.version ?? null, entry.refetchAfterSeconds ?? []],
  );
}

/** The first instant of the falling schedule that is still to come; null for an entry of no article or without an address. */
export const nextRefetch = ({ steps, at, articleId }: { steps: string; at: string; articleId: string }): string =>
  `(select min(a.first_seen_at + step * interval '1 second')
    from news_private.article a
    cross join unnest(${steps}::float8[]) as step
    where a.id = ${articleId} and e.url is not null and a.first_seen_at + step * interval '1 second' > ${at}::timestamptz)`;
