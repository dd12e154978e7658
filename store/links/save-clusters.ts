import type { Queryable } from '../database.ts';
import { type ClaimKey, clusterWords } from './cluster-words.ts';

/** A key that a claim got or lost. */
export interface LinkChange extends ClaimKey {
  readonly basis: 'words' | 'figure';
}

/**
 * Makes the clusters anew that changed keys can have touched, and no others.
 *
 * Claims with the same figure are a cluster by that alone; claims with the same words also through a third, so those are put together from all
 * keys of the clusters around the change.
 */
export async function saveClusters(tx: Queryable, changes: readonly LinkChange[]): Promise<void> {
  const figures = distinct(changes.filter(({ basis }) => basis === 'figure').map(({ key }) => key));
  const words = changes.filter(({ basis }) => basis === 'words');
  const touched = [...figures];
  if (figures.length > 0) await tx.query(CLUSTER_FIGURES, [figures]);
  if (words.length > 0) touched.push(...(await saveWordsClusters(tx, words)));
  if (touched.length > 0) await tx.query(SUMMARISE, [distinct(touched)]);
}

async function saveWordsClusters(tx: Queryable, words: readonly ClaimKey[]): Promise<string[]> {
  const seeds = [distinct(words.map(({ claimId }) => claimId)), distinct(words.map(({ key }) => key))];
  const around = await tx.query<{ claimId: number; keys: readonly string[]; clusterIds: readonly string[] }>(READ_AROUND, seeds);
  const clusterOf = clusterWords(around.flatMap(({ claimId, keys }) => keys.map((key) => ({ claimId, key }))));
  const members = new Map<string, number[]>();
  for (const [claimId, cluster] of clusterOf) {
    const claims = members.get(cluster) ?? [];
    claims.push(claimId);
    members.set(cluster, claims);
  }
  const wanted = [...members].filter(([, claims]) => claims.length > 1);
  const before = distinct(around.flatMap(({ clusterIds }) => clusterIds));
  const rows = wanted.flatMap(([cluster_id, claims]) => claims.map((claim_id) => ({ cluster_id, claim_id })));
  await tx.query(CLUSTER_WORDS, [before, JSON.stringify(rows)]);
  return [...before, ...wanted.map(([cluster]) => cluster)];
}

const distinct = <T>(values: readonly T[]): T[] => [...new Set(values)];

/** All claims that can be in one cluster with the changed ones, with their keys; those that lost all of theirs have none. */
const READ_AROUND = `
  with seed as (
    select unnest($1::bigint[]) as claim_id
    union
    select claim_id from news_private.claim_link where key = any($2::uuid[])
  ), around as (
    select distinct m.cluster_id
    from seed
    join news_private.claim_cluster m on m.claim_id = seed.claim_id and m.basis = 'words'
  ), members as (
    select claim_id from seed
    union
    select m.claim_id from news_private.claim_cluster m where m.cluster_id in (select cluster_id from around)
  )
  select claim_id as "claimId",
    array(select l.key from news_private.claim_link l where l.claim_id = members.claim_id and l.basis = 'words' order by l.key) as keys,
    array(select m.cluster_id from news_private.claim_cluster m where m.claim_id = members.claim_id and m.basis = 'words') as "clusterIds"
  from members
  order by claim_id`;

const SAVE_MEMBERS = `
  insert into news_private.claim_cluster as m (cluster_id, claim_id, basis, article_id, outlet_id, reported_at)
  select cluster_id, claim_id, basis, article_id, outlet_id, reported_at from wanted
  on conflict (cluster_id, claim_id) do update
    set article_id = excluded.article_id, outlet_id = excluded.outlet_id, reported_at = excluded.reported_at
    where (m.article_id, m.outlet_id, m.reported_at) <> (excluded.article_id, excluded.outlet_id, excluded.reported_at)`;

const CLUSTER_WORDS = `
  with wanted as materialized (
    select row.cluster_id, row.claim_id, 'words' as basis, l.article_id, l.outlet_id, l.reported_at
    from jsonb_to_recordset($2::jsonb) as row (cluster_id uuid, claim_id bigint)
    cross join lateral (
      select article_id, outlet_id, reported_at from news_private.claim_link l where l.claim_id = row.claim_id limit 1
    ) as l
  ), gone as (
    delete from news_private.claim_cluster m
    where m.cluster_id = any($1::uuid[])
      and not exists (select from wanted w where w.cluster_id = m.cluster_id and w.claim_id = m.claim_id)
  )
  ${SAVE_MEMBERS}`;

const CLUSTER_FIGURES = `
  with wanted as materialized (
    select key as cluster_id, claim_id, 'figure' as basis, article_id, outlet_id, reported_at
    from (
      select key, claim_id, article_id, outlet_id, reported_at, count(*) over (partition by key) as claims
      from news_private.claim_link
      where key = any($1::uuid[])
    ) as linked
    where claims > 1
  ), gone as (
    delete from news_private.claim_cluster m
    where m.cluster_id = any($1::uuid[])
      and not exists (select from wanted w where w.cluster_id = m.cluster_id and w.claim_id = m.claim_id)
  )
  ${SAVE_MEMBERS}`;

const SUMMARISE = `
  with made as materialized (
    select cluster_id, min(basis) as basis, count(*) as claims, count(distinct article_id) as articles, count(distinct outlet_id) as outlets,
      (array_agg(claim_id order by reported_at, claim_id))[1] as first_claim_id,
      min(reported_at) as first_reported_at, max(reported_at) as last_reported_at
    from news_private.claim_cluster
    where cluster_id = any($1::uuid[])
    group by cluster_id
  ), gone as (
    delete from news_private.cluster c
    where c.cluster_id = any($1::uuid[]) and not exists (select from made where made.cluster_id = c.cluster_id)
  )
  insert into news_private.cluster as c
    (cluster_id, basis, claims, articles, outlets, first_claim_id, first_reported_at, last_reported_at)
  select cluster_id, basis, claims, articles, outlets, first_claim_id, first_reported_at, last_reported_at
  from made
  on conflict (cluster_id) do update
    set claims = excluded.claims, articles = excluded.articles, outlets = excluded.outlets, first_claim_id = excluded.first_claim_id,
      first_reported_at = excluded.first_reported_at, last_reported_at = excluded.last_reported_at`;
