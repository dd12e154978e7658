import type { Queryable } from '../database.ts';
import { comparableFigure, type MeasuredFigure } from './comparable-figure.ts';
import { wordsKeys } from './words-keys.ts';

/** A key of a claim as a row of `claim_link`. */
export interface LinkRow {
  readonly claim_id: number;
  readonly key: string;
  readonly basis: 'words' | 'figure';
  readonly article_id: number;
  readonly outlet_id: number;
  readonly reported_at: string;
}

/** A figure as a row of `measured`. */
export interface MeasuredRow {
  readonly mention_id: number;
  readonly claim_id: number;
  readonly article_id: number;
  readonly outlet_id: number;
  readonly reported_at: string;
  readonly measure_key: string;
  readonly period_from: string;
  readonly period_to: string;
  readonly period_is_stated: boolean;
  readonly low_bound: number | string;
  readonly high_bound: number | string;
}

interface ClaimRow {
  readonly claim_id: number;
  readonly article_id: number;
  readonly outlet_id: number;
  readonly reported_at: Date;
  readonly text: string;
  readonly polarity: string;
  readonly elements: readonly string[];
  readonly quoted: readonly string[];
  readonly figures: readonly (MeasuredFigure & { readonly mentionId: number })[];
}

/** What the claims of articles are linked by: of their current revisions, for others are history. */
export async function readLinkable(
  database: Queryable,
  articleIds: readonly number[],
): Promise<{ readonly links: readonly LinkRow[]; readonly measured: readonly MeasuredRow[] }> {
  const claims = await database.query<ClaimRow>(READ_CLAIMS, [articleIds]);
  return { links: claims.flatMap(linksOf), measured: claims.flatMap(measuredOf) };
}

const READ_CLAIMS = `
  select c.id as claim_id, a.id as article_id, a.outlet_id, coalesce(r.published_at, r.fetched_at) as reported_at,
    c.text, c.polarity, c.elements || c.element_groups as elements,
    array(
      select m.text
      from news_private.claim_mention cm
      join news_private.mention m on m.id = cm.mention_id
      join news_private.quotation q on q.mention_id = m.id
      where cm.claim_id = c.id and m.claim_id = c.id and q.type <> 'indirect'
      order by m.number
    ) as quoted,
    coalesce((
      select jsonb_agg(jsonb_build_object(
        'mentionId', m.id, 'text', m.text, 'low', g.low, 'high', g.high, 'unit', g.unit, 'modifier', g.modifier,
        'direction', g.direction, 'role', g.role, 'measureKey', g.measure_key,
        'periodFrom', coalesce(g.measure_from, d.from_date),
        'periodTo', coalesce(g.measure_to, case when g.role = 'from' then d.to_date else coalesce(e.to_date, d.to_date) end)
      ) order by m.number)
      from news_private.claim_mention cm
      join news_private.mention m on m.id = cm.mention_id
      join news_private.figure g on g.mention_id = m.id
      left join news_private.date_mention d on d.mention_id = g.period_mention_id
      left join news_private.date_mention e on e.mention_id = d.range_to_mention_id
      where cm.claim_id = c.id and m.claim_id = c.id and g.measure_key is not null
    ), '[]') as figures
  from news_private.article a
  join news_private.revision r on r.id = a.current_revision_id
  join news_private.claim c on c.revision_id = r.id
  where a.id = any($1::int[])
  order by c.id`;

function linksOf(claim: ClaimRow): LinkRow[] {
  const row =
    (basis: 'words' | 'figure') =>
    (key: string): LinkRow => ({
      claim_id: claim.claim_id,
      key,
      basis,
      article_id: claim.article_id,
      outlet_id: claim.outlet_id,
      reported_at: claim.reported_at.toISOString(),
    });
  // What is denied is not the same figure.
  const figures = claim.polarity === 'affirmed' ? claim.figures : [];
  const keys = figures.flatMap((figure) => comparableFigure(figure, claim.reported_at)?.key ?? []);
  return [...wordsKeys(claim).map(row('words')), ...[...new Set(keys)].map(row('figure'))];
}

function measuredOf(claim: ClaimRow): MeasuredRow[] {
  if (claim.polarity !== 'affirmed') return [];
  return claim.figures.flatMap((figure) => {
    const range = comparableFigure(figure, claim.reported_at);
    if (range === null) return [];
    return {
      mention_id: figure.mentionId,
      claim_id: claim.claim_id,
      article_id: claim.article_id,
      outlet_id: claim.outlet_id,
      reported_at: claim.reported_at.toISOString(),
      measure_key: range.measureKey,
      period_from: range.periodFrom,
      period_to: range.periodTo,
      period_is_stated: range.periodIsStated,
      low_bound: bound(range.lowBound),
      high_bound: bound(range.highBound),
    };
  });
}

/** JSON has no infinity; Postgres reads the word. */
const bound = (value: number): number | string => (Number.isFinite(value) ? value : String(value));
