import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { Article } from '../../ingest/read-article.ts';
import type { Database, Queryable } from '../database.ts';
import { REVISION_COLUMNS, REVISION_RECORD, revisionRow, type StatedByFeed } from '../rows/revision-row.ts';
import { storableJson } from '../rows/storable.ts';

const unpack = promisify(gunzip);

/** The page of a current revision as it was fetched, with what its feed says of it. */
export interface StoredPage {
  readonly revisionId: number;
  readonly bytes: Uint8Array;
  readonly contentType: string | null;
  readonly url: string;
  readonly feed: StatedByFeed;
}

/** The stored page of a current revision that an older reader has read; null when there is nothing to be read again. */
export async function stalePage(database: Queryable, revisionId: number, readerVersion: number): Promise<StoredPage | null> {
  const [page] = await database.query<StatedByFeed & { body: Uint8Array; contentType: string | null; url: string }>(
    `select r.body_gzip as body, r.content_type as "contentType", coalesce(r.final_url, a.url) as url,
       e.title, e.author, e.published
     from news_private.revision r
     join news_private.article a on a.current_revision_id = r.id
     left join lateral (
       select x.title, x.author, x.published
       from news_private.entry x
       where x.article_id = a.id
       order by x.fetched_at desc nulls last, x.id desc
       limit 1
     ) as e on true
     where r.id = $1 and r.reader_version < $2::int and r.body_gzip is not null`,
    [revisionId, readerVersion],
    { isRepeated: true },
  );
  if (!page) return null;
  const { body, contentType, url, ...feed } = page;
  return { revisionId, bytes: await unpack(body), contentType, url, feed };
}

/** Notes that a reader could make nothing better of a page. */
export async function noteReader(database: Queryable, revisionId: number, readerVersion: number): Promise<void> {
  await database.query('update news_private.revision set reader_version = $2::int where id = $1', [revisionId, readerVersion]);
}

/**
 * Keeps what a page reads like now. Where the text is the same its fields are brought up to date; another text is another revision, which
 * becomes current with `settleReread`, when it has its claims.
 *
 * @returns The revision that has the text.
 */
export async function saveReread(database: Database, page: StoredPage, read: { article: Article; readerVersion: number }): Promise<number> {
  const row = storableJson(revisionRow(read.article, page.feed));
  return database.transaction(async (tx) => {
    await tx.query('select id from news_private.revision where id = $1 for update', [page.revisionId]);
    const values = [page.revisionId, row, read.readerVersion];
    const [same] = await tx.query<{ id: number }>(UPDATE_SAME, values);
    if (same) return same.id;
    const [added] = await tx.query<{ id: number }>(INSERT_OTHER, values);
    if (!added) throw new Error(`no new reading of revision ${page.revisionId} was saved`);
    return added.id;
  });
}

const UPDATE_SAME = `
  update news_private.revision r
  set (reader_version, ${REVISION_COLUMNS}) = (
    select $3::int, ${REVISION_COLUMNS} from jsonb_to_record($2::jsonb) as row (${REVISION_RECORD})
  )
  where r.article_id = (select article_id from news_private.revision where id = $1::int)
    and r.text_sha256 = $2::jsonb->>'text_sha256'
  returning r.id`;

const INSERT_OTHER = `
  insert into news_private.revision
    (article_id, number, fetched_at, final_url, content_type, body_bytes, body_gzip, origin, reader_version, ${REVISION_COLUMNS})
  select old.article_id, 1 + (select max(number) from news_private.revision x where x.article_id = old.article_id),
    old.fetched_at, old.final_url, old.content_type, old.body_bytes, old.body_gzip, 're-read', $3::int,
    ${REVISION_COLUMNS.split(/,\s+/)
      .map((name) => `row.${name}`)
      .join(', ')}
  from news_private.revision old
  cross join jsonb_to_record($2::jsonb) as row (${REVISION_RECORD})
  where old.id = $1::int
  returning id`;

/**
 * Makes a new reading the current revision in place of the one whose page it was read from, all at once. Reviews come along where the words
 * and what stands around them are in the new text exactly once.
 */
export async function settleReread(database: Database, step: { from: number; to: number }): Promise<void> {
  await database.transaction(async (tx) => {
    const [article] = await tx.query<{ id: number }>(
      'update news_private.article set current_revision_id = $2::int where current_revision_id = $1::int returning id',
      [step.from, step.to],
    );
    // The outlet has changed the page meanwhile: what it shows now counts.
    if (!article) return;
    await tx.query(CARRY_REVIEWS, [step.from, step.to]);
    await tx.query('select news_private.apply_reviews($1::int, true)', [step.to]);
    await tx.query('insert into news_private.link_pending (article_id) values ($1) on conflict do nothing', [article.id]);
  });
}

const CARRY_REVIEWS = `
  with standing as (
    select v.*, older.text as older_text, newer.text as newer_text, newer.text_sha256 as newer_sha256,
      least(v.start_char, 40) as lead
    from news_private.standing_reviews($1::int) v
    join news_private.revision older on older.id = $1::int
    join news_private.revision newer on newer.id = $2::int
  ), framed as (
    select s.*, substr(older_text, start_char - lead + 1, end_char - start_char + lead + 40) as frame
    from standing s
  ), placed as (
    select f.*, strpos(newer_text, frame) - 1 + lead as new_start
    from framed f
    where strpos(newer_text, frame) > 0
      and strpos(substr(newer_text, strpos(newer_text, frame) + 1), frame) = 0
  )
  insert into news_private.review
    (article_id, text_sha256, kind, start_char, end_char, text, verdict, fix, note, reviewer, reviewed_at, claim_id, mention_id, rule, is_found)
  select p.article_id, p.newer_sha256, p.kind, p.new_start, p.new_start + p.end_char - p.start_char, p.text, p.verdict, p.fix, p.note,
    p.reviewer, p.reviewed_at, c.id, null, p.rule, true
  from placed p
  left join news_private.claim c on p.kind = 'claim' and c.revision_id = $2::int
    and c.start_char = p.new_start and c.end_char = p.new_start + p.end_char - p.start_char
  where not exists (
    select from news_private.review x
    where x.article_id = p.article_id and x.text_sha256 = p.newer_sha256 and x.kind = p.kind and x.start_char = p.new_start
      and x.end_char = p.new_start + p.end_char - p.start_char
  )
  order by p.id`;
