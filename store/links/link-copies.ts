import type { Queryable } from '../database.ts';
import { isCopy, piecesOf, shareOf, sketchText } from './sketch-text.ts';

/** So many texts are compared with one at most, those with most bands in common first. */
const MOST_CANDIDATES = 200;
/** Texts that are read at once. */
const TEXTS_AT_ONCE = 200;

/** A current text that may be compared. */
interface Told {
  readonly id: number;
  readonly outletId: number;
  readonly reportedAt: Date;
}

interface Candidate {
  readonly article: Told;
  readonly other: Told;
}

/** A row of `article_copy`. */
interface CopyRow {
  readonly article_id: number;
  readonly copy_of_article_id: number;
  readonly copy_of_reported_at: string;
  readonly share: number;
}

/**
 * Finds for articles whose text, time or outlet changed what they are copies of, and what is a copy of them.
 *
 * An article is a copy of the earliest reported one that has enough of the same text, so that the rows follow from the current texts alone,
 * whatever the order in which they came. Candidates are found by an index over bands; no text is compared with all others.
 */
export async function linkCopies(tx: Queryable, articleIds: readonly number[]): Promise<void> {
  const own = await replaceBands(tx, articleIds);
  // Copies of a text that has changed look for what else they may be copies of.
  const seekers = await tx.query<{ article_id: number }>(
    `delete from news_private.article_copy
     where article_id = any($1::int[]) or copy_of_article_id = any($1::int[])
     returning article_id`,
    [articleIds],
  );
  const ids = [...new Set([...articleIds, ...seekers.map((row) => row.article_id)])];
  const rows = earliest(await compare(tx, own, await findCandidates(tx, ids)));
  if (rows.length > 0) await tx.query(SAVE, [JSON.stringify(rows)]);
}

/** Brings the bands of texts up to date, and returns their pieces; a text too short to be compared has none. */
async function replaceBands(tx: Queryable, articleIds: readonly number[]): Promise<Pieces> {
  const texts = await tx.query<{ id: number; text: string }>(READ_TEXTS, [articleIds]);
  const sketches = texts.flatMap(({ id, text }) => {
    const sketch = sketchText(text);
    return sketch === null ? [] : [{ id, ...sketch }];
  });
  await tx.query('delete from news_private.copy_band where article_id = any($1::int[])', [articleIds]);
  const rows = sketches.map(({ id, bands }) => ({ article_id: id, bands }));
  if (rows.length > 0) await tx.query(INSERT_BANDS, [JSON.stringify(rows)]);
  return new Map(sketches.map(({ id, pieces }) => [id, pieces]));
}

const READ_TEXTS = `
  select a.id, r.text
  from news_private.article a
  join news_private.revision r on r.id = a.current_revision_id
  where a.id = any($1::int[])
  order by a.id`;

const INSERT_BANDS = `
  insert into news_private.copy_band (band, article_id)
  select distinct band, article_id
  from jsonb_to_recordset($1::jsonb) as row (article_id int, bands bigint[])
  cross join unnest(bands) as band`;

async function findCandidates(tx: Queryable, articleIds: readonly number[]): Promise<readonly Candidate[]> {
  const pairs = await tx.query<{ articleId: number; otherId: number }>(FIND_CANDIDATES, [articleIds, MOST_CANDIDATES]);
  const told = await tx.query<Told>(READ_TOLD, [[...new Set(pairs.flatMap(({ articleId, otherId }) => [articleId, otherId]))]]);
  const byId = new Map(told.map((one) => [one.id, one]));
  return pairs.flatMap(({ articleId, otherId }) => {
    const article = byId.get(articleId);
    const other = byId.get(otherId);
    return article && other ? [{ article, other }] : [];
  });
}

const FIND_CANDIDATES = `
  with met as (
    select own.article_id, other.article_id as other_id,
      row_number() over (partition by own.article_id order by count(*) desc, other.article_id) as place
    from news_private.copy_band own
    join news_private.copy_band other on other.band = own.band and other.article_id <> own.article_id
    where own.article_id = any($1::int[])
    group by own.article_id, other.article_id
  )
  select article_id as "articleId", other_id as "otherId"
  from met
  where place <= $2::int
  order by article_id, other_id`;

