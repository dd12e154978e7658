import { createHash } from 'node:crypto';
import { shownUrl } from '../../ingest/fetch/fetch-failure.ts';
import type { FetchResponse } from '../../ingest/fetch-url.ts';
import { ACCEPT_FEEDS, type ParsedFeed, type PollHints } from '../../ingest/parse-feed.ts';
import { type SavedEntries, saveEntries } from '../../store/entries.ts';
import { beginCheck, moveFeed, recordFeedFailed, recordFeedFetched } from '../../store/feed-checks.ts';
import { type Feed, feedById, recordDefects } from '../../store/feeds.ts';
import { type SourceFailure, sourceFailure } from '../failures.ts';
import { type JobContext, type JobReport, requestFor } from '../job-context.ts';
import { accessTo } from '../requests/feed-access.ts';
import { fetchInTurn, PutOff } from '../requests/take-turn.ts';
import { planNextPoll, type ServerHints, secondsAfterFailure } from '../schedule-feeds.ts';

/** Some servers go on saying that nothing has changed: once a day the whole document is asked for. */
const UNCONDITIONAL_EVERY_MS = 24 * 3_600_000;
const PERMANENT = new Set([301, 308]);

/**
 * Asks a feed for news: fetch-url → parse-feed → entries, and a fetch-article job for each entry that waits for its page.
 *
 * A feed that fails is not tried again by the queue: its own schedule does that, later with every failure.
 *
 * @param dueAt - The due time that the job was added for; a feed that was asked since is left alone.
 * @throws {IngestError} When the feed cannot be had or read; it is on the feed's row by then.
 */
export async function refreshFeed(context: JobContext, feedId: number, dueAt: string | null = null): Promise<JobReport> {
  const feed = await feedById(context.database, feedId);
  // Another job, or this one before its process died, has asked since.
  const isDone = dueAt !== null && feed?.nextPollAt.toISOString() !== dueAt;
  if (feed?.state !== 'active' || isDone) return { feed_id: feedId, outcome: 'skipped' };
  const startedAt = context.now();
  const isUnconditional = startedAt.getTime() - (feed.unconditionalAt?.getTime() ?? 0) >= UNCONDITIONAL_EVERY_MS;
  const validators = isUnconditional ? { etag: null, lastModified: null } : { etag: feed.etag, lastModified: feed.lastModified };
  let answer: FetchResponse | null = null;
  try {
    const access = await accessTo(context, feed.id, feed.url);
    const request = { ...requestFor(context.config, feed.url, ACCEPT_FEEDS), ...access, ...validators };
    answer = await fetchInTurn(context, request, async () => {
      if (dueAt !== null) await begin(context, feed, dueAt);
    });
    return await saveAnswer(context, feed, { answer, isUnconditional, durationMs: context.now().getTime() - startedAt.getTime() });
  } catch (error) {
    const failure = sourceFailure(error);
    const durationMs = context.now().getTime() - startedAt.getTime();
    // What is no feed has been an answer all the same.
    const answered = answer && { status: answer.status, bytes: answer.body.byteLength };
    if (failure) await saveFailure(context, feed, { ...failure, ...answered, durationMs });
    throw error;
  }
}

/** Notes that the feed is being asked; one that was being asked by a process that died is left alone for its interval. */
async function begin(context: JobContext, feed: Feed, dueAt: string): Promise<void> {
  const { isBegun, waitMs } = await beginCheck(context.database, { feedId: feed.id, dueAt, now: context.now() });
  // One that another job has asked meanwhile is looked at again, and found to be done.
  if (!isBegun) throw new PutOff(`${shownUrl(feed.url)} was asked a moment ago`, waitMs);
}

interface Answered {
  readonly answer: FetchResponse;
  readonly isUnconditional: boolean;
  readonly durationMs: number;
}

