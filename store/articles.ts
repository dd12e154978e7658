import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Article } from '../ingest/read-article.ts';
import type { Database, Queryable } from './database.ts';
import { nextRefetch } from './entries.ts';
import { articleUrl, canonicalUrl, siteOf } from './rows/identity.ts';
import { REVISION_COLUMNS, REVISION_RECORD, revisionRow } from './rows/revision-row.ts';
import { sha256, storableJson, storableOrNull, storableText } from './rows/storable.ts';

const compress = promisify(gzip);

/** A page as it was fetched and read. */
export interface FetchedArticle {
  readonly entryId: number;
  /** The entry's version that the fetch was for; an entry that changed in the meantime goes on awaiting its fetch. */
  readonly entryVersion?: number;
  readonly article: Article;
  readonly body: Uint8Array | null;
  readonly contentType: string | null;
  /** The version of the reader; pages read by an older one are read again. */
  readonly readerVersion?: number;
  readonly fetchedAt: Date;
  /** Where the page came from in the end, behind all redirects. */
  readonly finalUrl: string;
  readonly etag?: string | null;
  readonly lastModified?: string | null;
  /** When after its first fetch the page is fetched again, to see what was edited; never where it is left out. */
  readonly refetchAfterSeconds?: readonly number[];
}

/** Where a page's text is kept. */
export interface SavedRevision {
  readonly articleId: number;
  readonly revisionId: number;
  /** True when the text is a new version; false when the article had it already. */
  readonly isNew: boolean;
  readonly isNewArticle: boolean;
}

/** What the feed says of the entry, used where the page says nothing. */
interface EntryContext {
  readonly feedId: number;
  readonly feedUrl: string;
  readonly feedSiteUrl: string | null;
  readonly feedTitle: string | null;
  readonly url: string | null;
  readonly title: string | null;
  readonly author: string | null;
  readonly published: string | null;
}

/**
 * Keeps a fetched page: the article it belongs to, the revision if its text is new, and that the entry's feed has seen it.
 *
 * An article is known by any of its addresses, or else by a text that the same outlet has published under another address.
 * Saving the same page again changes nothing but times.
 */
export async function saveRevision(database: Database, fetched: FetchedArticle): Promise<SavedRevision> {
  const text = storableText(fetched.article.text);
  const body = fetched.body === null ? null : await compress(fetched.body);
  return database.transaction(async (tx) => {
    const entry = await entryContext(tx, fetched.entryId);
    // A text out of the feed itself has no page: the address it was given, fragment and all, is its own.
    const addresses =
      entry.url === null
        ? [fetched.finalUrl]
        : [articleUrl(fetched.article.url, fetched.finalUrl), canonicalUrl(fetched.finalUrl), entry.url];
    const [url = fetched.finalUrl, ...others] = addresses.map((address) => storableText(address ?? fetched.finalUrl));
    // Saves of one site take turns: two jobs may carry the same page under two addresses.
    await tx.query('select pg_advisory_xact_lock(hashtext($1))', [siteOf(url)]);
    const found = await findArticle(tx, { url, text, outletId: await saveOutlet(tx, fetched.article, { url, entry }), fetched });
    const revision = await saveText(tx, found.articleId, { text, body, fetched, entry });
    await rememberAddresses(tx, found.articleId, [url, ...others], fetched.fetchedAt);
    await tx.query(SETTLE, [
      found.articleId,
      revision.revisionId,
      fetched.fetchedAt.toISOString(),
      fetched.entryId,
      entry.feedId,
      storableOrNull(fetched.etag),
      storableOrNull(fetched.lastModified),
      fetched.entryVersion ?? null,
      fetched.refetchAfterSeconds ?? [],
    ]);
    return { ...found, ...revision };
  });
}

const SETTLE = `
  with pending as (
    insert into news_private.link_pending (article_id)
    select id from news_private.article where id = $1::int and current_revision_id <> $2::int
    on conflict do nothing
  ), current as (
    update news_private.article
    set current_revision_id = $2::int, last_fetched_at = greatest(last_fetched_at, $3::timestamptz)
    where id = $1::int
  ), settled as (
    update news_private.entry e
    set article_id = $1::int, fetched_at = $3::timestamptz, etag = $6::text, last_modified = $7::text,
      awaits_fetch_since = case when $8::int is null or version = $8::int then null else awaits_fetch_since end,
      refetch_at = ${nextRefetch({ steps: '$9', at: '$3', articleId: '$1' })}
    where id = $4::int
  ), others as (
    -- Of all entries that lead to an article one is enough to look after it: the last that did.
    update news_private.entry
    set refetch_at = null
    where article_id = $1::int and id <> $4::int and refetch_at is not null
  )
  insert into news_private.sighting (feed_id, article_id, entry_id, first_seen_at, last_seen_at)
  values ($5::int, $1::int, $4::int, $3::timestamptz, $3::timestamptz)
  on conflict (feed_id, article_id) do update set last_seen_at = greatest(sighting.last_seen_at, excluded.last_seen_at)`;

async function entryContext(tx: Queryable, entryId: number): Promise<EntryContext> {
  const [entry] = await tx.query<EntryContext>(
    `select e.feed_id as "feedId", f.url as "feedUrl", f.site_url as "feedSiteUrl", f.title as "feedTitle",
       e.url, e.title, e.author, e.published
     from news_private.entry e
     join news_private.feed f on f.id = e.feed_id
     where e.id = $1
     for update of e`,
    [entryId],
  );
  if (!entry) throw new Error(`there is no entry ${entryId}`);
  return entry;
}