const READ_TOLD = `
  select a.id, a.outlet_id as "outletId", coalesce(r.published_at, r.fetched_at) as "reportedAt"
  from news_private.article a
  join news_private.revision r on r.id = a.current_revision_id
  where a.id = any($1::int[])
  order by a.id`;

type Pieces = ReadonlyMap<number, ReadonlySet<number>>;

/** Compares the texts of candidates word for word; each is read once, a part of them at a time. */
async function compare(tx: Queryable, known: Pieces, candidates: readonly Candidate[]): Promise<readonly CopyRow[]> {
  const own = await readPieces(tx, known, [...new Set(candidates.map(({ article }) => article.id))]);
  const byOther = new Map<number, Candidate[]>();
  for (const candidate of candidates) {
    const met = byOther.get(candidate.other.id);
    if (met === undefined) byOther.set(candidate.other.id, [candidate]);
    else met.push(candidate);
  }
  const otherIds = [...byOther.keys()];
  const rows: CopyRow[] = [];
  for (let start = 0; start < otherIds.length; start += TEXTS_AT_ONCE) {
    const pieces = await readPieces(tx, known, otherIds.slice(start, start + TEXTS_AT_ONCE));
    for (const [otherId, others] of pieces) rows.push(...(byOther.get(otherId) ?? []).flatMap((pair) => copyOf(pair, own, others)));
  }
  return rows;
}

async function readPieces(tx: Queryable, known: Pieces, articleIds: readonly number[]): Promise<Pieces> {
  const missing = articleIds.filter((id) => !known.has(id));
  const texts = missing.length === 0 ? [] : await tx.query<{ id: number; text: string }>(READ_TEXTS, [missing]);
  const read = new Map<number, ReadonlySet<number>>(texts.map(({ id, text }) => [id, piecesOf(text)]));
  return new Map(articleIds.map((id) => [id, known.get(id) ?? read.get(id) ?? new Set()]));
}

function copyOf({ article, other }: Candidate, own: Pieces, others: ReadonlySet<number>): CopyRow[] {
  const share = shareOf(own.get(article.id) ?? new Set(), others);
  if (!isCopy(share, article.outletId === other.outletId)) return [];
  const [first, later] = isEarlier(article, other) ? [article, other] : [other, article];
  const told = { copy_of_article_id: first.id, copy_of_reported_at: first.reportedAt.toISOString() };
  return [{ article_id: later.id, ...told, share: Math.round(share * 10_000) / 10_000 }];
}

function isEarlier(one: Told, other: Told): boolean {
  const between = one.reportedAt.getTime() - other.reportedAt.getTime();
  return between === 0 ? one.id < other.id : between < 0;
}

/** Of all that an article may be a copy of, the earliest. */
function earliest(rows: readonly CopyRow[]): CopyRow[] {
  const best = new Map<number, CopyRow>();
  for (const row of rows) {
    const known = best.get(row.article_id);
    const isBetter =
      known === undefined ||
      row.copy_of_reported_at < known.copy_of_reported_at ||
      (row.copy_of_reported_at === known.copy_of_reported_at && row.copy_of_article_id < known.copy_of_article_id);
    if (isBetter) best.set(row.article_id, row);
  }
  return [...best.values()];
}

const SAVE = `
  insert into news_private.article_copy as known (article_id, copy_of_article_id, copy_of_reported_at, share)
  select article_id, copy_of_article_id, copy_of_reported_at, share
  from jsonb_to_recordset($1::jsonb)
    as row (article_id int, copy_of_article_id int, copy_of_reported_at timestamptz, share double precision)
  order by article_id
  on conflict (article_id) do update
    set copy_of_article_id = excluded.copy_of_article_id, copy_of_reported_at = excluded.copy_of_reported_at, share = excluded.share
    where (excluded.copy_of_reported_at, excluded.copy_of_article_id) < (known.copy_of_reported_at, known.copy_of_article_id)`;
