import type { Job } from 'bullmq';
import { type Logger, pino } from 'pino';
import type { FetchRequest, FetchResponse } from '../ingest/fetch-url.ts';
import { IngestError } from '../ingest/ingest-error.ts';
import { parseFeed } from '../ingest/parse-feed.ts';
import type { Database } from '../store/database.ts';
import { migrate } from '../store/migrate.ts';
import { readConfig } from '../workers/config.ts';
import { connectQueues, prepareQueueStore } from '../workers/connection.ts';
import type { JobContext } from '../workers/job-context.ts';
import { type JobProcessor, openQueues, openWorker, QUEUE_NAMES, type QueueName, type Queues } from '../workers/queues.ts';
import { runJob, settleLostJob } from '../workers/run-job.ts';
import type { QueueEngine } from './engines.ts';

/** What an address answers: a document, or an error to be thrown in its place. */
export type WebAnswer = { readonly body: string; readonly type?: string; readonly etag?: string } | Error;

/** A web of pages in memory; what is not there is not found. */
export interface FakeWeb {
  readonly pages: Map<string, WebAnswer>;
  /** Every request, in order. */
  readonly asked: FetchRequest[];
  readonly fetch: JobContext['fetch'];
}

/** Makes an empty web. */
export function openWeb(): FakeWeb {
  const pages = new Map<string, WebAnswer>();
  const asked: FetchRequest[] = [];
  const fetch = async (request: FetchRequest): Promise<FetchResponse> => {
    asked.push(request);
    const url = new URL(request.url);
    url.username = '';
    url.password = '';
    const found = pages.get(url.href);
    if (found === undefined) throw new IngestError('not-found', `${url.href} is not there (404)`, { disposition: 'give-up' });
    if (found instanceof Error) throw found;
    const notModified = found.etag !== undefined && request.etag === found.etag;
    return {
      url: url.href,
      status: notModified ? 304 : 200,
      contentType: found.type ?? 'text/html; charset=utf-8',
      body: Buffer.from(notModified ? '' : found.body),
      etag: found.etag ?? null,
      lastModified: null,
      notModified,
      redirects: [],
      retryAfterMs: null,
      cacheMaxAgeSeconds: null,
    };
  };
  return { pages, asked, fetch };
}

/** One line of the log, by its fields. */
export type LogLine = Readonly<Record<string, unknown>>;

/** A log that is kept in memory, every level of it. */
export function openMemoryLog(): { readonly log: Logger; readonly lines: () => readonly LogLine[]; readonly text: () => string } {
  const written: string[] = [];
  const log = pino(
    { level: 'trace', base: null, formatters: { level: (label) => ({ level: label }) } },
    { write: (line: string) => void written.push(line) },
  );
  return { log, lines: () => written.map((line) => JSON.parse(line) as LogLine), text: () => written.join('') };
}

/** A clock that stands still until it is moved. */
export interface Clock {
  readonly now: () => Date;
  forward(ms: number): void;
}

/** A clock that begins at an instant. */
export function openClock(start = '2026-11-22T05:00:00Z'): Clock {
  let at = Date.parse(start);
  return {
    now: () => new Date(at),
    forward: (ms) => {
      at += ms;
    },
  };
}

/** The settings as they are on a machine without any, and those given. */
export function configOf(environment: Readonly<Record<string, string>> = {}) {
  return readConfig({}, { ...environment }, '/nonexistent').config;
}

/** The jobs that were handed on, by the ids that they are about. */
export interface RecordedJobs {
  readonly feeds: number[];
  readonly entries: number[];
  readonly revisions: number[];
}

