import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Database } from '../../store/database.ts';
import { addFeed, setFeedState } from '../../store/feeds.ts';
import { migrate } from '../../store/migrate.ts';
import type { JobContext } from '../../workers/job-context.ts';
import { extractRevision } from '../../workers/jobs/extract-claims.ts';
import { fetchArticle } from '../../workers/jobs/fetch-article.ts';
import { refreshFeed } from '../../workers/jobs/refresh-feed.ts';
import { tick } from '../../workers/jobs/tick.ts';
import { runOperation } from '../../workers/operations/index.ts';
import { emptyDatabase, engines, type ScratchDatabase } from '../engines.ts';
import { type Clock, configOf, contextFor, type FakeWeb, openClock, openWeb, type RecordedJobs } from '../jobs.ts';

const HOUR = 3_600_000;
const PAGE = 'https://tellur.example/a';
const page = (percent: number, more = ''): string =>
  `<!doctype html><html lang="en"><title>Tellurium dearer</title><article><h1>Tellurium dearer</h1>
  <p>Prices of tellurium rose ${percent} percent in October, the refiner Brandvold said.</p>${more}
  <p>Exports to Latvia fell by 31 percent between 3 March and 12 May 2026, customs data showed.</p></article></html>`;
const FEED = `<?xml version="1.0"?><rss version="2.0"><channel><title>The Tellur Post</title><link>https://tellur.example/</link><description/>
  <item><title>Tellurium dearer</title><link>${PAGE}</link><guid isPermaLink="false">a</guid></item></channel></rss>`;

