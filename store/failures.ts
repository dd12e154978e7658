import type { Disposition } from '../ingest/ingest-error.ts';
import type { Queryable } from './database.ts';
import { storableOrNull, storableText } from './rows/storable.ts';

/** What a job is about: the most particular of revision, entry and feed that is given, or only its own id. */
export interface FailureSubject {
  /** The name of the job: refresh-feed, fetch-article, extract-claims. */
  readonly job: string;
  /** The id of the job; names the subject where no row does. */
  readonly jobId: string;
  readonly feedId?: number | null;
  readonly entryId?: number | null;
  readonly revisionId?: number | null;
}

/** A job that failed. */
export interface NewFailure extends FailureSubject {
  readonly queue: string;
  readonly code: string;
  readonly message: string;
  readonly disposition: Disposition;
  readonly url?: string | null;
  /** The versions of the rules that an extraction failed with. */
  readonly versions?: string | null;
  /** True when it counts for nothing once the entry waits no longer: whoever has settled it meanwhile knows why. */
  readonly onlyWhileWaiting?: boolean;
  readonly at: Date;
}

/** A recorded failure, by the names of `news.failures`. */
export interface FailureRow {
  readonly failure_id: number;
  readonly queue: string;
  readonly job: string;
  readonly subject: string;
  readonly code: string;
  readonly message: string;
  readonly disposition: Disposition;
  readonly url: string | null;
  readonly feed_id: number | null;
  readonly entry_id: number | null;
  readonly revision_id: number | null;
  readonly attempts: number;
  readonly first_at: Date;
  readonly last_at: Date;
  readonly resolved_at: Date | null;
  readonly discarded_at: Date | null;
}

/** The columns of a `FailureRow`, out of `news.failures`. */
export const FAILURE_COLUMNS = `failure_id, queue, job, subject, code, message, disposition, url, feed_id, entry_id, revision_id, attempts,
  first_at, last_at, resolved_at, discarded_at`;

const RECORD = `
  insert into news_private.failure as f
    (queue, job, subject, code, message, disposition, url, feed_id, entry_id, revision_id, first_at, last_at, versions)
  select $1, $2, $3, $4, $5, $6, $7, $8::int, $9::int, $10::int, $11::timestamptz, $11::timestamptz, $12
  where not $13::boolean or exists (select from news_private.entry where id = $9::int and awaits_fetch_since is not null)
  on conflict (job, subject) where resolved_at is null do update
    set code = excluded.code, message = excluded.message, disposition = excluded.disposition, url = excluded.url,
      versions = excluded.versions,
      attempts = f.attempts + 1, last_at = excluded.last_at
  returning id`;

/**
 * Keeps a failure; further ones of the same job and subject count up the same row until it is resolved.
 *
 * @returns Its id; null when it counts for nothing.
 */
export async function recordFailure(database: Queryable, failure: NewFailure): Promise<number | null> {
  const [row] = await database.query<{ id: number }>(RECORD, [
    failure.queue,
    failure.job,
    subjectOf(failure),
    failure.code,
    storableText(failure.message),
    failure.disposition,
    storableOrNull(failure.url),
    failure.feedId ?? null,
    failure.entryId ?? null,
    failure.revisionId ?? null,
    failure.at.toISOString(),
    failure.versions ?? null,
    failure.onlyWhileWaiting ?? false,
  ]);
  return row?.id ?? null;
}

/** Closes the open failure of a job and subject, if there is one: it works again. Returns whether there was one. */
export async function resolveFailure(database: Queryable, subject: FailureSubject, at: Date): Promise<boolean> {
  const rows = await database.query(
    `update news_private.failure
     set resolved_at = $3::timestamptz
     where job = $1 and subject = $2 and resolved_at is null
     returning id`,
    [subject.job, subjectOf(subject), at.toISOString()],
    { isRepeated: true },
  );
  return rows.length > 0;
}

/** Failures, the latest first; only open ones unless asked otherwise. */
export async function listFailures(
  database: Queryable,
  options: { limit: number; code?: string; queue?: string | undefined; feedId?: number; withResolved?: boolean },
): Promise<readonly FailureRow[]> {
  return database.query<FailureRow>(
    `select ${FAILURE_COLUMNS}
     from news.failures
     where ($2::text is null or code = $2)
       and ($3::int is null or feed_id = $3)
       and ($4::boolean or resolved_at is null)
       and ($5::text is null or queue = $5)
     order by last_at desc, failure_id desc
     limit $1::int`,
    [options.limit, options.code ?? null, options.feedId ?? null, options.withResolved ?? false, options.queue ?? null],
  );
}

function subjectOf(subject: FailureSubject): string {
  if (subject.revisionId) return `revision-${subject.revisionId}`;
  if (subject.entryId) return `entry-${subject.entryId}`;
  if (subject.feedId) return `feed-${subject.feedId}`;
  return subject.jobId;
}
