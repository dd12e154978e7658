import type { Queryable } from './database.ts';
import { storableOrNull, storableText } from './rows/storable.ts';

/** One answer, or missing answer, of a server: of a feed, or of an entry's page when `entryId` is given. */
export interface FetchRecord {
  readonly feedId: number | null;
  readonly entryId?: number | null;
  readonly url: string;
  readonly at: Date;
  /** HTTP status; null when no answer came. */
  readonly status: number | null;
  readonly bytes?: number | null;
  readonly durationMs?: number | null;
  readonly notModified?: boolean;
  /** What a feed document was decoded with, and what decided on that; null for a page, whose revision has it. */
  readonly charset?: string | null;
  readonly charsetRule?: string | null;
  /** Entries in the feed document, and how many of them were new. */
  readonly entries?: number | null;
  readonly newEntries?: number | null;
  /** The code of the failure, and why in words; null when it went well. */
  readonly code?: string | null;
  readonly reason?: string | null;
  /** When the feed is asked again; null for a page. */
  readonly nextPollAt?: Date | null;
  readonly mayHaveLost?: boolean;
}

const INSERT = `
  insert into news_private.fetch
    (feed_id, entry_id, url, fetched_at, status, bytes, duration_ms, not_modified, entries, new_entries, code, reason,
     next_poll_at, may_have_lost, charset, charset_rule)
  values ($1, $2, $3, $4::timestamptz, $5, $6, $7, $8, $9, $10, $11, $12, $13::timestamptz, $14, $15, $16)`;

/** Keeps one row of the history of fetches. */
export async function recordFetch(database: Queryable, fetch: FetchRecord): Promise<void> {
  await database.query(
    INSERT,
    [
      fetch.feedId,
      fetch.entryId ?? null,
      storableText(fetch.url),
      fetch.at.toISOString(),
      fetch.status,
      fetch.bytes ?? null,
      fetch.durationMs === undefined || fetch.durationMs === null ? null : Math.round(fetch.durationMs),
      fetch.notModified ?? false,
      fetch.entries ?? null,
      fetch.newEntries ?? null,
      fetch.code ?? null,
      storableOrNull(fetch.reason),
      fetch.nextPollAt?.toISOString() ?? null,
      fetch.mayHaveLost ?? false,
      fetch.charset ?? null,
      fetch.charsetRule ?? null,
    ],
    { isRepeated: true },
  );
}