describe.each(engines())('pages that are fetched again on $name', (engine) => {
  let scratch: ScratchDatabase;
  let database: Database;
  let web: FakeWeb;
  let clock: Clock;
  let context: JobContext;
  let added: RecordedJobs;
  let feedId: number;

  beforeAll(async () => {
    scratch = await engine.open();
    ({ database } = scratch);
    await migrate(database);
  });
  afterAll(() => scratch.close());

  beforeEach(async () => {
    await emptyDatabase(database);
    web = openWeb();
    clock = openClock();
    ({ context, added } = contextFor(database, { web, clock }));
    web.pages.set('https://tellur.example/feed', { body: FEED, type: 'application/rss+xml', etag: '"f"' });
    web.pages.set(PAGE, { body: page(9), etag: '"1"' });
    feedId = (await addFeed(database, { url: 'https://tellur.example/feed', now: clock.now() })).feed.id;
  });

  /** What a tick finds is done, and what comes of it. */
  async function work(of: JobContext = context): Promise<void> {
    await tick(of);
    for (;;) {
      const [feed, entry, revision] = [added.feeds.shift(), added.entries.shift(), added.revisions.shift()];
      if (feed !== undefined) await refreshFeed(of, feed);
      if (entry !== undefined) await fetchArticle(of, entry);
      if (revision !== undefined) await extractRevision(of, revision);
      if (feed === undefined && entry === undefined && revision === undefined) return;
    }
  }
  const asked = () => web.asked.filter(({ url }) => url === PAGE);
  /** Those of some hours after the first fetch at which the page was asked for when a tick looked. */
  async function hoursOfFetches(hours: readonly number[], of: JobContext = context): Promise<number[]> {
    const found: number[] = [];
    const start = clock.now().getTime();
    for (const hour of hours) {
      clock.forward(start + hour * HOUR - clock.now().getTime());
      const before = asked().length;
      await work(of);
      if (asked().length > before) found.push(hour);
    }
    return found;
  }
  const refetchAt = async () =>
    (await database.query('select refetch_at from news_private.entry order by id')).map((row) => row.refetch_at);

  test('are asked for an hour, six hours, a day and a week after the first time, with their validators, and then no more', async () => {
    expect(await hoursOfFetches([0, 0.5, 1, 2, 5, 6, 7, 23, 24, 100, 168, 169, 400])).toEqual([0, 1, 6, 24, 168]);
    expect(asked().map(({ etag }) => etag)).toEqual([null, '"1"', '"1"', '"1"', '"1"']);
    expect(
      await database.query('select status, not_modified from news.fetches where target = $1 order by fetched_at', ['article']),
    ).toEqual([{ status: 200, not_modified: false }, ...Array.from({ length: 4 }, () => ({ status: 304, not_modified: true }))]);
    expect(await refetchAt()).toEqual([null]);
    expect(await database.query('select revisions from news.articles')).toEqual([{ revisions: 1 }]);
  });

  test('are asked for once, however many of their times were missed', async () => {
    await work();
    clock.forward(30 * HOUR);
    await work();
    expect(asked()).toHaveLength(2);
    expect(await refetchAt()).toEqual([new Date(clock.now().getTime() + 138 * HOUR)]);
  });

  test('are left as they were read where that is switched off', async () => {
    const off = { ...context, config: configOf({ ASSAY_REFETCH_HOURS: 'off' }) };
    expect(await hoursOfFetches([0, 1, 6, 24], off)).toEqual([0]);
    const own = { ...context, config: configOf({ ASSAY_REFETCH_HOURS: '12, 2' }) };
    await runOperation({ database, now: clock.now, sqlTimeoutMs: 1000, tickNow: async () => true }, 'articles.refetch', { articles: [1] });
    await database.query('update news_private.article set first_seen_at = $1', [clock.now().toISOString()]);
    expect(await hoursOfFetches([0, 1, 2, 11, 12, 30], own)).toEqual([0, 2, 12]);
  });

  test('are a revision for each edit, with claims of its own', async () => {
    await work();
    const edits = [
      [1, page(11)],
      [5, page(12)],
      [18, page(12, '<p>“We saw it coming in spring,” said Ines Okafor, its head of sales.</p>')],
    ] as const;
    for (const [hours, body] of edits) {
      clock.forward(hours * HOUR);
      web.pages.set(PAGE, { body, etag: `"${hours + 1}"` });
      await work();
    }
    const revisions = await database.query(
      `select r.revision, r.is_current, (select count(*) from news_private.claim c where c.revision_id = r.revision_id) as claims
       from news.revisions r order by r.revision`,
    );
    expect(revisions).toEqual([
      { revision: 1, is_current: false, claims: 2 },
      { revision: 2, is_current: false, claims: 2 },
      { revision: 3, is_current: false, claims: 2 },
      { revision: 4, is_current: true, claims: 3 },
    ]);
    const changes = await database.query('select change, text, previous_text from news.revision_changes order by changed_at, claim_id');
    expect(changes).toMatchObject([
      { change: 'changed', text: expect.stringContaining('11 percent'), previous_text: expect.stringContaining(' 9 percent') },
      { change: 'changed', text: expect.stringContaining('12 percent'), previous_text: expect.stringContaining('11 percent') },
      { change: 'appeared', text: expect.stringContaining('We saw it coming') },
    ]);
    const current = await database.query<{ text: string }>('select text from news.claims order by start_char');
    expect(current.map(({ text }) => /\d+ percent/.exec(text)?.[0] ?? 'none')).toEqual(['12 percent', 'none', '31 percent']);
  });

  test('that are gone keep their text and claims', async () => {
    await work();
    web.pages.delete(PAGE);
    clock.forward(HOUR);
    await tick(context);
    const [entry = 0] = added.entries.splice(0);
    await expect(fetchArticle(context, entry)).rejects.toMatchObject({ code: 'not-found' });
    expect(await database.query('select revisions, claims from news.articles')).toEqual([{ revisions: 1, claims: 2 }]);
  });

  test('are asked for through one entry, however many feeds list them', async () => {
    web.pages.set('https://tellur.example/other', { body: FEED, type: 'application/rss+xml' });
    await addFeed(database, { url: 'https://tellur.example/other', now: clock.now() });
    await work();
    expect(asked()).toHaveLength(2);
    expect((await refetchAt()).filter((at) => at !== null)).toHaveLength(1);
    clock.forward(HOUR);
    await work();
    expect(asked()).toHaveLength(3);
  });

  test('wait while their feed is paused', async () => {
    await work();
    await setFeedState(database, { id: feedId, state: 'paused', now: clock.now() });
    clock.forward(2 * HOUR);
    await work();
    expect(asked()).toHaveLength(1);
  });

  test('are fetched at once when somebody asks', async () => {
    await work();
    const operations = { database, now: clock.now, sqlTimeoutMs: 1000, tickNow: async () => true };
    const refetch = (input: object) => runOperation(operations, 'articles.refetch', input);
    await expect(refetch({})).rejects.toMatchObject({ code: 'bad-request' });
    expect(await refetch({ articles: [1, 99] })).toEqual({
      articles: [{ article_id: 1, title: 'Tellurium dearer', url: PAGE, is_due: true }],
      missing: [99],
      checked_at_once: true,
    });
    expect(await refetch({ outlet: 'nobody' })).toEqual({ articles: [], missing: [], checked_at_once: false });
    expect(await refetch({ outlet: 'tellur', since: '2020-01-01' })).toMatchObject({ articles: [{ article_id: 1, is_due: true }] });
    await work();
    expect(asked()).toHaveLength(2);
    await setFeedState(database, { id: feedId, state: 'paused', now: clock.now() });
    expect(await refetch({ articles: [1] })).toMatchObject({ articles: [{ is_due: false }], checked_at_once: false });
  });
});