/** The outlet by the name that the page gives, else by its own feed's title, else by its domain. */
async function saveOutlet(tx: Queryable, article: Article, from: { url: string; entry: EntryContext }): Promise<number> {
  const domain = siteOf(from.url);
  const isOwnFeed = [from.entry.feedUrl, from.entry.feedSiteUrl].some((address) => siteOf(address) === domain);
  const name = article.outlet ?? (isOwnFeed ? from.entry.feedTitle : null) ?? domain;
  const [outlet] = await tx.query<{ id: number }>(
    `insert into news_private.outlet as o (domain, name)
     values ($1, $2)
     on conflict (domain, name) do update set name = o.name
     returning id`,
    [domain, storableText(name.slice(0, 200))],
  );
  if (!outlet) throw new Error(`outlet ${domain} was not saved`);
  return outlet.id;
}

/** A text shorter than this may be a notice that many pages share. */
const MIN_TWIN_CHARACTERS = 200;

interface Candidate {
  readonly url: string;
  readonly text: string;
  readonly outletId: number;
  readonly fetched: FetchedArticle;
}

async function findArticle(tx: Queryable, candidate: Candidate): Promise<{ articleId: number; isNewArticle: boolean }> {
  const { url, text, outletId, fetched } = candidate;
  const [known] = await tx.query<{ id: number }>(
    `select id
     from (
       select 1 as rank, article_id as id from news_private.article_url where md5(url) = md5($1) and url = $1
       union all
       select 2, a.id
       from news_private.revision r
       join news_private.article a on a.id = r.article_id
       where r.text_sha256 = $2 and a.outlet_id = $3::int and $4::boolean
     ) as candidate
     order by rank, id
     limit 1`,
    [url, sha256(text), outletId, text.length >= MIN_TWIN_CHARACTERS],
  );
  if (known) return { articleId: known.id, isNewArticle: false };
  const [added] = await tx.query<{ id: number }>(
    `insert into news_private.article (outlet_id, url, first_seen_at, last_fetched_at)
     values ($1::int, $2, $3::timestamptz, $3::timestamptz)
     returning id`,
    [outletId, url, fetched.fetchedAt.toISOString()],
  );
  if (!added) throw new Error(`article ${url} was not saved`);
  return { articleId: added.id, isNewArticle: true };
}

interface Text {
  readonly text: string;
  readonly body: Uint8Array | null;
  readonly fetched: FetchedArticle;
  readonly entry: EntryContext;
}

/** The revision that has this text, made when the article had none; a text that comes back is its old revision. */
async function saveText(tx: Queryable, articleId: number, page: Text): Promise<{ revisionId: number; isNew: boolean }> {
  const digest = sha256(page.text);
  const [known] = await tx.query<{ id: number }>('select id from news_private.revision where article_id = $1 and text_sha256 = $2', [
    articleId,
    digest,
  ]);
  if (known) {
    // A text that comes back is current again, and its page may have been removed in the meantime.
    await tx.query(
      `update news_private.revision set body_gzip = $2::bytea, body_bytes = $3::int, content_type = $4
       where id = $1 and body_gzip is null and $2::bytea is not null`,
      [known.id, page.body, page.fetched.body?.byteLength ?? null, storableOrNull(page.fetched.contentType)],
    );
    await tx.query('update news_private.revision set reader_version = $2::int where id = $1 and reader_version < $2::int', [
      known.id,
      page.fetched.readerVersion ?? 0,
    ]);
    return { revisionId: known.id, isNew: false };
  }
  const { article, fetchedAt, finalUrl, contentType, body, readerVersion } = page.fetched;
  const [added] = await tx.query<{ id: number }>(INSERT_REVISION, [
    articleId,
    fetchedAt.toISOString(),
    storableText(finalUrl),
    storableJson(revisionRow({ ...article, text: page.text }, page.entry)),
    storableOrNull(contentType),
    body?.byteLength ?? null,
    page.body,
    readerVersion ?? 0,
  ]);
  if (!added) throw new Error(`no revision of article ${articleId} was saved`);
  return { revisionId: added.id, isNew: true };
}

const INSERT_REVISION = `
  insert into news_private.revision
    (article_id, number, fetched_at, final_url, content_type, body_bytes, body_gzip, reader_version, ${REVISION_COLUMNS})
  select $1::int, 1 + coalesce((select max(number) from news_private.revision where article_id = $1::int), 0),
    $2::timestamptz, $3, $5, $6::int, $7::bytea, $8::int, ${REVISION_COLUMNS}
  from jsonb_to_record($4::jsonb) as row (${REVISION_RECORD})
  returning id`;

/** Notes further addresses of an article; an address that belongs to another article stays there. */
async function rememberAddresses(tx: Queryable, articleId: number, urls: readonly string[], at: Date): Promise<void> {
  await tx.query(
    `insert into news_private.article_url (url, article_id, first_seen_at)
     select url, $2::int, $3::timestamptz from unnest($1::text[]) as url
     on conflict (md5(url)) do nothing`,
    [[...new Set(urls)], articleId, at.toISOString()],
  );
}
