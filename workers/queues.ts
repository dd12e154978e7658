import { type DefaultJobOptions, type Job, Queue, Worker } from 'bullmq';
import type { QueueConnection } from './connection.ts';
import type { JobRequest } from './job-request.ts';
import { QUEUE_NAMES, type QueueName } from './queue-names.ts';

export { QUEUE_NAMES, type QueueName } from './queue-names.ts';

/** A feed that is due, and when it fell due. */
export interface DueFeed {
  readonly feedId: number;
  readonly dueAt: Date;
}

/** An entry in the state in which its page is wanted. */
export interface WaitingEntry {
  readonly entryId: number;
  readonly version: number;
}

/** A revision, and the versions of the rules that are to read it. */
export interface UnreadRevision {
  readonly revisionId: number;
  readonly versions: string;
}

/** How full a queue is. */
export interface QueueCounts {
  readonly waiting: number;
  readonly active: number;
  /** Jobs that wait for their time: another attempt, or the next tick. */
  readonly delayed: number;
  readonly failed: number;
  /** How long the first in the line has been waiting; null when nobody waits. */
  readonly oldestWaitingMs: number | null;
}

/** The queues of the program. Adding a job that is waiting or running already changes nothing. */
export interface Queues {
  refreshFeed(feeds: readonly DueFeed[]): Promise<void>;
  fetchArticle(entries: readonly WaitingEntry[]): Promise<void>;
  extractClaims(revisions: readonly UnreadRevision[]): Promise<void>;
  /** Has a tick done every so often, by one of the processes that work on queue `feed`; the first one at once. */
  startTicking(everyMs: number): Promise<void>;
  /** Has a tick done now. */
  tickNow(): Promise<void>;
  counts(now: Date): Promise<Readonly<Record<QueueName, QueueCounts>>>;
  /** Whether nothing waits, runs, or is due. */
  drained(now: Date): Promise<boolean>;
  /** Feeds and pages whose jobs wait for a later time, whatever the reason. */
  putOff(): Promise<number>;
  /** BullMQ's queue, for a dashboard. */
  readonly raw: Readonly<Record<QueueName, AnyQueue>>;
  close(): Promise<void>;
}

/** Does one job; what it throws decides what becomes of it. */
export type JobProcessor = (job: Job, token: string | undefined) => Promise<unknown>;

/** How a worker works. */
export interface OpenWorkerOptions {
  readonly concurrency: number;
  /** Told of faults of the queue itself, not of jobs. */
  readonly onError: (error: Error) => void;
  /** Told of a job that has lost its process once too often, which is failed without being handed out again. */
  readonly onLost?: (job: Job) => Promise<void>;
}

/** A worker on one queue. */
export interface QueueWorker {
  /** Takes no further jobs and resolves when the running ones have ended; with `force` at once, and they are given to somebody else. */
  close(force?: boolean): Promise<void>;
}

type AnyQueue = Queue;

const TICKER = 'tick';
/** Clocks of several machines differ by less. */
const SLACK_MS = 60_000;
/** Failed jobs are kept to be looked at; what happened is in news.failures, and adding one again replaces it. */
const KEPT_FAILED = 500;

/**
 * A job that is done is forgotten at once, for its id would keep the next one of that id away.
 *
 * A feed has its own schedule for another attempt, an article is worth a few at growing distance, and extraction fails the second time as it
 * did the first unless the database was away.
 */
const JOB_OPTIONS: Readonly<Record<QueueName, DefaultJobOptions>> = {
  feed: { attempts: 1, removeOnComplete: true, removeOnFail: KEPT_FAILED },
  article: { attempts: 5, backoff: { type: 'exponential', delay: 15_000, jitter: 0.3 }, removeOnComplete: true, removeOnFail: KEPT_FAILED },
  claims: { attempts: 3, backoff: { type: 'exponential', delay: 5_000, jitter: 0.3 }, removeOnComplete: true, removeOnFail: KEPT_FAILED },
};

/**
 * How long a job that failed for good keeps the next one of its id away.
 *
 * A revision goes on wanting its claims, so without a rest whatever breaks the program would break it with every tick.
 */
