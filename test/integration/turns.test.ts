import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { IngestError } from '../../ingest/ingest-error.ts';
import type { Database } from '../../store/database.ts';
import { saveEntries } from '../../store/entries.ts';
import { beginCheck } from '../../store/feed-checks.ts';
import { addFeed, removeFeed } from '../../store/feeds.ts';
import { endHostTurn, setCrawlDelay, takeHostTurn } from '../../store/hosts.ts';
import { migrate } from '../../store/migrate.ts';
import { type JobContext, requestFor } from '../../workers/job-context.ts';
import { fetchArticle } from '../../workers/jobs/fetch-article.ts';
import { refreshFeed } from '../../workers/jobs/refresh-feed.ts';
import { tick } from '../../workers/jobs/tick.ts';
import { openRobots, storedRobots } from '../../workers/requests/ask-robots.ts';
import { fetchInTurn, openTurns, PutOff } from '../../workers/requests/take-turn.ts';
import { runJob } from '../../workers/run-job.ts';
import { emptyDatabase, engines, type ScratchDatabase } from '../engines.ts';
import { type Clock, configOf, contextFor, type FakeWeb, handedJob, openClock, openWeb, type RecordedJobs } from '../jobs.ts';

const RSS =
  '<rss version="2.0"><channel><title>Wire</title><item><title>One</title><link>https://wire.example/1</link></item></channel></rss>';

