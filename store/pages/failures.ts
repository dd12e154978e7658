import type { Database } from '../database.ts';
import type { FailureRow } from '../failures.ts';
import { readRows } from './read-rows.ts';

/** A failure with the name of its feed. */
export interface FailureLine extends FailureRow {
  readonly feed_title: string | null;
}

/** Which failures to show. */
export interface FailureFilter {
  readonly code: string | null;
  readonly feedId: number | null;
  readonly withResolved: boolean;
  readonly limit: number;
}

/** Failures that fit a filter, the latest first. */
export const failuresLike = (database: Database, filter: FailureFilter): Promise<readonly FailureLine[]> =>
  readRows(
    database,
    `select failure_id, queue, job, subject, code, message, disposition, url, feed_id, feed_title, entry_id, revision_id, attempts,
       first_at, last_at, resolved_at
     from news.failures
     where ($1::text is null or code = $1::text)
       and ($2::int is null or feed_id = $2::int)
       and ($3::boolean or resolved_at is null)
     order by last_at desc, failure_id desc
     limit $4::int`,
    [filter.code, filter.feedId, filter.withResolved, filter.limit],
  );

/** Open failures of one code and disposition. */
export interface FailureGroup {
  readonly code: string;
  readonly disposition: string;
  readonly failures: number;
  readonly feeds: number;
  readonly first_at: Date;
  readonly last_at: Date;
}

/** Open failures by their code, the most frequent first. */
export const failureGroups = (database: Database): Promise<readonly FailureGroup[]> =>
  readRows(
    database,
    `select code, disposition, count(*) as failures, count(distinct feed_id) as feeds, min(first_at) as first_at, max(last_at) as last_at
     from news.failures
     where resolved_at is null
     group by code, disposition
     order by failures desc, code, disposition`,
  );
