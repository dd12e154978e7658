import type { Database, Queryable } from '../database.ts';
import { linkCopies } from './link-copies.ts';
import { linkNames } from './names/link-names.ts';
import { type LinkRow, type MeasuredRow, readLinkable } from './read-linkable.ts';
import { type LinkChange, saveClusters } from './save-clusters.ts';

/** Any number: links are made by one transaction at a time, so that two articles that share a claim see each other. */
const TURN = 727_166_302;
const ARTICLES_AT_ONCE = 100;

/** What one pass has done. */
export interface LinkReport {
  readonly articles: number;
  /** True when further articles wait. */
  readonly more: boolean;
}

/**
 * Links the claims and texts of articles that changed since they were last linked, up to a hundred articles in one transaction.
 *
 * What is stored afterwards follows from current revisions and their claims alone: in whatever order articles arrive, and however often they are
 * linked, the rows are the same.
 */
export async function linkClaims(database: Database, limit: number = ARTICLES_AT_ONCE): Promise<LinkReport> {
  return database.transaction((tx) => linkPending(tx, limit), { isRepeated: true });
}

async function linkPending(tx: Queryable, limit: number): Promise<LinkReport> {
  await tx.query('select pg_advisory_xact_lock($1::bigint)', [TURN]);
  const pending = await tx.query<{ article_id: number }>(TAKE_PENDING, [limit]);
  const articleIds = pending.map((row) => row.article_id);
  if (articleIds.length === 0) return { articles: 0, more: false };
  const { links, measured } = await readLinkable(tx, articleIds);
  await replaceMeasured(tx, articleIds, measured);
  const changed = await replaceLinks(tx, articleIds, links);
  await saveClusters(tx, changed);
  await linkCopies(tx, articleIds);
  await linkNames(tx, articleIds);
  return { articles: articleIds.length, more: articleIds.length === limit };
}

/** Forgets all links and marks every article to be linked again; `linkClaims` then makes the same rows anew. */
export async function unlinkAll(database: Database): Promise<void> {
  await database.transaction(async (tx) => {
    await tx.query('select pg_advisory_xact_lock($1::bigint)', [TURN]);
    await tx.query('truncate news_private.claim_link, news_private.claim_cluster, news_private.cluster, news_private.measured');
    await tx.query('truncate news_private.copy_band, news_private.article_copy');
    await tx.query('truncate news_private.named, news_private.spelling, news_private.actor_name');
    await tx.query('insert into news_private.link_pending (article_id) select id from news_private.article on conflict do nothing');
  });
}

/** How many articles wait to be linked. */
export async function articlesToLink(database: Queryable): Promise<number> {
  const [row] = await database.query<{ count: number }>('select count(*) as count from news_private.link_pending');
  return row?.count ?? 0;
}

const TAKE_PENDING = `
  delete from news_private.link_pending
  where article_id in (
    select article_id
    from news_private.link_pending
    order by article_id
    limit $1::int
    for update
  )
  returning article_id`;

async function replaceMeasured(tx: Queryable, articleIds: readonly number[], rows: readonly MeasuredRow[]): Promise<void> {
  await tx.query('delete from news_private.measured where article_id = any($1::int[])', [articleIds]);
  if (rows.length > 0) await tx.query(INSERT_MEASURED, [JSON.stringify(rows)]);
}

const INSERT_MEASURED = `
  insert into news_private.measured
    (mention_id, claim_id, article_id, outlet_id, reported_at, measure_key, period_from, period_to, period_is_stated, low_bound, high_bound)
  select mention_id, claim_id, article_id, outlet_id, reported_at, measure_key, period_from, period_to, period_is_stated,
    low_bound::double precision, high_bound::double precision
  from jsonb_to_recordset($1::jsonb)
    as row (mention_id bigint, claim_id bigint, article_id int, outlet_id int, reported_at timestamptz, measure_key text,
      period_from date, period_to date, period_is_stated boolean, low_bound text, high_bound text)`;

async function replaceLinks(tx: Queryable, articleIds: readonly number[], rows: readonly LinkRow[]): Promise<readonly LinkChange[]> {
  return tx.query<LinkChange>(REPLACE_LINKS, [articleIds, JSON.stringify(rows)]);
}

const REPLACE_LINKS = `
  with wanted as materialized (
    select claim_id, key, basis, article_id, outlet_id, reported_at
    from jsonb_to_recordset($2::jsonb)
      as row (claim_id bigint, key uuid, basis text, article_id int, outlet_id int, reported_at timestamptz)
  ), gone as (
    delete from news_private.claim_link l
    where l.article_id = any($1::int[])
      and not exists (select from wanted w where w.claim_id = l.claim_id and w.key = l.key)
    returning l.claim_id, l.key, l.basis
  ), added as (
    insert into news_private.claim_link as l (claim_id, key, basis, article_id, outlet_id, reported_at)
    select claim_id, key, basis, article_id, outlet_id, reported_at from wanted
    on conflict (claim_id, key) do update
      set article_id = excluded.article_id, outlet_id = excluded.outlet_id, reported_at = excluded.reported_at
      where (l.article_id, l.outlet_id, l.reported_at) <> (excluded.article_id, excluded.outlet_id, excluded.reported_at)
    returning l.claim_id, l.key, l.basis
  )
  select claim_id as "claimId", key, basis from gone
  union
  select claim_id, key, basis from added`;