const FAILED_REST_MS: Readonly<Record<QueueName, number>> = { feed: 0, article: 0, claims: 10 * 60_000 };

/** Events are listened to by dashboards only. */
const KEPT_EVENTS = 1_000;
/**
 * How often a job may lose its process: whoever kills the program again and again has not made the job a bad one.
 *
 * Feeds and texts are read on threads, which die alone; only a page can take the process along.
 */
const MAX_STALLED: Readonly<Record<QueueName, number>> = { feed: 100, article: 5, claims: 100 };

/** An instant in an id: without colons, which BullMQ uses itself. */
const inId = (at: Date): string => at.toISOString().replaceAll(':', '-');

interface NewJob {
  readonly request: JobRequest;
  readonly id: string;
}

const feedJob = (feed: DueFeed): NewJob => ({
  id: `feed-${feed.feedId}-${inId(feed.dueAt)}`,
  request: { name: 'refresh-feed', feedId: feed.feedId, dueAt: feed.dueAt.toISOString() },
});

const articleJob = (entry: WaitingEntry): NewJob => ({
  id: entry.version === 0 ? `entry-${entry.entryId}` : `entry-${entry.entryId}-v${entry.version}`,
  request: { name: 'fetch-article', ...entry },
});

const claimsJob = (revision: UnreadRevision): NewJob => ({
  id: `revision-${revision.revisionId}-v${revision.versions}`,
  request: { name: 'extract-claims', revisionId: revision.revisionId },
});

/** Adds jobs; one that failed for good under the same id makes place for the new one when it has rested. */
async function add(queue: AnyQueue, jobs: readonly NewJob[], restMs: number): Promise<void> {
  if (jobs.length === 0) return;
  const failed = new Set(await queue.getRanges(['failed'], 0, KEPT_FAILED));
  for (const { id } of jobs) if (failed.has(id) && (await hasRested(queue, id, restMs))) await queue.remove(id);
  await queue.addBulk(
    jobs.map(({ id, request }) => {
      const { name, ...data } = request;
      return { name, data, opts: { jobId: id } };
    }),
  );
}

/** By the clock that the queue itself went by when the job failed; one that failed hours ahead did so before that clock was set back. */
async function hasRested(queue: AnyQueue, id: string, restMs: number): Promise<boolean> {
  const job = restMs === 0 ? null : await queue.getJob(id);
  return Math.abs(Date.now() - (job?.finishedOn ?? 0)) >= restMs;
}

/** The clock was set back by hours, and all that waits for a time would wait as much longer; it is no matter if it comes too soon. */
async function forgetDelays(raw: Queues['raw']): Promise<void> {
  await raw.feed.removeJobScheduler(TICKER);
  for (const name of QUEUE_NAMES) await raw[name].promoteJobs();
}

const tracingOf = ({ telemetry }: QueueConnection) => (telemetry ? { telemetry } : {});

function openQueue(connection: QueueConnection, name: QueueName, onError: (error: Error) => void): AnyQueue {
  const { factory, connection: to } = connection.adding;
  const options = {
    connection: to,
    prefix: connection.prefix,
    defaultJobOptions: JOB_OPTIONS[name],
    streams: { events: { maxLen: KEPT_EVENTS } },
    ...tracingOf(connection),
  };
  const queue = new Queue(name, options, factory);
  queue.on('error', onError);
  // The type of a queue names its backend, which nobody looks into.
  return queue as unknown as AnyQueue;
}

/** Since when the first in the line has been waiting: a scheduled job is made before its time, so it counts from when it was due. */
async function waitingSince(queue: AnyQueue, waiting: number): Promise<number | null> {
  // Which end of the line comes first differs between the backends, whatever order is asked for.
  const places = waiting === 0 ? [0] : [0, waiting - 1];
  const ends = await Promise.all(places.map((place) => queue.getJobs(['waiting'], place, place, true)));
  // A job that was taken meanwhile has left a gap.
  const times = ends.flat().flatMap((job: Job | undefined) => (job === undefined ? [] : [job.timestamp + (job.opts.delay ?? 0)]));
  return times.length === 0 ? null : Math.min(...times);
}

