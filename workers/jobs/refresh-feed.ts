import { createHash } from 'node:crypto';
import { shownUrl } from '../../ingest/fetch/fetch-failure.ts';
import type { FetchResponse } from '../../ingest/fetch-url.ts';
import { ACCEPT_FEEDS } from '../../ingest/parse-feed.ts';
import { saveEntries } from '../../store/entries.ts';
import { beginCheck, recordFeedFailed, recordFeedFetched } from '../../store/feed-checks.ts';
import { type Feed, feedById, recordDefects } from '../../store/feeds.ts';
import { type SourceFailure, sourceFailure } from '../failures.ts';
import { type JobContext, type JobReport, requestFor } from '../job-context.ts';
import { fetchInTurn, PutOff } from '../take-turn.ts';

/**
 * Asks a feed for news: fetch-url → parse-feed → entries, and a fetch-article job for each entry that waits for its page.
 *
 * A feed that fails is not tried again by the queue: its own schedule does that, later with every failure.
 *
 * @throws {IngestError} When the feed cannot be had or read; it is on the feed's row by then.
 */
export async function refreshFeed(context: JobContext, feedId: number, dueAt: string | null = null): Promise<JobReport> {
  const feed = await feedById(context.database, feedId);
  // Another job, or this one before its process died, has asked since.
  const isDone = dueAt !== null && feed?.nextPollAt.toISOString() !== dueAt;
  if (feed?.state !== 'active' || isDone) return { feed_id: feedId, outcome: 'skipped' };
  const startedAt = context.now();
  try {
    const request = { ...requestFor(context.config, feed.url, ACCEPT_FEEDS), etag: feed.etag, lastModified: feed.lastModified };
    const answer = await fetchInTurn(context, request, () => (dueAt === null ? Promise.resolve() : begin(context, feed)));
    return await saveAnswer(context, feed, answer, context.now().getTime() - startedAt.getTime());
  } catch (error) {
    const failure = sourceFailure(error);
    if (failure) await saveFailure(context, feed, failure, context.now().getTime() - startedAt.getTime());
    throw error;
  }
}

/** Notes that the feed is being asked; one that was being asked by a process that died is left alone for its interval. */
async function begin(context: JobContext, feed: Feed): Promise<void> {
  const waitMs = await beginCheck(context.database, { feedId: feed.id, now: context.now() });
  if (waitMs > 0) throw new PutOff(`${shownUrl(feed.url)} was asked a moment ago`, waitMs);
}

async function saveAnswer(context: JobContext, feed: Feed, answer: FetchResponse, durationMs: number): Promise<JobReport> {
  const { database } = context;
  const at = context.now();
  const parsed = answer.notModified
    ? null
    : await context.readFeed({ bytes: answer.body, contentType: answer.contentType, url: answer.url });
  const saved = await saveEntries(database, { feedId: feed.id, entries: parsed?.entries ?? [], now: at });
  // The jobs come before the schedule: were the process killed between the two, the feed would be asked again and nothing be lost.
  await context.jobs.fetchArticle(saved.pending.map(({ id, version }) => ({ entryId: id, version })));
  if (parsed) await recordDefects(database, feed.id, parsed.defects);
  await recordFeedFetched(database, {
    feedId: feed.id,
    url: answer.url,
    at,
    status: answer.status,
    notModified: answer.notModified,
    bytes: answer.body.byteLength,
    durationMs,
    etag: answer.etag,
    lastModified: answer.lastModified,
    documentSha256: answer.notModified ? null : createHash('sha256').update(answer.body).digest('hex'),
    title: parsed?.feed.title ?? null,
    siteUrl: parsed?.feed.link ?? null,
    entries: parsed?.entries.length ?? null,
    newEntries: saved.added,
    changedEntries: saved.changed,
    minPollSeconds: answer.cacheMaxAgeSeconds,
  });
  return {
    feed_id: feed.id,
    url: shownUrl(feed.url),
    outcome: answer.notModified ? 'not-modified' : 'read',
    status: answer.status,
    entries: parsed?.entries.length ?? 0,
    new_entries: saved.added,
    changed_entries: saved.changed,
    defects: parsed?.defects.length ?? 0,
    fetch_ms: durationMs,
  };
}

async function saveFailure(context: JobContext, feed: Feed, failure: SourceFailure, durationMs: number): Promise<void> {
  const { code, message, disposition, retryAfterMs, status } = failure;
  await recordFeedFailed(context.database, {
    feedId: feed.id,
    url: feed.url,
    at: context.now(),
    code,
    message,
    disposition,
    retryAfterMs,
    status,
    durationMs,
  });
}
