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
  const entry = await entryContext(database, fetched.entryId);
  // A text out of the feed itself has no page: the address it was given, fragment and all, is its own.
  const addresses =
    entry.url === null
      ? [fetched.finalUrl]
      : [articleUrl(fetched.article.url, fetched.finalUrl), canonicalUrl(fetched.finalUrl), entry.url];
  const urls = addresses.map((address) => storableText(address ?? fetched.finalUrl));
  const [url = fetched.finalUrl] = urls;
  return database.transaction(
    async (tx) => {
      // Saves of one site take turns: two jobs may carry the same page under two addresses.
      await tx.query('select pg_advisory_xact_lock(hashtext($1))', [siteOf(url)]);
      const saved = await saveText(tx, { url, text, body, fetched, entry });
      await tx.query(SETTLE, [
        saved.articleId,
        saved.revisionId,
        fetched.fetchedAt.toISOString(),
        fetched.entryId,
        entry.feedId,
        storableOrNull(fetched.etag),
        storableOrNull(fetched.lastModified),
        fetched.entryVersion ?? null,
        fetched.refetchAfterSeconds ?? [],
        [...new Set(urls)],
      ]);
      return saved;
    },
    { isRepeated: true },
  );
}

const SETTLE = `
  with addresses as (
    -- An address that belongs to another article stays there.
    insert into news_private.article_url (url, article_id, first_seen_at)
    select url, $1::int, $3::timestamptz from unnest($10::text[]) as url
    on conflict (md5(url)) do nothing
  ), pending as (
    insert into news_private.link_pending (article_id)
    select id from news_private.article where id = $1::int and current_revision_id <> $2::int
    on conflict do nothing
  ), current as (
    update news_private.article
    set current_revision_id = $2::int, last_fetched_at = greatest(last_fetched_at, $3::timestamptz)
    where id = $1::int
  ), settled as (
    update news_private.entry e
    set article_id = $1::int, fetched_at = $3::timestamptz, failing_since = null, etag = $6::text, last_modified = $7::text,
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

async function entryContext(database: Queryable, entryId: number): Promise<EntryContext> {
  const [entry] = await database.query<EntryContext>(
    `select e.feed_id as "feedId", f.url as "feedUrl", f.site_url as "feedSiteUrl", f.title as "feedTitle",
       e.url, e.title, e.author, e.published
     from news_private.entry e
     join news_private.feed f on f.id = e.feed_id
     where e.id = $1`,
    [entryId],
    { isRepeated: true },
  );
  if (!entry) throw new Error(`there is no entry ${entryId}`);
  return entry;
}

/** The outlet by the name that the page gives, else by its own feed's title, else by its domain. */
function outletOf(article: Article, { url, entry }: Pick<Candidate, 'url' | 'entry'>): { domain: string; name: string } {
  const domain = siteOf(url);
  const isOwnFeed = [entry.feedUrl, entry.feedSiteUrl].some((address) => siteOf(address) === domain);
  const name = article.outlet ?? (isOwnFeed ? entry.feedTitle : null) ?? domain;
  return { domain, name: storableText(name.slice(0, 200)) };
}

/** A text shorter than this may be a notice that many pages share. */
const MIN_TWIN_CHARACTERS = 200;

interface Candidate {
  readonly url: string;
  readonly text: string;
  readonly body: Uint8Array | null;
  readonly fetched: FetchedArticle;
  readonly entry: EntryContext;
}

interface Known {
  readonly outletId: number;
  readonly articleId: number | null;
  readonly revisionId: number | null;
}

/** The outlet, made when it is not there; the article that has the address, or the text at the same outlet; and its revision with this text. */
const FIND = `
  with added as (
    insert into news_private.outlet (domain, name)
    values ($1, $2)
    on conflict (domain, name) do nothing
    returning id
  ), outlet as (
    select id from added
    union all
    select id from news_private.outlet where domain = $1 and name = $2
  ), candidate as (
    select 1 as rank, article_id as id from news_private.article_url where md5(url) = md5($3) and url = $3
    union all
    select 2, a.id
    from news_private.revision r
    join news_private.article a on a.id = r.article_id
    join outlet on outlet.id = a.outlet_id
    where r.text_sha256 = $4 and $5::boolean
  ), known as (
    select id from candidate order by rank, id limit 1
  )
  select outlet.id as "outletId", known.id as "articleId",
    (select r.id from news_private.revision r where r.article_id = known.id and r.text_sha256 = $4) as "revisionId"
  from outlet
  left join known on true`;

/** The revision that has this text, made with its article when there was none; a text that comes back is its old revision. */
async function saveText(tx: Queryable, page: Candidate): Promise<SavedRevision> {
  const { domain, name } = outletOf(page.fetched.article, page);
  const digest = sha256(page.text);
  const [known] = await tx.query<Known>(FIND, [domain, name, page.url, digest, page.text.length >= MIN_TWIN_CHARACTERS]);
  if (!known) throw new Error(`outlet ${domain} was not saved`);
  const { outletId, articleId, revisionId } = known;
  if (articleId === null || revisionId === null) return insertText(tx, { outletId, articleId }, page);
  await tx.query(KEEP_PAGE, [
    revisionId,
    page.body,
    page.fetched.body?.byteLength ?? null,
    storableOrNull(page.fetched.contentType),
    page.fetched.readerVersion ?? 0,
  ]);
  return { articleId, revisionId, isNew: false, isNewArticle: false };
}

/** A text that comes back is current again, and its page may have been removed in the meantime. */
const KEEP_PAGE = `
  update news_private.revision
  set body_gzip = coalesce(body_gzip, $2::bytea),
    body_bytes = case when body_gzip is null and $2::bytea is not null then $3::int else body_bytes end,
    content_type = case when body_gzip is null and $2::bytea is not null then $4 else content_type end,
    reader_version = greatest(reader_version, $5::int)
  where id = $1 and (body_gzip is null and $2::bytea is not null or reader_version < $5::int)`;

async function insertText(
  tx: Queryable,
  { outletId, articleId }: { readonly outletId: number; readonly articleId: number | null },
  page: Candidate,
): Promise<SavedRevision> {
  const { article, fetchedAt, finalUrl, contentType, body, readerVersion } = page.fetched;
  const [added] = await tx.query<{ articleId: number; revisionId: number }>(INSERT_REVISION, [
    articleId,
    fetchedAt.toISOString(),
    storableText(finalUrl),
    storableJson(revisionRow({ ...article, text: page.text }, page.entry)),
    storableOrNull(contentType),
    body?.byteLength ?? null,
    page.body,
    readerVersion ?? 0,
    outletId,
    page.url,
  ]);
  if (!added) throw new Error(`no revision of ${page.url} was saved`);
  return { ...added, isNew: true, isNewArticle: articleId === null };
}

const INSERT_REVISION = `
  with added as (
    insert into news_private.article (outlet_id, url, first_seen_at, last_fetched_at)
    select $9::int, $10, $2::timestamptz, $2::timestamptz
    where $1::int is null
    returning id
  ), article as (
    select id from added
    union all
    select $1::int where $1::int is not null
  )
  insert into news_private.revision
    (article_id, number, fetched_at, final_url, content_type, body_bytes, body_gzip, reader_version, ${REVISION_COLUMNS})
  select article.id, 1 + coalesce((select max(number) from news_private.revision where article_id = $1::int), 0),
    $2::timestamptz, $3, $5, $6::int, $7::bytea, $8::int, ${REVISION_COLUMNS}
  from article
  cross join jsonb_to_record($4::jsonb) as row (${REVISION_RECORD})
  returning article_id as "articleId", id as "revisionId"`;
