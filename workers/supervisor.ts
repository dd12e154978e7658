import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { OwnLexicon } from '../extract/own-lexicon.ts';
import { EXTRACTORS } from '../extract/registry.ts';
import { fetchUrl } from '../ingest/fetch-url.ts';
import { registerKinds } from '../store/claims.ts';
import type { Database } from '../store/database.ts';
import { linkClaims } from '../store/links/link-claims.ts';
import { requireMigrated } from '../store/migrate.ts';
import { type Clock, openClock } from '../store/upkeep/clock.ts';
import { type Config, readNamedSecret } from './config.ts';
import { connectQueues, prepareQueueStore, type QueueConnection } from './connection.ts';
import type { Discovery } from './discover-feeds.ts';
import type { JobContext } from './job-context.ts';
import { readLexiconFile } from './lexicon-file.ts';
import { countFetches, type Metrics, openMetrics } from './metrics.ts';
import { openLinker } from './open-linker.ts';
import { openTracing } from './open-tracing.ts';
import { type OperationContext, operationContext } from './operations/operation.ts';
import { openQueues, openWorker, QUEUE_NAMES, type QueueName, type Queues, type QueueWorker } from './queues.ts';
import { openRobots, storedRobots } from './requests/ask-robots.ts';
import { discoverInTurn } from './requests/discover-in-turn.ts';
import { openTurns } from './requests/take-turn.ts';
import { runJob, settleLostJob } from './run-job.ts';
import { openClaimsExtractor } from './threads/claims-extractor.ts';
import { openFeedReader } from './threads/feed-reader.ts';
import { openPageReader } from './threads/page-reader.ts';

/** What a process does: look for due feeds, or work on one of the queues. */
export const ROLES = ['schedule', ...QUEUE_NAMES] as const;
export type Role = (typeof ROLES)[number];

/** While some texts are in the threads that extract, others are stored, and wait to be linked together. */
const JOBS_A_THREAD = 16;
/** After a pass of linking others come together for the next one, for which this is not long to wait. */
const LINK_REST_MS = 300;
/** How long fetches may go on when the process is to stop; then they are cut off, and their jobs done by the next one. */
const FINISH_WITHIN_MS = 5_000;

/** What a running process is made of. */
export interface SupervisorOptions {
  readonly config: Config;
  readonly database: Database;
  readonly log: Logger;
  readonly roles: readonly Role[];
  /** Further private addresses that may be fetched, besides those of the configuration. */
  readonly allowHosts?: readonly string[];
  /** What the world is to it, and how feeds are read; replaced in tests. */
  readonly surroundings?: Partial<Pick<JobContext, 'fetch' | 'readFeed'>>;
}

/** A process at work. */
export interface Supervisor {
  readonly queues: Queues;
  readonly metrics: Metrics;
  readonly operations: OperationContext;
  /** Looks for the feeds of a site; nothing is stored. */
  discover(url: string): Promise<Discovery>;
  /** What stands in the way of work; null when nothing does. */
  trouble(): Promise<string | null>;
  /** Finishes running jobs and lets go of the queues; the database stays open. */
  stop(): Promise<void>;
}

/**
 * Starts what the roles ask for on a migrated database.
 *
 * @throws {QueueError} `queue-unreachable` when Redis does not answer.
 */
export async function startSupervisor(options: SupervisorOptions): Promise<Supervisor> {
  const { config, database, log, roles } = options;
  const onError = (error: Error) => log.error({ event: 'queue.failed', message: error.message });
  const lockMs = config.ASSAY_LOCK_SECONDS * 1000;
  const connection = await connectQueues({ redisUrl: config.REDIS_URL, database, lockMs, telemetry: await openTracing(log) });
  await prepareQueueStore(connection);
  const clock = await openClock(database);
  await registerKinds(database, EXTRACTORS, clock.now());
  const queues = openQueues(connection, onError);
  const stopping = new AbortController();
  const metrics = openMetrics({ database, queues, now: clock.now });
  const given = jobContext(options, clock, queues, stopping.signal);
  const threads = openThreads(config, given.lexicon ?? null);
  const surroundings = { readFeed: threads.readFeed, fetch: fetchUrl, ...options.surroundings };
  const context = {
    ...given,
    readPage: threads.readPage,
    extract: threads.extract,
    ...surroundings,
    metrics,
    fetch: countFetches(surroundings.fetch, metrics),
  };
  const workers = await openWorkers(connection, context, roles, onError);
  const tickMs = config.ASSAY_TICK_SECONDS * 1000;
  // Time as a process measures it stands still while its machine sleeps.
  const repeated = [repeat(tickMs, clock.set, onError)];
  if (roles.includes('schedule')) repeated.push(await keepTicking(queues, tickMs, onError));
  log.info({ event: 'process.started', roles: roles.join(','), queue: connection.engine, database: database.engine });
  return {
    queues,
    metrics,
    operations: { ...operationContext(config, database, queues, options.allowHosts), now: clock.now },
    discover: (url) => discoverInTurn(context, url),
    trouble: () => troubleWith(database, queues),
    stop: async () => {
      await Promise.all(repeated.map((each) => each.stop()));
      const cutOff = setTimeout(() => stopping.abort(), FINISH_WITHIN_MS);
      await Promise.all(workers.map((worker) => worker.close()));
      clearTimeout(cutOff);
      await threads.close();
      await queues.close();
      await connection.close();
      log.info({ event: 'process.stopped' });
    },
  };
}