describe.each(engines())('turns at hosts on $name', (engine) => {
  let scratch: ScratchDatabase;
  let database: Database;
  let web: FakeWeb;
  let clock: Clock;
  let context: JobContext;
  let added: RecordedJobs;
  let number = 0;
  let host: string;

  beforeAll(async () => {
    scratch = await engine.open();
    ({ database } = scratch);
    await migrate(database);
  });
  afterAll(() => scratch.close());
  beforeEach(async () => {
    await emptyDatabase(database);
    number += 1;
    host = `host-${number}.example`;
    web = openWeb();
    clock = openClock();
    ({ context, added } = contextFor(database, { web, clock }));
    context = { ...context, takeTurn: openTurns(database, configOf()) };
  });

  const take = (isReturning = false, spacingMs = 60_000) => takeHostTurn(database, { host, spacingMs, holdMs: 60_000, isReturning });

  test('gives a turn to one of several who ask at once', async () => {
    const turns = await Promise.all(Array.from({ length: 5 }, () => take()));
    expect(turns.filter(({ isFree }) => isFree)).toHaveLength(1);
  });

  test('sends those who come too early away one spacing apart, and those who return not to the end of the line again', async () => {
    await take();
    const waits = [await take(), await take(), await take()].map((turn) => (turn.isFree ? 0 : turn.waitMs));
    expect(waits.map((ms) => Math.round(ms / 60_000))).toEqual([2, 3, 4]);
    const again = await take(true);
    expect(again.isFree ? 0 : again.waitMs).toBeLessThan(120_000);
  });

  test('puts places in line as far apart as requests take, and has those who return come when the running one ends', async () => {
    const ago = (ms: number) =>
      database.query("update news_private.host set next_free_at = next_free_at - $1::int * interval '1 ms'", [ms]);
    const waitOf = async (isReturning = false) => {
      const turn = await take(isReturning, 1000);
      return turn.isFree ? 0 : turn.waitMs;
    };
    await take(false, 1000);
    await ago(10_000);
    await endHostTurn(database, { host, spacingMs: 1000, leaveAloneMs: null });
    // The request took ten seconds: so are the next ones taken to.
    const first = await waitOf();
    expect((await waitOf()) - first).toBeGreaterThan(10_500);
    await ago(1000);
    expect(await waitOf()).toBe(0);
    const returning = await waitOf(true);
    expect(returning).toBeGreaterThan(10_000);
    expect(returning).toBeLessThan(11_500);
    // One that takes longer than those before it is taken to end any moment.
    await ago(20_000);
    expect(await waitOf(true)).toBeLessThan(1500);
  });

  test('gives the turn on only when the request has ended', async () => {
    await takeHostTurn(database, { host, spacingMs: 0, holdMs: 60_000, isReturning: false });
    expect((await take()).isFree).toBe(false);
    await endHostTurn(database, { host, spacingMs: 0, leaveAloneMs: null });
    expect((await take()).isFree).toBe(true);
  });

  test('gives on the turn of a process that died', async () => {
    await takeHostTurn(database, { host, spacingMs: 0, holdMs: 0, isReturning: false });
    expect((await take()).isFree).toBe(true);
  });

  test('leaves a host alone for as long as it asks, and for its Crawl-delay', async () => {
    await takeHostTurn(database, { host, spacingMs: 0, holdMs: 0, isReturning: false });
    await endHostTurn(database, { host, spacingMs: 0, leaveAloneMs: 600_000 });
    const turn = await take(true);
    expect(turn.isFree ? 0 : turn.waitMs).toBeGreaterThan(590_000);
    host = `slow-${host}`;
    await setCrawlDelay(database, host, 300_000);
    expect((await take()).isFree).toBe(false);
  });

  test('keeps requests to one host apart, to others not, and to hosts of our own never', async () => {
    const request = (url: string) => fetchInTurn(context, requestFor(context.config, url, '*/*'));
    web.pages.set(`https://${host}/a`, { body: 'a' });
    web.pages.set(`https://other-${host}/a`, { body: 'b' });
    await request(`https://${host}/a`);
    await expect(request(`https://${host}/a`)).rejects.toBeInstanceOf(PutOff);
    await expect(request(`https://other-${host}/a`)).resolves.toMatchObject({ status: 200 });
    context = { ...context, takeTurn: openTurns(database, configOf(), [host]) };
    await expect(request(`https://${host}/a`)).resolves.toMatchObject({ status: 200 });
    expect(web.asked).toHaveLength(3);
  });

  test('ends the turn of a request that failed, and leaves the host alone as it asked', async () => {
    const wait = new IngestError('rate-limited', 'wait', { disposition: 'wait', retryAfterMs: 600_000 });
    web.pages.set(`https://${host}/a`, wait);
    await expect(fetchInTurn(context, requestFor(context.config, `https://${host}/a`, '*/*'))).rejects.toBe(wait);
    const turn = await take(true, 0);
    expect(turn.isFree ? 0 : turn.waitMs).toBeGreaterThan(590_000);
  });

  test('puts a job off without a failure or an attempt while its host is not free', async () => {
    const { feed } = await addFeed(database, { url: `https://${host}/feed`, now: clock.now() });
    await take();
    const { job, delayedFor } = handedJob({ queueName: 'feed', name: 'refresh-feed', data: { feedId: feed.id } });
    await expect(runJob(context, job, 'token')).rejects.toMatchObject({ name: 'DelayedError' });
    expect(delayedFor[0]).toBeGreaterThan(0);
    expect(await database.query('select id from news_private.failure')).toEqual([]);
    expect(web.asked).toEqual([]);
  });

  test('gives a job back when the process is to stop', async () => {
    const { feed } = await addFeed(database, { url: `https://${host}/feed`, now: clock.now() });
    const stopping = new AbortController();
    const fetch: JobContext['fetch'] = (_, signal) => {
      stopping.abort();
      signal?.throwIfAborted();
      throw new Error('was not told');
    };
    const { job } = handedJob({ queueName: 'feed', name: 'refresh-feed', data: { feedId: feed.id } });
    const stopped = { ...context, fetch, signal: stopping.signal };
    await expect(runJob(stopped, job, 'token')).rejects.toMatchObject({ name: 'DelayedError' });
    expect(await database.query('select id from news_private.failure')).toEqual([]);
  });

  test('polls a feed once for each time that it is due, however often the job is run', async () => {
    web.pages.set(`https://${host}/feed`, { body: RSS });
    context = { ...context, takeTurn: async () => ({ end: async () => {} }) };
    const { feed } = await addFeed(database, { url: `https://${host}/feed`, now: clock.now() });
    const dueAt = feed.nextPollAt.toISOString();
    await refreshFeed(context, feed.id, dueAt);
    expect(await refreshFeed(context, feed.id, dueAt)).toMatchObject({ outcome: 'skipped' });
    expect(web.asked).toHaveLength(1);
  });

  test('asks a feed once when two jobs look at it before one of them asks', async () => {
    web.pages.set(`https://${host}/feed`, { body: RSS });
    const { feed } = await addFeed(database, { url: `https://${host}/feed`, now: clock.now() });
    const dueAt = feed.nextPollAt.toISOString();
    const free = { ...context, takeTurn: async () => ({ end: async () => {} }) };
    const overtaken: JobContext = {
      ...context,
      takeTurn: async () => {
        await refreshFeed(free, feed.id, dueAt);
        return { end: async () => {} };
      },
    };
    const data = { feedId: feed.id, dueAt };
    const { job, delayedFor } = handedJob({ queueName: 'feed', name: 'refresh-feed', data });
    await expect(runJob(overtaken, job, 'token')).rejects.toMatchObject({ name: 'DelayedError' });
    expect([web.asked.length, delayedFor]).toEqual([1, [0]]);
    expect(await runJob(free, handedJob({ queueName: 'feed', name: 'refresh-feed', data }).job, 'token')).toMatchObject({
      outcome: 'skipped',
    });
    expect(web.asked).toHaveLength(1);
  });

  test('leaves a feed alone for its interval when a process died while it asked', async () => {
    const { feed } = await addFeed(database, { url: `https://${host}/feed`, now: clock.now() });
    const check = () => beginCheck(database, { feedId: feed.id, dueAt: feed.nextPollAt.toISOString(), now: clock.now() });
    expect(await check()).toEqual({ isBegun: true, waitMs: 0 });
    clock.forward(60_000);
    expect(await check()).toEqual({ isBegun: false, waitMs: 4 * 60_000 });
    clock.forward(4 * 60_000);
    expect(await check()).toEqual({ isBegun: true, waitMs: 0 });
  });

  test('asks for a robots.txt once for all processes, and keeps its Crawl-delay for all requests to its host', async () => {
    web.pages.set(`https://${host}/robots.txt`, { body: 'User-agent: *\nCrawl-delay: 120\nDisallow: /private/', type: 'text/plain' });
    await openRobots(storedRobots(database))(context, `https://${host}/a`);
    await expect(openRobots(storedRobots(database))(context, `https://${host}/private/`)).rejects.toMatchObject({
      code: 'robots-disallowed',
    });
    expect(web.asked).toHaveLength(1);
    const turn = await take(true, 1);
    expect(turn.isFree ? 0 : turn.waitMs).toBeGreaterThan(110_000);
  });

  test('takes a site at its last word while its robots.txt cannot be had', async () => {
    context = { ...context, takeTurn: async () => ({ end: async () => {} }) };
    web.pages.set(`https://${host}/robots.txt`, { body: 'User-agent: *\nDisallow: /private/', type: 'text/plain' });
    await openRobots(storedRobots(database))(context, `https://${host}/a`);
    web.pages.set(`https://${host}/robots.txt`, new IngestError('http-status', '503', { disposition: 'retry' }));
    clock.forward(25 * 3_600_000);
    await openRobots(storedRobots(database))(context, `https://${host}/a`);
    await expect(openRobots(storedRobots(database))(context, `https://${host}/private/`)).rejects.toMatchObject({
      code: 'robots-disallowed',
    });
  });

  describe('entries that wait', () => {
    const addEntries = async (count: number) => {
      const { feed } = await addFeed(database, { url: `https://${host}/feed`, now: clock.now() });
      await database.query(
        `insert into news_private.entry (feed_id, identity, link, url, content_sha256, first_seen_at, last_seen_at, awaits_fetch_since)
         select $1::int, 'url:' || n, 'https://' || $2 || '/' || n, 'https://' || $2 || '/' || n, '', $3::timestamptz, $3::timestamptz, $3::timestamptz
         from generate_series(1, $4::int) as n`,
        [feed.id, host, clock.now().toISOString(), count],
      );
      return feed;
    };

    test('all get a job in turn, though the first ones go on waiting', async () => {
      await addEntries(1200);
      for (let ticks = 0; ticks < 3; ticks += 1) {
        clock.forward(11 * 60_000);
        await tick(context);
      }
      expect(new Set(added.entries).size).toBe(1200);
    });

    test('are not fetched when their feed was removed, and are when it is added again', async () => {
      const feed = await addEntries(1);
      const [entry] = await database.query<{ id: number }>('select id from news_private.entry');
      await removeFeed(database, feed.id, clock.now());
      expect(await fetchArticle(context, entry?.id ?? 0)).toMatchObject({ outcome: 'skipped' });
      await addFeed(database, { url: feed.url, now: clock.now() });
      clock.forward(11 * 60_000);
      await tick(context);
      expect(added.entries).toEqual([entry?.id]);
    });

    test('are tried again hours later when their page could not be had, for three days, however often their feed lists them', async () => {
      await addEntries(1);
      const [entry] = await database.query<{ id: number; feedId: number; at: Date }>(
        'select id, feed_id as "feedId", awaits_fetch_since as at from news_private.entry',
      );
      const away: JobContext = {
        ...context,
        askRobots: () => Promise.reject(new IngestError('timed-out', 'no answer', { disposition: 'retry' })),
      };
      const data = { entryId: entry?.id, version: 1 };
      let series = 0;
      for (;;) {
        const { job } = handedJob({ queueName: 'article', name: 'fetch-article', data, attempts: 5, attemptsMade: 4 });
        await expect(runJob(away, job, 'token')).rejects.toMatchObject({ name: 'UnrecoverableError' });
        series += 1;
        added.entries.length = 0;
        const { pending } = await saveEntries(database, { feedId: entry?.feedId ?? 0, entries: [], now: clock.now() });
        expect(pending).toEqual([]);
        clock.forward(7 * 3_600_000);
        await tick(context);
        if (added.entries.length === 0) break;
      }
      expect(series).toBe(12);
    });

    test('are given up for a source that fails for days, and not for days in which we were away', async () => {
      await addEntries(1);
      const [entry] = await database.query<{ id: number }>('select id from news_private.entry');
      const failing = (error: Error): JobContext => ({ ...context, askRobots: () => Promise.reject(error) });
      const data = { entryId: entry?.id, version: 1 };
      const isGivenUpAfter = async (error: Error, days: number) => {
        clock.forward(days * 24 * 3_600_000);
        const { job } = handedJob({ queueName: 'article', name: 'fetch-article', data, attempts: 5, attemptsMade: 4 });
        await expect(runJob(failing(error), job, 'token')).rejects.toMatchObject({ name: 'UnrecoverableError' });
        return (await database.query('select id from news_private.entry where awaits_fetch_since is not null')).length === 0;
      };
      const [ours, theirs] = [new TypeError('the database is away'), new IngestError('timed-out', 'no answer', { disposition: 'retry' })];
      expect(await isGivenUpAfter(ours, 4)).toBe(false);
      expect(await isGivenUpAfter(theirs, 1)).toBe(false);
      expect(await isGivenUpAfter(theirs, 2)).toBe(false);
      expect(await isGivenUpAfter(theirs, 2)).toBe(true);
    });

    test('are tried again hours later when a fault of ours has used up their attempts', async () => {
      await addEntries(1);
      const [entry] = await database.query<{ id: number }>('select id from news_private.entry');
      const broken: JobContext = { ...context, askRobots: () => Promise.reject(new TypeError('undefined is not a function')) };
      const data = { entryId: entry?.id, version: 1 };
      const { job } = handedJob({ queueName: 'article', name: 'fetch-article', data, attempts: 5, attemptsMade: 4 });
      await expect(runJob(broken, job, 'token')).rejects.toMatchObject({ name: 'UnrecoverableError' });
      clock.forward(3_600_000);
      await tick(context);
      expect(added.entries).toEqual([]);
      clock.forward(6 * 3_600_000);
      await tick(context);
      expect(added.entries).toEqual([entry?.id]);
    });
  });
});