async function countsOf(queue: AnyQueue, now: Date): Promise<QueueCounts> {
  const counts = await queue.getJobCounts('waiting', 'prioritized', 'active', 'delayed', 'failed');
  const since = await waitingSince(queue, counts.waiting ?? 0);
  return {
    waiting: (counts.waiting ?? 0) + (counts.prioritized ?? 0),
    active: counts.active ?? 0,
    delayed: counts.delayed ?? 0,
    failed: counts.failed ?? 0,
    oldestWaitingMs: since === null ? null : Math.max(0, now.getTime() - since),
  };
}

async function isDrained(queue: AnyQueue, now: Date): Promise<boolean> {
  const busy = await queue.getJobCountByTypes('waiting', 'prioritized', 'active');
  return busy === 0 && (await queue.getDelayedCount(now.getTime())) === 0;
}

/** Opens the queues for adding jobs and for looking at them. */
export function openQueues(connection: QueueConnection, onError: (error: Error) => void = () => {}): Queues {
  const open = (name: QueueName): AnyQueue => openQueue(connection, name, onError);
  const raw = { feed: open('feed'), article: open('article'), claims: open('claims') };
  return {
    raw,
    refreshFeed: (feeds) => add(raw.feed, feeds.map(feedJob), FAILED_REST_MS.feed),
    fetchArticle: (entries) => add(raw.article, entries.map(articleJob), FAILED_REST_MS.article),
    extractClaims: (revisions) => add(raw.claims, revisions.map(claimsJob), FAILED_REST_MS.claims),
    async startTicking(everyMs) {
      const { next } = (await raw.feed.getJobScheduler(TICKER)) ?? {};
      if ((next ?? 0) > Date.now() + everyMs + SLACK_MS) await forgetDelays(raw);
      await raw.feed.upsertJobScheduler(TICKER, { every: everyMs }, { name: 'tick', data: {} });
    },
    async tickNow() {
      // Never kept away by one that runs already: that may have looked before what is due now.
      await raw.feed.add('tick', {}, { lifo: true });
    },
    async counts(now) {
      const [feed, article, claims] = await Promise.all([countsOf(raw.feed, now), countsOf(raw.article, now), countsOf(raw.claims, now)]);
      return { feed, article, claims };
    },
    async drained(now) {
      // In the order of the pipeline: a job adds to the next queue before it ends, so nothing slips through between two looks.
      for (const name of QUEUE_NAMES) if (!(await isDrained(raw[name], now))) return false;
      return true;
    },
    async putOff() {
      // The next tick waits there too, and waits for nothing.
      const [feeds, articles] = await Promise.all([raw.feed.getDelayed(), raw.article.getDelayedCount()]);
      return feeds.filter(({ name }) => name !== 'tick').length + articles;
    },
    async close() {
      await Promise.all([raw.feed.close(), raw.article.close(), raw.claims.close()]);
    },
  };
}

/** Puts off a job that a worker holds, by the clock of its process, which is what the queue goes by. */
export async function delayJob(job: Job, token: string | undefined, waitMs: number): Promise<void> {
  await job.moveToDelayed(Date.now() + waitMs, token);
}

/** Opens a worker, which begins to take jobs at once. */
export async function openWorker(
  connection: QueueConnection,
  name: QueueName,
  processor: JobProcessor,
  options: OpenWorkerOptions,
): Promise<QueueWorker> {
  const { factory, connection: to } = connection.working;
  const worker = new Worker(
    name,
    processor,
    {
      connection: to,
      prefix: connection.prefix,
      concurrency: options.concurrency,
      lockDuration: connection.lockMs,
      stalledInterval: connection.stalledCheckMs,
      maxStalledCount: MAX_STALLED[name],
      ...tracingOf(connection),
    },
    factory,
  );
  let isCutOff = false;
  worker.on('error', (error) => {
    // What a forced end cuts off is no fault.
    if (!isCutOff) options.onError(error);
  });
  worker.on('failed', (job) => {
    if (job?.deferredFailure) options.onLost?.(job).catch(options.onError);
  });
  await worker.waitUntilReady();
  return {
    close(force = false) {
      isCutOff = force;
      return worker.close(force);
    },
  };
}