async function saveAnswer(context: JobContext, feed: Feed, { answer, isUnconditional, durationMs }: Answered): Promise<JobReport> {
  const { database } = context;
  const at = context.now();
  const parsed = answer.notModified
    ? null
    : await context.readFeed({ bytes: answer.body, contentType: answer.contentType, url: answer.url });
  const saved = await saveEntries(database, { feedId: feed.id, entries: parsed?.entries ?? [], now: at });
  // The jobs come before the schedule: were the process killed between the two, the feed would be asked again and nothing be lost.
  await context.jobs.fetchArticle(saved.pending.map(({ id, version }) => ({ entryId: id, version })));
  if (parsed) await recordDefects(database, feed.id, parsed.defects);
  const plan = schedule(feed, { at, parsed, saved, answer });
  await recordFeedFetched(database, {
    feedId: feed.id,
    url: answer.url,
    at,
    status: answer.status,
    notModified: answer.notModified,
    bytes: answer.body.byteLength,
    durationMs,
    charset: parsed?.charset ?? null,
    charsetRule: parsed?.charsetRule ?? null,
    etag: answer.etag,
    lastModified: answer.lastModified,
    documentSha256: answer.notModified ? null : createHash('sha256').update(answer.body).digest('hex'),
    title: parsed?.feed.title ?? null,
    siteUrl: parsed?.feed.link ?? null,
    pollHints: parsed?.hints ?? null,
    entries: parsed?.entries.length ?? null,
    newEntries: saved.added,
    changedEntries: saved.changed,
    isUnconditional,
    movedTo: permanentTarget(answer),
    reason: plan.mayHaveLost ? `All ${saved.added} entries were new: some may have come and gone since the last check.` : null,
    ...plan,
  });
  const moved = await moveFeed(database, feed.id, at);
  return {
    ...describe(feed, answer, saved),
    entries: parsed?.entries.length ?? 0,
    defects: parsed?.defects.length ?? 0,
    fetch_ms: durationMs,
    ...(plan.mayHaveLost ? { may_have_lost: true } : {}),
    ...(moved === null ? {} : { moved_to: shownUrl(moved) }),
  };
}

const describe = (feed: Feed, answer: FetchResponse, saved: SavedEntries): JobReport => ({
  feed_id: feed.id,
  url: shownUrl(feed.url),
  outcome: answer.notModified ? 'not-modified' : 'read',
  status: answer.status,
  new_entries: saved.added,
  changed_entries: saved.changed,
});

interface Found {
  readonly at: Date;
  readonly parsed: ParsedFeed | null;
  readonly saved: SavedEntries;
  readonly answer: FetchResponse;
}

function schedule(feed: Feed, { at, parsed, saved, answer }: Found) {
  const entries = parsed?.entries ?? [];
  const published = entries.map((entry) => (entry.published === null ? null : new Date(entry.published)));
  return planNextPoll({
    kept: feed.rhythm,
    lastSucceededAt: feed.lastSucceededAt,
    at,
    published,
    documentEntries: parsed === null ? null : entries.length,
    newEntries: saved.added,
    hints: hintsOf(feed, parsed?.hints ?? feed.pollHints, [answer.cacheMaxAgeSeconds ?? 0, (answer.retryAfterMs ?? 0) / 1000]),
  });
}

/** What the feed's document asks for, what its server does, and what its operator allows. */
function hintsOf(feed: Feed, document: PollHints | null, serverSeconds: readonly number[]): ServerHints {
  const minSeconds = Math.max(...serverSeconds, document?.minSeconds ?? 0, feed.minPollSeconds ?? 0);
  return { ...document, minSeconds, maxSeconds: feed.maxPollSeconds };
}

/** Where the permanent redirects at the beginning of the way led; what lies behind a temporary one is not the feed's new address. */
function permanentTarget({ redirects, url }: FetchResponse): string | null {
  const end = redirects.findIndex(({ status }) => !PERMANENT.has(status));
  if (redirects.length === 0 || end === 0) return null;
  return end < 0 ? url : (redirects[end]?.url ?? null);
}

async function saveFailure(
  context: JobContext,
  feed: Feed,
  failure: SourceFailure & { readonly bytes?: number; readonly durationMs: number },
): Promise<void> {
  const { code, message, disposition, retryAfterMs, status, bytes, durationMs } = failure;
  const at = context.now();
  const waitSeconds = secondsAfterFailure({
    pollSeconds: feed.pollSeconds,
    failureCount: feed.failureCount + 1,
    at,
    hints: hintsOf(feed, feed.pollHints, [(retryAfterMs ?? 0) / 1000]),
    luck: Math.random(),
  });
  await recordFeedFailed(context.database, {
    feedId: feed.id,
    url: feed.url,
    at,
    code,
    message,
    disposition,
    status,
    bytes: bytes ?? null,
    durationMs,
    nextPollAt: new Date(at.getTime() + waitSeconds * 1000),
  });
}
