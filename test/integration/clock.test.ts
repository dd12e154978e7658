import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Database } from '../../store/database.ts';
import { addFeed, takeDueFeeds } from '../../store/feeds.ts';
import { takeHostTurn } from '../../store/hosts.ts';
import { openClock as openDatabaseClock } from '../../store/upkeep/clock.ts';
import { connectQueues, prepareQueueStore } from '../../workers/connection.ts';
import type { JobContext } from '../../workers/job-context.ts';
import { refreshFeed } from '../../workers/jobs/refresh-feed.ts';
import { tick } from '../../workers/jobs/tick.ts';
import { openQueues } from '../../workers/queues.ts';
import { emptyDatabase, engines, queueEngines, type ScratchDatabase } from '../engines.ts';
import { type Clock, contextFor, type FakeWeb, openClock, openWeb, type RecordedJobs } from '../jobs.ts';

const HOUR = 3_600_000;
const BACK = -12 * HOUR;
const FEEDS = ['asked', 'being-asked', 'taken'].map((name) => `https://${name}.example/feed`);
const RSS =
  '<rss version="2.0"><channel><title>Wire</title><item><title>One</title><link>https://wire.example/1</link></item></channel></rss>';

describe.each(engines())('a clock that is set back by half a day, on $name', (engine) => {
  let scratch: ScratchDatabase;
  let database: Database;
  let web: FakeWeb;
  let clock: Clock;
  let context: JobContext;
  let added: RecordedJobs;
  let ids: readonly number[];

  beforeAll(async () => {
    scratch = await engine.open();
    ({ database } = scratch);
  });
  afterAll(() => scratch.close());
  beforeEach(async () => {
    await emptyDatabase(database);
    web = openWeb();
    clock = openClock(new Date().toISOString());
    ({ context, added } = contextFor(database, { web, clock }));
    for (const url of FEEDS) web.pages.set(url, { body: RSS, type: 'application/rss+xml' });
    clock.forward(-BACK);
    ids = [];
    for (const url of FEEDS) ids = [...ids, (await addFeed(database, { url, now: clock.now() })).feed.id];
  });

  const refreshed = async (): Promise<readonly number[]> => {
    added.feeds.length = 0;
    await tick(context);
    return [...added.feeds];
  };

  test('leaves every feed its interval, and forgets none', async () => {
    const [asked = 0, beingAsked = 0] = ids;
    await tick(context);
    await refreshFeed(context, asked);
    await database.query('update news_private.feed set asking_since = $2::timestamptz where id = $1', [
      beingAsked,
      clock.now().toISOString(),
    ]);
    const interval = async (): Promise<number> => {
      const [feed] = await database.query<{ at: Date }>('select next_poll_at as at from news_private.feed where id = $1', [asked]);
      return (feed?.at.getTime() ?? 0) - clock.now().getTime();
    };
    const before = await interval();
    clock.forward(BACK);
    expect(await refreshed(), 'all were asked, or are being asked').toEqual([]);
    expect(await interval()).toBe(before);
    clock.forward(11 * 60_000);
    expect(await refreshed(), 'whose jobs were lost').toEqual(ids.slice(1));
    clock.forward(before);
    expect(await refreshed()).toContain(asked);
  });

  test('lets hosts and entries wait no longer than they would have', async () => {
    const [asked = 0] = ids;
    await tick(context);
    await refreshFeed(context, asked);
    const hold = { host: 'wire.example', spacingMs: 60_000, holdMs: 30_000, isReturning: false };
    await takeHostTurn(database, hold);
    await database.query(
      `update news_private.host set next_free_at = next_free_at + interval '12 h', in_flight_until = in_flight_until + interval '12 h',
         line_ends_at = line_ends_at + interval '12 h'`,
    );
    clock.forward(BACK);
    await tick(context);
    const turn = await takeHostTurn(database, hold);
    expect(turn.isFree ? 0 : turn.waitMs).toBeLessThanOrEqual(130_000);
    added.entries.length = 0;
    clock.forward(11 * 60_000);
    await tick(context);
    expect(added.entries, 'whose job was lost').toHaveLength(1);
  });

  test('is seen in the report of the tick that follows, and in no other', async () => {
    await tick(context);
    clock.forward(BACK);
    expect(await tick(context)).toMatchObject({ clock_back_ms: -BACK });
    expect(await tick(context)).not.toHaveProperty('clock_back_ms');
  });

  test('gives no feed to two who differ by less than a minute', async () => {
    const now = clock.now();
    const take = (at: Date) => takeDueFeeds(database, { now: at, limit: 10, leaseMs: 60_000 });
    expect(await take(now)).toHaveLength(FEEDS.length);
    expect(await take(new Date(now.getTime() + 59_000))).toEqual([]);
  });

  test('processes go by the clock of the database', async () => {
    const { now, set } = await openDatabaseClock({
      query: async () => [{ at: new Date('2030-01-01T00:00:00Z') }] as never, // the one row that it asks for
    });
    await set();
    expect(now().toISOString()).toMatch(/^2030-01-01T00:00:0/);
  });
});

describe.each(queueEngines())('the ticks of a clock that was ahead, in $name', (engine) => {
  test('and all that waits by it come now', async () => {
    const scratch = await engine.open();
    const connection = await connectQueues(scratch);
    await prepareQueueStore(connection);
    const queues = openQueues(connection);
    try {
      const { feed, article } = queues.raw;
      await feed.upsertJobScheduler('tick', { every: 15_000, startDate: Date.now() + 6 * HOUR }, { name: 'tick', data: {} });
      await article.add('fetch-article', { entryId: 1 }, { jobId: 'entry-1', delay: 6 * HOUR });
      await queues.startTicking(15_000);
      expect((await feed.getJobScheduler('tick'))?.next).toBeLessThan(Date.now() + 60_000);
      expect(await queues.raw.article.getDelayedCount()).toBe(0);
      expect(await queues.raw.article.getJobCountByTypes('waiting', 'prioritized')).toBe(1);
      await article.add('fetch-article', { entryId: 2 }, { jobId: 'entry-2', delay: 6 * HOUR });
      await queues.startTicking(15_000);
      expect(await queues.raw.article.getDelayedCount(), 'a pause that was meant').toBe(1);
    } finally {
      await queues.close();
      await connection.close();
      await scratch.close();
    }
  });
});
