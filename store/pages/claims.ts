import type { Database } from '../database.ts';
import { inlineValues } from './inline-values.ts';
import { readRow, readRows } from './read-rows.ts';

/** Which claims a page shows, by the names that its address has for them; null does not restrict. */
export interface ClaimsFilter {
  /** Words, as in a search engine. */
  readonly q: string | null;
  /** A symbol or a group. */
  readonly element: string | null;
  readonly tag: string | null;
  readonly speaker: string | null;
  readonly outlet: string | null;
  /** A kind of mention that must be in the claim. */
  readonly kind: string | null;
  readonly polarity: string | null;
  readonly modality: string | null;
  /** The Monday of a week, `2026-11-16`. */
  readonly week: string | null;
  /** Whether a claim that others repeat is shown once, where it was reported first. */
  readonly folded: boolean;
}

/** A claim in a list, by the names of `news.claims`. */
export interface ClaimLine {
  readonly claim_id: number;
  readonly reported_at: Date;
  readonly outlet: string;
  readonly article_id: number;
  readonly article_title: string | null;
  readonly speaker: string | null;
  readonly cue: string | null;
  readonly attribution_type: string | null;
  readonly stance: string | null;
  readonly polarity: string;
  readonly modality: string;
  readonly elements: readonly string[];
  readonly element_groups: readonly string[];
  readonly figures: readonly string[];
  readonly dates: readonly string[];
  readonly tags: readonly string[];
  readonly carried_by: number;
  readonly review: string | null;
  readonly text: string;
  readonly url: string;
}

const COLUMNS = `claim_id, reported_at, outlet, article_id, article_title, speaker, cue, attribution_type, stance, polarity, modality,
  elements, element_groups, figures, dates, tags, carried_by, review, text, url`;

interface Condition {
  readonly name: Exclude<keyof ClaimsFilter, 'folded'>;
  readonly sql: (parameter: string) => string;
}

/** Written out one by one, so that each can use its index. */
const CONDITIONS: readonly Condition[] = [
  { name: 'q', sql: (words) => `search @@ websearch_to_tsquery('english', ${words})` },
  { name: 'element', sql: (element) => `(elements @> array[${element}] or element_groups @> array[${element}])` },
  { name: 'tag', sql: (tag) => `tags @> array[${tag}]` },
  { name: 'speaker', sql: (speaker) => `speaker = ${speaker}` },
  { name: 'outlet', sql: (outlet) => `outlet = ${outlet}` },
  {
    name: 'kind',
    sql: (kind) =>
      `exists (select from news.claim_mentions cm join news.mentions m on m.mention_id = cm.mention_id where cm.claim_id = c.claim_id and m.kind = ${kind})`,
  },
  { name: 'polarity', sql: (polarity) => `polarity = ${polarity}` },
  { name: 'modality', sql: (modality) => `modality = ${modality}` },
];

/** A claim whose words another one had first. */
const REPEATED = `exists (select from news.cluster_claims k where k.claim_id = c.claim_id and k.basis = 'words' and not k.is_first)`;

function whereOf(filter: ClaimsFilter): { where: string; values: string[] } {
  const values: string[] = [];
  const conditions: string[] = [];
  for (const { name, sql } of CONDITIONS) {
    const value = filter[name];
    if (value === null) continue;
    values.push(value);
    conditions.push(sql(`$${values.length}::text`));
  }
  if (filter.week !== null) {
    const next = new Date(Date.parse(filter.week) + 7 * 86_400_000).toISOString().slice(0, 10);
    values.push(`${filter.week} 00:00Z`, `${next} 00:00Z`);
    conditions.push(`reported_at >= $${values.length - 1}::timestamptz and reported_at < $${values.length}::timestamptz`);
  }
  if (filter.folded) conditions.push(`not ${REPEATED}`);
  return { where: conditions.length === 0 ? '' : `\nwhere ${conditions.join('\n  and ')}`, values };
}

/** Claims and the statement that they were read by. */
export interface FoundClaims {
  readonly claims: readonly ClaimLine[];
  readonly sql: string;
}

/** One screen of the claims that fit a filter, the latest reported first, those of one article in the order of its text. */
export async function findClaims(
  database: Database,
  filter: ClaimsFilter,
  { limit, offset, isEmpty = false }: { limit: number; offset: number; isEmpty?: boolean },
): Promise<FoundClaims> {
  const { where, values } = whereOf(filter);
  const sql = `select ${COLUMNS}
from news.claims c${where}
order by reported_at desc, article_id desc, start_char, claim_id
limit ${limit}${offset === 0 ? '' : ` offset ${offset}`}`;
  const claims = isEmpty ? [] : await readRows<ClaimLine>(database, sql, values);
  return { claims, sql: inlineValues(sql, values) };
}

/** How many claims fit, counted to `most` and no further. */
export async function countFoundClaims(database: Database, filter: ClaimsFilter, most: number): Promise<number> {
  const { where, values } = whereOf(filter);
  const row = await readRow<{ count: number }>(
    database,
    `select count(*) as count from (select claim_id from news.claims c${where} limit ${most + 1}) as found`,
    values,
  );
  return row?.count ?? 0;
}

/** How often a value occurs among claims. */
export interface FacetCount {
  readonly facet: string;
  readonly value: string;
  readonly claims: number;
}

/**
 * What stands in the latest claims that fit: elements, tags, speakers, outlets, weeks, polarity and modality, each with its most frequent
 * values.
 *
 * @param among - How many of the latest claims are counted.
 */
export async function facetsOfClaims(database: Database, filter: ClaimsFilter, among: number): Promise<readonly FacetCount[]> {
  // A claim that is repeated counts as often as it stands: to leave copies out would cost a look for each.
  const { where, values } = whereOf({ ...filter, folded: false });
  return readRows<FacetCount>(
    database,
    `with found as materialized (
  select elements, element_groups, tags, speaker, outlet, reported_at, polarity, modality
  from news.claims c${where}
  order by reported_at desc
  limit ${among}
), counted as (
  select 'element' as facet, value, count(*) as claims from found cross join lateral unnest(elements || element_groups) as value group by value
  union all
  select 'tag', value, count(*) from found cross join lateral unnest(tags) as value group by value
  union all
  select 'speaker', speaker, count(*) from found where speaker is not null group by speaker
  union all
  select 'outlet', outlet, count(*) from found group by outlet
  union all
  select 'week', to_char(date_trunc('week', reported_at at time zone 'UTC'), 'YYYY-MM-DD') as value, count(*) from found group by value
  union all
  select 'polarity', polarity, count(*) from found group by polarity
  union all
  select 'modality', modality, count(*) from found group by modality
), ranked as (
  select facet, value, claims,
    row_number() over (partition by facet order by case when facet = 'week' then value end desc, claims desc, value) as place
  from counted
)
select facet, value, claims from ranked where place <= 8 order by facet, place`,
    values,
  );
}
