import { type ExtractionVersions, keyOf } from '../claims.ts';
import type { Queryable } from '../database.ts';

/** What counts as stale, and which of it is looked for. */
export interface StaleFilter {
  readonly versions: ExtractionVersions;
  /** Pages that an older reader has read are stale too. */
  readonly readerVersion?: number;
  /** The versions in the form in which failures note them; what was set aside with the same ones is left alone. */
  readonly versionsKey?: string;
  /** One kind of mention, `claim`, or `reader` for pages alone. */
  readonly kind?: string | undefined;
  /** Reported at or after. */
  readonly since?: Date | undefined;
  /** Below this id alone, to go on where the last look ended. */
  readonly below?: number | undefined;
}

/**
 * Revisions that were never extracted, or by an older version of some kind, or that await it for a review that was taken back, and current
 * ones that an older reader has read; the newest first, for they matter most.
 */
export async function revisionsNeedingExtraction(
  database: Queryable,
  options: StaleFilter & { readonly limit: number },
): Promise<readonly number[]> {
  const rows = await database.query<{ id: number }>(STALE, valuesOf(options, options.limit));
  return rows.map((row) => row.id);
}

/** How many revisions are stale. */
export async function countStale(database: Queryable, filter: StaleFilter): Promise<number> {
  const [row] = await database.query<{ count: number }>(`select count(*) as count from (${STALE}) as stale`, valuesOf(filter, null));
  return row?.count ?? 0;
}

const valuesOf = (filter: StaleFilter, limit: number | null): readonly unknown[] => [
  JSON.stringify(filter.versions),
  limit,
  keyOf(filter.versions),
  filter.below ?? null,
  filter.since?.toISOString() ?? null,
  filter.readerVersion ?? 0,
  filter.kind ?? null,
  filter.versionsKey ?? null,
];

const WANTED = `
  ($4::int is null or r.id < $4::int)
  and ($5::timestamptz is null or coalesce(r.published_at, r.fetched_at) >= $5::timestamptz)
  and not exists (
    select from news_private.failure f
    where f.revision_id = r.id and f.job = 'extract-claims' and f.versions = $8::text
      and (f.resolved_at is null and f.disposition = 'quarantine' or f.discarded_at is not null)
  )`;

const STALE = `
  select id
  from (
    (
      select r.id
      from news_private.revision r
      where (r.extraction_key is null or r.extraction_key < $3 or r.extraction_key > $3)
        and exists (
          select from jsonb_each_text($1::jsonb) as wanted (kind, version)
          where ($7::text is null or wanted.kind = $7::text) and not exists (
            select from news_private.extraction e
            where e.revision_id = r.id and e.kind = wanted.kind and e.version >= wanted.version::int
          )
          union all
          -- Made with an operator's lexicon that is not in force any more, or to be made anew.
          select from news_private.extraction e
          where e.revision_id = r.id and $7::text is null
            and (starts_with(e.kind, 'lexicon-') and not $1::jsonb ? e.kind or e.result_sha256 = '')
        )
        and ${WANTED}
      order by r.id desc
      limit $2::int
    ) union (
      select r.id
      from news_private.revision r
      join news_private.article a on a.current_revision_id = r.id
      where r.reader_version < $6::int and r.body_gzip is not null and coalesce($7::text, 'reader') = 'reader' and ${WANTED}
      order by r.id desc
      limit $2::int
    )
  ) as stale
  order by id desc
  limit $2::int`;
