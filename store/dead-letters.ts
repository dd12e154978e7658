import type { Queryable } from './database.ts';
import { FAILURE_COLUMNS, type FailureRow } from './failures.ts';

/** Which open failures are meant; what is not given does not restrict. */
export interface DeadLetterFilter {
  readonly failures?: readonly number[] | undefined;
  readonly code?: string | undefined;
  readonly queue?: string | undefined;
  readonly limit: number;
}

/** A failure whose job was asked for again. */
export interface RetriedFailure {
  readonly failure_id: number;
  readonly queue: string;
  readonly job: string;
  readonly subject: string;
  readonly code: string;
  /** False when nothing can be done again: its feed is paused or no longer followed, or the job is of a kind that is not made any more. */
  readonly is_due: boolean;
}

const WANTED = `
  select x.id, x.queue, x.job, x.subject, x.code, x.feed_id, x.entry_id, x.revision_id
  from news_private.failure x
  where x.resolved_at is null
    and ($1::int[] is null or x.id = any($1::int[]))
    and ($2::text is null or x.code = $2::text)
    and ($3::text is null or x.queue = $3::text)
  order by x.last_at desc, x.id desc
  limit $4::int`;

const valuesOf = ({ failures, code, queue, limit }: DeadLetterFilter, now: Date): readonly unknown[] => [
  failures ?? null,
  code ?? null,
  queue ?? null,
  limit,
  now.toISOString(),
];

/** One failure, open or not; null when there is none with this id. */
export async function failureById(database: Queryable, id: number): Promise<FailureRow | null> {
  const [row] = await database.query<FailureRow>(`select ${FAILURE_COLUMNS} from news.failures where failure_id = $1`, [id]);
  return row ?? null;
}

/**
 * Makes what open failures are about due again: their feeds are checked, pages fetched and texts extracted with the next tick.
 *
 * The rows stay open until the job has worked, so that asking again loses nothing.
 */
export async function retryFailures(database: Queryable, filter: DeadLetterFilter, now: Date): Promise<readonly RetriedFailure[]> {
  return database.query<RetriedFailure>(RETRY, valuesOf(filter, now));
}

/** Closes open failures without another attempt. What was to be fetched or extracted stays undone until its feed or a rule changes. */
export async function discardFailures(database: Queryable, filter: DeadLetterFilter, now: Date): Promise<readonly number[]> {
  const rows = await database.query<{ id: number }>(
    `with wanted as (${WANTED})
     update news_private.failure x
     set resolved_at = $5::timestamptz, discarded_at = $5::timestamptz
     from wanted
     where x.id = wanted.id
     returning x.id`,
    valuesOf(filter, now),
  );
  return rows.map(({ id }) => id).sort((one, other) => one - other);
}

const RETRY = `
  with wanted as (${WANTED}), checks as (
    update news_private.feed f
    set next_poll_at = $5::timestamptz, lease_until = null
    from wanted w
    where w.job = 'refresh-feed' and f.id = w.feed_id and f.removed_at is null and f.state = 'active'
    returning w.id
  ), fetches as (
    -- As a page that is looked at again, for its entry does not wait for a first fetch any more.
    update news_private.entry e
    set refetch_at = $5::timestamptz
    from wanted w
    where w.job = 'fetch-article' and e.id = w.entry_id
      and exists (select from news_private.feed f where f.id = e.feed_id and f.removed_at is null and f.state <> 'paused')
    returning w.id
  ), stale as (
    update news_private.revision r
    set extraction_key = null
    from wanted w
    where w.job = 'extract-claims' and r.id = w.revision_id
    returning w.id, r.id as revision_id
  ), unmade as (
    update news_private.extraction e
    set result_sha256 = ''
    from stale s
    where e.revision_id = s.revision_id
  ), released as (
    update news_private.failure x
    set versions = null
    from stale s
    where x.id = s.id
  )
  select w.id as failure_id, w.queue, w.job, w.subject, w.code,
    w.id in (select id from checks union all select id from fetches union all select id from stale) as is_due
  from wanted w
  order by w.id`;