/** A context for jobs that are run by hand: jobs handed on are noted and not done. */
export function contextFor(
  database: Database,
  parts: { readonly web: FakeWeb; readonly clock: Clock; readonly log?: Logger },
): { readonly context: JobContext; readonly added: RecordedJobs } {
  const added: RecordedJobs = { feeds: [], entries: [], revisions: [] };
  const context: JobContext = {
    database,
    jobs: {
      refreshFeed: async (feeds) => void added.feeds.push(...feeds.map(({ feedId }) => feedId)),
      fetchArticle: async (entries) => void added.entries.push(...entries.map(({ entryId }) => entryId)),
      extractClaims: async (revisions) => void added.revisions.push(...revisions.map(({ revisionId }) => revisionId)),
    },
    config: configOf(),
    log: parts.log ?? pino({ level: 'silent' }),
    now: parts.clock.now,
    askRobots: async () => {},
    readSecret: () => null,
    takeTurn: async () => ({ end: async () => {} }),
    readFeed: parseFeed,
    fetch: parts.web.fetch,
  };
  return { context, added };
}

/** A job as a worker is handed it, without a queue; `delayedFor` notes for how many seconds it asked to be put off. */
export function handedJob(fields: {
  readonly queueName: QueueName;
  readonly name: string;
  readonly data: object;
  readonly id?: string;
  readonly attempts?: number;
  readonly attemptsMade?: number;
  readonly attemptsStarted?: number;
}): { readonly job: Job; readonly delayedFor: number[] } {
  const delayedFor: number[] = [];
  const job = {
    id: fields.id ?? 'job-1',
    name: fields.name,
    data: fields.data,
    queueName: fields.queueName,
    opts: { attempts: fields.attempts ?? 5 },
    attemptsMade: fields.attemptsMade ?? 0,
    attemptsStarted: fields.attemptsStarted ?? (fields.attemptsMade ?? 0) + 1,
    moveToDelayed: async (at: number) => void delayedFor.push(Math.round((at - Date.now()) / 1000)),
  };
  return { job: job as unknown as Job, delayedFor }; // all of a job that is looked at
}

/** Asks again until the answer is yes: queues have no event that says that all of them are empty. */
export async function until(what: string, isSo: () => Promise<boolean>, withinMs = 45_000): Promise<void> {
  const end = performance.now() + withinMs;
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error(`not so within ${withinMs} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** Real queues on a migrated database of their own, and workers that run the real jobs on a web in memory. */
export interface Works {
  readonly database: Database;
  readonly queues: Queues;
  readonly context: JobContext;
  readonly web: FakeWeb;
  readonly lines: () => readonly LogLine[];
  /** Works until nothing waits, runs or is put off: another attempt is made at once. */
  finish(): Promise<void>;
  close(): Promise<void>;
}

/** Opens queues and workers on an engine. */
export async function openWorks(engine: QueueEngine): Promise<Works> {
  const { database, redisUrl, close } = await engine.open();
  await migrate(database);
  const connection = await connectQueues({ redisUrl, database });
  await prepareQueueStore(connection);
  const faults: Error[] = [];
  const onError = (error: Error): void => void faults.push(error);
  const queues = openQueues(connection, onError);
  const { log, lines } = openMemoryLog();
  const web = openWeb();
  const context: JobContext = {
    ...contextFor(database, { web, clock: { now: () => new Date(), forward: () => {} }, log }).context,
    jobs: queues,
  };
  const doJob: JobProcessor = (job, token) => runJob(context, job, token);
  const onLost = (job: Job): Promise<void> => settleLostJob(context, job);
  const workers = await Promise.all(QUEUE_NAMES.map((name) => openWorker(connection, name, doJob, { concurrency: 2, onError, onLost })));
  const finish = (): Promise<void> =>
    until('nothing is left to do', async () => {
      if (!(await queues.drained(new Date()))) return false;
      const delayed = (await Promise.all(QUEUE_NAMES.map((name) => queues.raw[name].getDelayed()))).flat();
      await Promise.all(delayed.map((job) => job.promote()));
      return delayed.length === 0;
    });
  return {
    database,
    queues,
    context,
    web,
    lines,
    finish,
    close: async () => {
      await Promise.all(workers.map((worker) => worker.close()));
      await queues.close();
      await connection.close();
      // What is dropped from here on is dropped on purpose.
      const seen = [...faults];
      await close();
      if (seen.length > 0) throw new AggregateError(seen, 'the queue had faults of its own');
    },
  };
}
