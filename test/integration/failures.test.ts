import { type Job, UnrecoverableError } from 'bullmq';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Disposition, IngestError } from '../../ingest/ingest-error.ts';
import type { Database } from '../../store/database.ts';
import { type FailureRow, listFailures } from '../../store/failures.ts';
import { addFeed } from '../../store/feeds.ts';
import { migrate } from '../../store/migrate.ts';
import type { JobContext } from '../../workers/job-context.ts';
import { runJob } from '../../workers/run-job.ts';
import { emptyDatabase, engines, queueEngines, type ScratchDatabase } from '../engines.ts';
import {
  type Clock,
  contextFor,
  type FakeWeb,
  handedJob,
  openClock,
  openMemoryLog,
  openWeb,
  openWorks,
  until,
  type Works,
} from '../jobs.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const DAY = 1440 * MINUTE;
const FEED = 'https://tin.example/feed';
const PAGE = 'https://tin.example/a';
const GOOD = `<!doctype html><html lang="en"><title>Tin</title><article><h1>Tin</h1><p>Tin stocks fell by 7 percent in May, the trader Orla Quist said.</p>
<p>Antimony prices doubled in a year, and smelters in Malaysia cut output by a fifth.</p></article></html>`;
const feedOf = (note = '') =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>The Tin Post</title><link>https://tin.example/</link><description/>
  <item><title>A${note}</title><link>${PAGE}</link><guid isPermaLink="false">a</guid></item></channel></rss>`;
const rss = (body: string) => ({ body, type: 'application/rss+xml' });
const fails = (code: string, disposition: Disposition, retryAfterMs: number | null = null) =>
  new IngestError(code, `${PAGE} cannot be had, for it is a test`, { disposition, retryAfterMs });

const rowsOf = (database: Database, withResolved = false): Promise<readonly FailureRow[]> =>
  listFailures(database, { limit: 10, withResolved });

describe.each(queueEngines())('a job that fails, on $name', (engine) => {
  let works: Works;
  beforeAll(async () => {
    works = await openWorks(engine);
  });
  afterAll(() => works.close());
  beforeEach(async () => {
    await emptyDatabase(works.database);
    works.web.pages.clear();
    works.web.asked.length = 0;
    works.web.pages.set(FEED, rss(feedOf()));
    await addFeed(works.database, { url: FEED, now: new Date() });
  });
  afterEach(async () => {
    for (const queue of Object.values(works.queues.raw)) await queue.clean(0, 100, 'failed');
  });

  /** Has everything done that is due now, every further attempt included. */
  const read = async () => {
    await works.queues.tickNow();
    await works.finish();
  };
  /** The one job that waits for its time, when nothing else is left to do. */
  async function putOff(): Promise<Job> {
    const isPutOff = async () => (await works.queues.drained(new Date())) && (await works.queues.counts(new Date())).article.delayed === 1;
    await until('a job is put off', isPutOff);
    const [job] = await works.queues.raw.article.getDelayed();
    if (!job) throw new Error('the job is gone');
    return job;
  }
  const pagesAsked = () => works.web.asked.filter(({ url }) => url === PAGE).length;
  const waiting = () => works.database.query('select id from news_private.entry where awaits_fetch_since is not null');

  test.each(['give-up', 'quarantine'] as const)('is not tried again when it is to %s', async (disposition) => {
    works.web.pages.set(PAGE, fails('forbidden', disposition));
    await read();
    expect(pagesAsked()).toBe(1);
    expect(await rowsOf(works.database)).toMatchObject([
      { queue: 'article', job: 'fetch-article', subject: 'entry-1', code: 'forbidden', disposition, attempts: 1, entry_id: 1, feed_id: 1 },
    ]);
    expect(await waiting()).toEqual([]);
  });

  test('is tried again until its attempts are used up, and rests then', async () => {
    works.web.pages.set(PAGE, fails('timed-out', 'retry'));
    await read();
    expect(pagesAsked()).toBe(5);
    expect(await rowsOf(works.database)).toMatchObject([{ code: 'timed-out', disposition: 'retry', attempts: 5 }]);
    expect(await waiting()).toHaveLength(1);
    expect((await works.queues.counts(new Date())).article).toMatchObject({ failed: 1, delayed: 0, waiting: 0 });
  });

  test('comes back after its wait, as often as need be, and loses no attempt', async () => {
    works.web.pages.set(PAGE, fails('rate-limited', 'wait', 40 * SECOND));
    await works.queues.tickNow();
    const delays: number[] = [];
    for (const time of [1, 2, 3]) {
      const job = await putOff();
      expect([job.attemptsMade, pagesAsked()]).toEqual([0, time]);
      delays.push(Math.round(job.delay / SECOND));
      if (time === 3) works.web.pages.set(PAGE, { body: GOOD });
      await job.promote();
    }
    await works.finish();
    expect(delays).toEqual([40, 60, 120]);
    expect(await rowsOf(works.database)).toEqual([]);
    expect(await rowsOf(works.database, true)).toMatchObject([
      { code: 'rate-limited', disposition: 'wait', attempts: 3, resolved_at: expect.any(Date) },
    ]);
  });

  test('for a fault of the program is told as internal, and tried again', async () => {
    works.web.pages.set(PAGE, new TypeError('undefined is not a newspaper'));
    await read();
    expect(pagesAsked()).toBe(5);
    expect(await rowsOf(works.database)).toMatchObject([
      { code: 'internal', message: 'undefined is not a newspaper', disposition: 'retry', attempts: 5 },
    ]);
  });

  test('closes its failure when it works in the end', async () => {
    works.web.pages.set(PAGE, fails('connect-failed', 'retry'));
    await works.queues.tickNow();
    await putOff();
    works.web.pages.set(PAGE, { body: GOOD });
    await works.finish();
    expect(await rowsOf(works.database)).toEqual([]);
    expect(await rowsOf(works.database, true)).toMatchObject([{ code: 'connect-failed', attempts: 1, resolved_at: expect.any(Date) }]);
    expect(await works.database.query('select count(*) as claims from news.claims')).toEqual([{ claims: 2 }]);
  });

  test('leaves the next try of a feed to its schedule', async () => {
    works.web.pages.set(FEED, fails('http-status', 'retry'));
    await read();
    await read();
    expect(works.web.asked).toHaveLength(1);
    expect(await rowsOf(works.database)).toMatchObject([{ job: 'refresh-feed', subject: 'feed-1', attempts: 1 }]);
    works.web.pages.set(FEED, rss(feedOf()));
    works.web.pages.set(PAGE, { body: GOOD });
    await works.database.query(`update news_private.feed set next_poll_at = now() - interval '1 second'`);
    await read();
    expect(await rowsOf(works.database)).toEqual([]);
  });

  test('in one text leaves the texts beside it alone', async () => {
    works.web.pages.set(FEED, rss(feedOf().replace('</channel>', `<item><title>B</title><link>${PAGE}b</link></item></channel>`)));
    works.web.pages.set(PAGE, { body: '%PDF-1.7 not a page', type: 'application/pdf' });
    works.web.pages.set(`${PAGE}b`, { body: GOOD });
    await read();
    expect(await rowsOf(works.database)).toMatchObject([{ code: 'not-an-article', subject: 'entry-1', attempts: 1 }]);
    expect(await works.database.query('select url from news.articles')).toEqual([{ url: `${PAGE}b` }]);
  });

  test('whose data is of another version of the program is recorded too', async () => {
    await works.queues.raw.claims.add('weigh-claims', { scale: 3 }, { jobId: 'weigh-3' });
    await works.finish();
    expect(await rowsOf(works.database)).toMatchObject([
      { queue: 'claims', job: 'weigh-claims', subject: 'weigh-3', code: 'internal', attempts: 3 },
    ]);
  });

  test.runIf(engine.name !== 'redis')('for it takes every process down is set aside and recorded', async () => {
    works.web.pages.set(PAGE, { body: GOOD });
    await works.queues.raw.article.pause();
    await works.queues.tickNow();
    const isThere = async () => (await works.queues.raw.article.getJob('entry-1-v1')) !== undefined;
    await until('the job is there', isThere);
    // As the queue notes it when a job was found without its process once too often.
    await works.database.query(`update bullmq.job set deferred_failure = 'job stalled more than allowable limit' where id = 'entry-1-v1'`);
    await works.queues.raw.article.resume();
    await until('it is told', async () => works.lines().some(({ code }) => code === 'process-lost'));
    expect(await waiting()).toEqual([]);
    expect(await rowsOf(works.database)).toMatchObject([
      { job: 'fetch-article', subject: 'entry-1', code: 'process-lost', disposition: 'quarantine', attempts: 1 },
    ]);
    expect(pagesAsked()).toBe(0);
    expect(works.lines().find(({ code }) => code === 'process-lost')).toMatchObject({
      level: 'error',
      event: 'job.failed',
      code: 'process-lost',
      entry_id: 1,
    });
  });

  test('for ever is not begun again with every tick', async () => {
    works.web.pages.set(PAGE, { body: GOOD });
    await read();
    await works.database.query(`update news_private.revision set extraction_key = null`);
    await works.database.query('delete from news_private.extraction');
    await works.database.query(`alter table news_private.extraction add constraint test_poison check (version < 0) not valid`);
    await read();
    const [first] = await rowsOf(works.database);
    expect(first).toMatchObject({ job: 'extract-claims', code: 'internal', attempts: 3 });
    await read();
    expect(await rowsOf(works.database)).toEqual([first]);
    await works.database.query('alter table news_private.extraction drop constraint test_poison');
  });
});

const [embedded] = engines();
if (!embedded) throw new Error('the embedded engine is always there');

describe('a job handed to the program', () => {
  let scratch: ScratchDatabase;
  let database: Database;
  let web: FakeWeb;
  let clock: Clock;
  let memory: ReturnType<typeof openMemoryLog>;
  let context: JobContext;

  beforeAll(async () => {
    scratch = await embedded.open();
    ({ database } = scratch);
    await migrate(database);
  });
  afterAll(() => scratch.close());
  beforeEach(async () => {
    await emptyDatabase(database);
    web = openWeb();
    clock = openClock();
    memory = openMemoryLog();
    ({ context } = contextFor(database, { web, clock, log: memory.log }));
    web.pages.set(FEED, rss(feedOf()));
    await addFeed(database, { url: FEED, now: clock.now() });
  });

  const refresh = handedJob({ queueName: 'feed', name: 'refresh-feed', data: { feedId: 1 }, id: 'feed-1-x', attempts: 1 });
  const fetching = (attemptsMade = 0, attemptsStarted = attemptsMade + 1) =>
    handedJob({
      queueName: 'article',
      name: 'fetch-article',
      data: { entryId: 1, version: 1 },
      id: 'entry-1-v1',
      attemptsMade,
      attemptsStarted,
    });
  const refusal = (job: Job): Promise<unknown> => runJob(context, job, 'token').catch((error: unknown) => error);
  const openEntry = () => runJob(context, refresh.job, 'token');

  test('is told in one line that says what came of it', async () => {
    await openEntry();
    web.pages.set(PAGE, { body: GOOD });
    await runJob(context, fetching().job, 'token');
    await runJob(context, handedJob({ queueName: 'claims', name: 'extract-claims', data: { revisionId: 1 } }).job, 'token');
    expect(memory.lines()).toMatchObject([
      { level: 'info', event: 'feed.refreshed', feed_id: 1, outcome: 'read', new_entries: 1 },
      { level: 'info', event: 'article.fetched', entry_id: 1, outcome: 'read', charset: 'utf-8', language: 'en' },
      { level: 'info', event: 'claims.extracted', revision_id: 1, outcome: 'written', claims: 2 },
    ]);
  });

  test('has a stack in its line when the fault is ours, and none when it is the source', async () => {
    await openEntry();
    web.pages.set(PAGE, fails('timed-out', 'retry'));
    await refusal(fetching().job);
    web.pages.set(PAGE, new TypeError('undefined is not a newspaper'));
    await refusal(fetching(1).job);
    const [, source, own] = memory.lines();
    expect(source).toMatchObject({ level: 'warn', event: 'job.failed', job: 'fetch-article', entry_id: 1, code: 'timed-out' });
    expect(source).not.toHaveProperty('stack');
    expect(own).toMatchObject({ level: 'error', event: 'job.failed', code: 'internal', stack: expect.stringContaining('TypeError') });
  });

  test('leaves the reason alone that another job has meanwhile given its page up for', async () => {
    await openEntry();
    web.pages.set(PAGE, fails('forbidden', 'give-up'));
    const fetch: JobContext['fetch'] = async () => {
      await refusal(fetching().job);
      throw new TypeError('the database is away');
    };
    await runJob({ ...context, fetch }, fetching().job, 'token').catch(() => {});
    expect(await rowsOf(database)).toMatchObject([{ subject: 'entry-1', code: 'forbidden', attempts: 1 }]);
  });

  test('of the schedule is quiet when it found nothing, and its failures are one row until it works again', async () => {
    const ticked = (id: string) => handedJob({ queueName: 'feed', name: 'tick', data: {}, id, attempts: 1 }).job;
    const { context: broken } = contextFor(database, { web, clock, log: memory.log });
    const cut: JobContext = { ...broken, jobs: { ...broken.jobs, refreshFeed: async () => Promise.reject(new Error('Redis is away')) } };
    for (const id of ['tick-1', 'tick-2']) {
      await expect(runJob(cut, ticked(id), 'token')).rejects.toThrow('Redis is away');
      clock.forward(11 * MINUTE);
    }
    expect(await rowsOf(database)).toMatchObject([{ job: 'tick', attempts: 2, message: 'Redis is away' }]);
    await runJob(context, ticked('tick-3'), 'token');
    expect(await rowsOf(database)).toEqual([]);
    await runJob(context, ticked('tick-4'), 'token');
    expect(memory.lines().map(({ level, event }) => [level, event])).toEqual([
      ['error', 'job.failed'],
      ['error', 'job.failed'],
      ['info', 'schedule.ticked'],
      ['debug', 'schedule.ticked'],
    ]);
  });

  test.each([
    [null, 1, 30 * SECOND],
    [5 * SECOND, 1, 30 * SECOND],
    [10 * MINUTE, 1, 10 * MINUTE],
    [30 * DAY, 1, DAY],
    [null, 4, 4 * MINUTE],
    [10 * MINUTE, 4, 10 * MINUTE],
    [null, 60, DAY],
  ])('that is to wait %s ms the %sth time is put off by %s ms', async (retryAfterMs, attemptsStarted, expected) => {
    await openEntry();
    web.pages.set(PAGE, fails('rate-limited', 'wait', retryAfterMs));
    const { job, delayedFor } = fetching(0, attemptsStarted);
    expect(await refusal(job)).toMatchObject({ name: 'DelayedError' });
    expect(delayedFor).toEqual([expected / 1000]);
  });

  test('whose feed is to wait is not put off, for its schedule does that', async () => {
    web.pages.set(FEED, fails('rate-limited', 'wait', 2 * 60 * MINUTE));
    expect(await refusal(refresh.job)).toBeInstanceOf(UnrecoverableError);
    const [feed] = await database.query<{ next: Date }>('select next_poll_at as next from news_private.feed');
    expect(feed?.next.getTime()).toBeGreaterThanOrEqual(clock.now().getTime() + 2 * 60 * MINUTE);
  });

  test('is tried again by the queue when its failure cannot be recorded', async () => {
    await openEntry();
    web.pages.set(PAGE, fails('forbidden', 'give-up'));
    const away: Database = Object.create(database, {
      query: {
        value: async (sql: string, values?: readonly unknown[]) => {
          if (sql.includes('news_private.failure')) throw new Error('the database is away');
          return database.query(sql, values);
        },
      },
    });
    const error: unknown = await runJob({ ...context, database: away }, fetching().job, 'token').catch((reason: unknown) => reason);
    expect(error).toMatchObject({ message: 'the database is away' });
    expect(error).not.toBeInstanceOf(UnrecoverableError);
    expect(memory.lines().at(-1)).toMatchObject({ level: 'error', code: 'forbidden' });
    expect(await database.query('select id from news_private.entry where awaits_fetch_since is not null')).toHaveLength(1);
  });

  test('in a language without rules keeps its text, fails once, and is not looked for again', async () => {
    await openEntry();
    const text = '中国商务部周四表示，将对锡和锑实施出口管制。分析人士认为，这一措施将影响全球供应链。'.repeat(8);
    web.pages.set(PAGE, { body: `<html lang="zh"><title>锡</title><article><h1>锡</h1><p>${text}</p></article></html>` });
    await runJob(context, fetching().job, 'token');
    const extracting = handedJob({ queueName: 'claims', name: 'extract-claims', data: { revisionId: 1 } });
    expect(await refusal(extracting.job)).toBeInstanceOf(UnrecoverableError);
    expect(await rowsOf(database)).toMatchObject([{ code: 'language-unsupported', revision_id: 1, disposition: 'give-up', attempts: 1 }]);
    const report = await runJob(context, handedJob({ queueName: 'feed', name: 'tick', data: {} }).job, 'token');
    expect(report).toMatchObject({ revisions: 0 });
  });

  describe('about a feed with a login', () => {
    const SECRET = 'hunter2';
    const login = `https://desk:${SECRET}@tin.example`;
    /** All that analysts can read. */
    async function views(): Promise<string> {
      const names = await database.query<{ name: string }>(`select viewname as name from pg_views where schemaname = 'news'`);
      const parts = await Promise.all(names.map(({ name }) => database.query(`select * from news.${name}`)));
      return JSON.stringify(parts);
    }
    const failures = async () => JSON.stringify(await database.query('select * from news_private.failure'));

    beforeEach(async () => {
      await emptyDatabase(database);
      await addFeed(database, { url: `${login}/feed`, now: clock.now() });
    });

    test('keeps the login out of the log, the failures and the views when all goes well', async () => {
      const note = `<item><title>Note</title><guid isPermaLink="false">n</guid><description>Lead smelters in Peru closed, traders said.</description></item>`;
      web.pages.set(FEED, rss(feedOf().replace(PAGE, `${login}/a`).replace('</channel>', `${note}</channel>`)));
      web.pages.set(PAGE, { body: GOOD });
      await openEntry();
      await runJob(context, fetching().job, 'token');
      await runJob(context, handedJob({ queueName: 'article', name: 'fetch-article', data: { entryId: 2, version: 1 } }).job, 'token');
      expect(web.asked.filter(({ url }) => url.includes(SECRET)).length).toBeGreaterThan(0);
      expect(memory.text()).not.toContain(SECRET);
      expect(await views()).not.toContain(SECRET);
    });

    test.each([
      ['a server that does not answer', fails('timed-out', 'retry')],
      ['a page instead of a feed', { body: GOOD }],
      [
        'an entry without anything',
        rss(feedOf().replace(/<item>.*<\/item>/s, '<item><guid isPermaLink="false">n</guid><title>N</title></item>')),
      ],
    ])('keeps it out of them with %s', async (_, answer) => {
      web.pages.set(FEED, answer);
      await refusal(refresh.job);
      await database.query('update news_private.entry set awaits_fetch_since = now()');
      await refusal(fetching().job);
      expect(memory.lines().length).toBeGreaterThan(0);
      expect(memory.text()).not.toContain(SECRET);
      expect(await failures()).not.toContain(SECRET);
      expect(await views()).not.toContain(SECRET);
    });
  });
});
