import { QueueEvents, UnrecoverableError } from 'bullmq';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Database } from '../../store/database.ts';
import { addFeed, takeDueFeeds } from '../../store/feeds.ts';
import { connectQueues, prepareQueueStore, type QueueConnection } from '../../workers/connection.ts';
import { type JobProcessor, openQueues, openWorker, type QueueName, type Queues, type QueueWorker } from '../../workers/queues.ts';
import { queueEngines, type ScratchQueue } from '../engines.ts';

const MINUTE_MS = 60_000;
const DUE = new Date('2026-11-22T03:00:00.000Z');

/** Resolves as soon as something that other promises bring about is so. */
function signal<T = void>(): { readonly promise: Promise<T>; readonly give: (value: T) => void } {
  let give: (value: T) => void = () => {};
  const promise = new Promise<T>((resolve) => {
    give = resolve;
  });
  return { promise, give };
}

describe.each(queueEngines())('$name', (engine) => {
  let scratch: ScratchQueue;
  let database: Database;
  let connection: QueueConnection;
  let queues: Queues;
  let workers: QueueWorker[] = [];
  const faults: Error[] = [];

  beforeAll(async () => {
    scratch = await engine.open();
    database = scratch.database;
    connection = await connectQueues({ redisUrl: scratch.redisUrl, database });
    await prepareQueueStore(connection);
    await database.query('create table done (id int primary key)');
  });

  beforeEach(() => {
    queues = openQueues(connection, (error) => faults.push(error));
  });

  afterEach(async () => {
    await Promise.all(workers.map((worker) => worker.close(true)));
    workers = [];
    await queues.raw.feed.removeJobScheduler('tick');
    for (const queue of Object.values(queues.raw)) await queue.obliterate({ force: true });
    await queues.close();
    await database.query('delete from done');
    expect(faults).toEqual([]);
  });

  afterAll(async () => {
    await connection.close();
    await scratch.close();
  });

  async function work(name: QueueName, processor: JobProcessor, concurrency = 4): Promise<QueueWorker> {
    const worker = await openWorker(connection, name, processor, { concurrency, onError: (error) => faults.push(error) });
    workers.push(worker);
    return worker;
  }

  /** Works until so many jobs have been handed to the processor, and gives them. */
  async function collect(name: QueueName, count: number, processor: JobProcessor = async () => {}): Promise<readonly string[]> {
    const seen: string[] = [];
    const all = signal();
    await work(name, async (job, token) => {
      seen.push(job.id ?? '');
      if (seen.length === count) all.give();
      return processor(job, token);
    });
    await all.promise;
    return seen;
  }

  /** Waits for the queues to be empty, looking again when something has been settled. */
  async function untilDrained(): Promise<void> {
    while (!(await queues.drained(new Date()))) await database.query('select 1');
  }

  test('says which engine keeps the jobs', () => {
    expect(connection.engine).toBe(engine.name);
  });

  test('prepares its store as often as it is asked to', async () => {
    await prepareQueueStore(connection);
    await Promise.all([prepareQueueStore(connection), prepareQueueStore(connection)]);
  });

  test('does 200 jobs once each while transactions of the application run and some are rolled back', async () => {
    const ids = Array.from({ length: 200 }, (_, index) => index + 1);
    await queues.extractClaims(ids.map((revisionId) => ({ revisionId, versions: '3' })));
    const attempts = new Map<number, number>();
    await work('claims', async (job) => {
      const { revisionId }: { revisionId: number } = job.data;
      attempts.set(revisionId, (attempts.get(revisionId) ?? 0) + 1);
      const work = database.transaction(async (tx) => {
        await tx.query('insert into done values ($1)', [revisionId]);
        if (revisionId % 10 === 0) throw new Error('this one is rolled back');
        await tx.query('update done set id = id where id = $1', [revisionId]);
      });
      await work.catch(() => {});
    });
    await untilDrained();
    expect(await database.query('select count(*) from done')).toEqual([{ count: 180 }]);
    expect([...attempts.values()]).toEqual(ids.map(() => 1));
    expect(await queues.counts(new Date())).toMatchObject({
      claims: { waiting: 0, active: 0, failed: 0, delayed: 0, oldestWaitingMs: null },
    });
  });

  test('adds jobs in bulk under ids that tell what they are about', async () => {
    await queues.refreshFeed([{ feedId: 17, dueAt: DUE }]);
    await queues.fetchArticle([
      { entryId: 42, version: 0 },
      { entryId: 43, version: 2 },
    ]);
    await queues.extractClaims([{ revisionId: 7, versions: '1-2' }]);
    const jobs = await Promise.all(Object.values(queues.raw).map((queue) => queue.getJobs(['waiting'])));
    expect(jobs.flat().map((job) => [job.id, job.name, job.data])).toEqual(
      expect.arrayContaining([
        ['feed-17-2026-11-22T03-00-00.000Z', 'refresh-feed', { feedId: 17, dueAt: DUE.toISOString() }],
        ['entry-42', 'fetch-article', { entryId: 42, version: 0 }],
        ['entry-43-v2', 'fetch-article', { entryId: 43, version: 2 }],
        ['revision-7-v1-2', 'extract-claims', { revisionId: 7 }],
      ]),
    );
    expect(await queues.drained(new Date())).toBe(false);
  });

  test('takes nothing amiss when there is nothing to add', async () => {
    await queues.fetchArticle([]);
    expect(await queues.drained(new Date())).toBe(true);
  });

  test('adds a job once while it waits and while it runs, and again after it has ended', async () => {
    const entry = { entryId: 5, version: 0 };
    await queues.fetchArticle([entry]);
    await queues.fetchArticle([entry, entry]);
    expect((await queues.counts(new Date())).article.waiting).toBe(1);
    const running = signal();
    const mayEnd = signal();
    let runs = 0;
    await work('article', async () => {
      runs += 1;
      running.give();
      await mayEnd.promise;
    });
    await running.promise;
    await queues.fetchArticle([entry]);
    mayEnd.give();
    await untilDrained();
    expect(runs).toBe(1);
    await queues.fetchArticle([entry]);
    await untilDrained();
    expect(runs).toBe(2);
  });

  test('adds a job again that has failed for good', async () => {
    const feed = { feedId: 3, dueAt: DUE };
    await queues.refreshFeed([feed]);
    let runs = 0;
    await work('feed', async () => {
      runs += 1;
      if (runs === 1) throw new Error('the feed is away');
    });
    await untilDrained();
    expect((await queues.counts(new Date())).feed.failed).toBe(1);
    await queues.refreshFeed([feed, { feedId: 4, dueAt: DUE }]);
    await untilDrained();
    expect(runs).toBe(3);
    expect((await queues.counts(new Date())).feed.failed).toBe(0);
  });

  test.each([
    ['not within ten minutes', 9 * MINUTE_MS, 0],
    ['after ten minutes', 11 * MINUTE_MS, 1],
    ['when the clock that it failed by was set back by hours', -6 * 60 * MINUTE_MS, 1],
  ])('adds a text again that has failed for good, %s', async (_, laterMs, waiting) => {
    const text = { revisionId: 7, versions: 'v1' };
    await queues.extractClaims([text]);
    const worker = await work('claims', async () => {
      throw new UnrecoverableError('the text breaks the program');
    });
    await untilDrained();
    await worker.close();
    const at = Date.now() + laterMs;
    const clock = vi.spyOn(Date, 'now').mockImplementation(() => at);
    try {
      await queues.extractClaims([text]);
      expect((await queues.counts(new Date())).claims).toMatchObject({ waiting, failed: 1 - waiting });
    } finally {
      clock.mockRestore();
    }
  });

  test('tries a failed job again after a pause', async () => {
    await queues.raw.article.add('fetch-article', { entryId: 9 }, { jobId: 'entry-9', attempts: 3, backoff: { type: 'fixed', delay: 30 } });
    const seen = await collect('article', 3, async (job) => {
      if (job.attemptsMade < 2) throw new Error('not yet');
    });
    expect(seen).toEqual(['entry-9', 'entry-9', 'entry-9']);
    await untilDrained();
  });

  test('keeps a delayed job for its time, and counts it as drained until then', async () => {
    await queues.raw.article.add('fetch-article', { entryId: 1 }, { jobId: 'entry-1', delay: 3_600_000 });
    expect(await queues.drained(new Date())).toBe(true);
    expect(await queues.drained(new Date(Date.now() + 3_700_000))).toBe(false);
    expect((await queues.counts(new Date())).article).toMatchObject({ delayed: 1, waiting: 0 });
    const started = performance.now();
    await queues.raw.article.add('fetch-article', { entryId: 2 }, { jobId: 'entry-2', delay: 150 });
    expect(await collect('article', 1)).toEqual(['entry-2']);
    expect(performance.now() - started).toBeGreaterThan(140);
  });

  test('moves a job to a later time when its processor asks for it', async () => {
    const { DelayedError } = await import('bullmq');
    await queues.fetchArticle([{ entryId: 8, version: 0 }]);
    let runs = 0;
    const seen = await collect('article', 2, async (job, token) => {
      runs += 1;
      if (runs > 1) return;
      await job.moveToDelayed(Date.now() + 50, token);
      throw new DelayedError('in a moment');
    });
    expect(seen).toEqual(['entry-8', 'entry-8']);
    await untilDrained();
  });

  test('ticks at once and then at its pace, from one scheduler however often it is started', async () => {
    await queues.startTicking(100);
    await queues.startTicking(100);
    const names: string[] = [];
    await collect('feed', 4, async (job) => names.push(job.name));
    expect(names.slice(0, 4)).toEqual(['tick', 'tick', 'tick', 'tick']);
    expect(await queues.raw.feed.getJobSchedulersCount()).toBe(1);
  });

  test('ticks out of turn when asked', async () => {
    await queues.startTicking(3_600_000);
    const first = signal();
    const second = signal();
    await work('feed', async (job) => (job.id?.startsWith('repeat') ? first.give() : second.give()));
    await first.promise;
    await queues.tickNow();
    await second.promise;
  });

  test('tells how long the first in the line has waited', async () => {
    await queues.raw.claims.add('extract-claims', { revisionId: 1 }, { jobId: 'revision-1', timestamp: DUE.getTime() });
    await queues.extractClaims([{ revisionId: 2, versions: '1' }]);
    const counts = await queues.counts(new Date(DUE.getTime() + 90_000));
    expect(counts.claims).toMatchObject({ waiting: 2, oldestWaitingMs: 90_000 });
    expect(counts.feed.oldestWaitingMs).toBeNull();
  });

  test('lets two workers share a queue', async () => {
    const ids = Array.from({ length: 60 }, (_, index) => ({ revisionId: index + 1, versions: '1' }));
    const seen: string[] = [];
    const note: JobProcessor = async (job) => seen.push(job.id ?? '');
    await work('claims', note, 2);
    await work('claims', note, 2);
    await queues.extractClaims(ids);
    await untilDrained();
    expect(new Set(seen).size).toBe(60);
    expect(seen.length).toBe(60);
  });

  test('ends the running job before a worker closes', async () => {
    await queues.extractClaims([{ revisionId: 1, versions: '1' }]);
    const running = signal();
    let ended = false;
    const worker = await work('claims', async () => {
      running.give();
      await database.query('select pg_sleep(0.05)');
      ended = true;
    });
    await running.promise;
    await worker.close();
    expect(ended).toBe(true);
  });

  test('tells listeners of events', async () => {
    const events = new QueueEvents(
      'claims',
      { connection: connection.working.connection, prefix: connection.prefix },
      connection.working.factory,
    );
    events.on('error', (error) => faults.push(error));
    await events.waitUntilReady();
    const completed = signal<string>();
    events.on('completed', ({ jobId }) => completed.give(jobId));
    await work('claims', async () => {});
    await queues.extractClaims([{ revisionId: 12, versions: '1' }]);
    expect(await completed.promise).toBe('revision-12-v1');
    await events.close();
  });

  test.runIf(engine.name !== 'redis')('keeps the schema of the queue from the reader', async () => {
    await database.query(
      `do $$ begin create role news_reader nologin; exception when duplicate_object or unique_violation then null; end $$`,
    );
    await expect(database.read('select * from bullmq.job', { maxRows: 1, timeoutMs: 1000 })).rejects.toMatchObject({
      code: 'query-refused',
    });
  });

  test.runIf(engine.name === 'embedded')('gives the job of a killed process to the next one', async () => {
    await queues.extractClaims([{ revisionId: 1, versions: '1' }]);
    const taken = signal();
    const killed = await work('claims', async () => {
      taken.give();
      return new Promise(() => {});
    });
    await taken.promise;
    await killed.close(true);
    await prepareQueueStore(connection);
    expect(await collect('claims', 1)).toEqual(['revision-1-v1']);
  });

  test.runIf(engine.name === 'embedded')('gives the feeds that a killed process had taken to the next one', async () => {
    const now = new Date();
    await addFeed(database, { url: 'https://wire.example/feed', now });
    const take = () => takeDueFeeds(database, { now, limit: 5, leaseMs: 600_000 });
    expect([(await take()).length, (await take()).length]).toEqual([1, 0]);
    await prepareQueueStore(connection);
    expect(await take()).toHaveLength(1);
  });
});

test('names a Redis that is not there, without its password', async () => {
  const [engine] = queueEngines();
  const { database, close } = await (engine?.open() ?? Promise.reject(new Error('no engine')));
  const failure: unknown = await connectQueues({ redisUrl: 'redis://:s3cret@127.0.0.1:1/0', database }).catch((error: unknown) => error);
  await close();
  expect(failure).toMatchObject({ code: 'queue-unreachable', message: expect.stringContaining('127.0.0.1:1') });
  expect(String(failure)).not.toContain('s3cret');
});