/** All that is read and found, each kind of it apart from this thread. */
function openThreads(config: Config, lexicon: OwnLexicon | null) {
  const feeds = openFeedReader();
  const pages = openPageReader();
  const [size, deadlineMs] = [config.ASSAY_CLAIMS_CONCURRENCY, config.ASSAY_EXTRACT_SECONDS * 1000];
  const extractor = openClaimsExtractor({ size, deadlineMs, lexicon });
  return {
    readFeed: feeds.read,
    readPage: pages.read,
    extract: extractor.read,
    close: () => Promise.all([feeds.close(), pages.close(), extractor.close()]),
  };
}

/**
 * Has ticks done, and sees to it at their own pace that they go on.
 *
 * The queue makes each tick out of the one before it: were it emptied, or one lost, none would come again. Renewing a schedule that is there
 * changes nothing.
 */
async function keepTicking(queues: Queues, everyMs: number, onError: (error: Error) => void): Promise<Repeated> {
  await queues.startTicking(everyMs);
  return repeat(everyMs, () => queues.startTicking(everyMs), onError);
}

/** Something that is done again and again until `stop`, which waits for the last time. */
interface Repeated {
  stop(): Promise<void>;
}

function repeat(everyMs: number, work: () => Promise<void>, onError: (error: Error) => void): Repeated {
  let last = Promise.resolve();
  const timer = setInterval(() => {
    last = work().catch(onError);
  }, everyMs).unref();
  return {
    stop: () => {
      clearInterval(timer);
      return last;
    },
  };
}

function jobContext(
  { config, database, log, allowHosts = [] }: SupervisorOptions,
  clock: Clock,
  queues: Queues,
  signal: AbortSignal,
): Omit<JobContext, 'readFeed' | 'fetch'> {
  return {
    database,
    jobs: queues,
    link: linkTogether(database),
    config: { ...config, ASSAY_ALLOW_HOSTS: [...config.ASSAY_ALLOW_HOSTS, ...allowHosts] },
    log,
    now: clock.now,
    lexicon: readLexiconFile(config.ASSAY_LEXICON),
    askRobots: openRobots(storedRobots(database)),
    readSecret: readNamedSecret,
    // The hosts that this process brought along itself need no rest.
    takeTurn: openTurns(database, config, allowHosts),
    signal,
  };
}

async function linkAll(database: Database): Promise<void> {
  while ((await linkClaims(database)).more);
}

/** Links what waits for it, for all jobs of a process that ask at about the same time. */
export function linkTogether(database: Database): () => Promise<void> {
  return openLinker(
    () => linkAll(database),
    () => delay(LINK_REST_MS, undefined, { ref: false }),
  );
}

/** How many jobs of each queue one process works on at once. */
export const jobsAtOnce = (config: Config): Readonly<Record<QueueName, number>> => ({
  feed: config.ASSAY_FEED_CONCURRENCY,
  article: config.ASSAY_ARTICLE_CONCURRENCY,
  claims: config.ASSAY_CLAIMS_CONCURRENCY * JOBS_A_THREAD,
});

async function openWorkers(
  connection: QueueConnection,
  context: JobContext,
  roles: readonly Role[],
  onError: (error: Error) => void,
): Promise<QueueWorker[]> {
  const concurrency = jobsAtOnce(context.config);
  const names = QUEUE_NAMES.filter((name) => roles.includes(name));
  return Promise.all(
    names.map((name) =>
      openWorker(connection, name, (job, token) => runJob(context, job, token), {
        concurrency: concurrency[name],
        onError,
        onLost: (job) => settleLostJob(context, job),
      }),
    ),
  );
}

async function troubleWith(database: Database, queues: Queues): Promise<string | null> {
  try {
    await requireMigrated(database);
  } catch (error) {
    return `the database cannot be used: ${error instanceof Error ? error.message : error}`;
  }
  try {
    await queues.drained(new Date());
    return null;
  } catch (error) {
    return `the queue does not answer: ${error instanceof Error ? error.message : error}`;
  }
}
