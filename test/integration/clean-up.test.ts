import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../store/database.ts';
import { addFeed } from '../../store/feeds.ts';
import { migrate } from '../../store/migrate.ts';
import { choreOf, takeChore } from '../../store/upkeep/chores.ts';
import { countExpired, type RetentionDays, removeExpired } from '../../store/upkeep/retention.ts';
import type { JobContext } from '../../workers/job-context.ts';
import { CLEAN_UP, cleanUp } from '../../workers/jobs/clean-up.ts';
import { extractRevision } from '../../workers/jobs/extract-claims.ts';
import { fetchArticle } from '../../workers/jobs/fetch-article.ts';
import { refreshFeed } from '../../workers/jobs/refresh-feed.ts';
import { runOperation } from '../../workers/operations/index.ts';
import { engines, type ScratchDatabase } from '../engines.ts';
import { type Clock, configOf, contextFor, type FakeWeb, openClock, openWeb, type RecordedJobs } from '../jobs.ts';

const DAY = 86_400_000;
const FEED = 'https://osmium.example/feed';
const PAGE = 'https://osmium.example/a';
const OFF: RetentionDays = { records: null, replaced: null, pages: null, history: null };
const [embedded] = engines();

const page = (percent: number): string =>
  `<!doctype html><html lang="en"><title>Osmium dearer</title><article><h1>Osmium dearer</h1>
  <p>Prices of osmium rose ${percent} percent in October, the refiner Brandvold said.</p></article></html>`;
const document = (note = ''): string =>
  `<rss version="2.0"><channel><title>The Osmium Post</title><item><title>Osmium dearer</title><link>${PAGE}</link>
  <guid isPermaLink="false">a</guid><description>Osmium is dearer.${note}</description></item></channel></rss>`;

describe('what is older than its days', () => {
  let scratch: ScratchDatabase;
  let database: Database;
  let web: FakeWeb;
  let clock: Clock;
  let context: JobContext;
  let added: RecordedJobs;
  let feedId: number;

  /** The page says something, and is fetched and extracted. */
  async function publish(percent: number): Promise<void> {
    web.pages.set(PAGE, { body: page(percent) });
    await database.query('update news_private.entry set awaits_fetch_since = now()');
    await fetchArticle(context, 1);
    for (const id of added.revisions.splice(0)) await extractRevision(context, id);
    clock.forward(DAY);
  }
  const rowsOf = (sql: string) => database.query<Record<string, unknown>>(sql);
  /** All that analysts see of texts, claims and who said them. */
  const seen = async () => ({
    articles: await rowsOf('select * from news.articles order by article_id'),
    revisions: await rowsOf('select * from news.revisions order by revision_id'),
    claims: await rowsOf('select * from news.claims order by claim_id'),
    mentions: await rowsOf('select * from news.mentions order by mention_id'),
    figures: await rowsOf('select * from news.figures order by mention_id'),
    changes: await rowsOf('select * from news.revision_changes order by changed_at, claim_id'),
  });
  const pagesKept = async () =>
    (await rowsOf('select number, body_gzip is not null as has_page from news_private.revision order by number')).map(
      ({ has_page }) => has_page,
    );

  beforeAll(async () => {
    if (embedded === undefined) throw new Error('no engine');
    scratch = await embedded.open();
    ({ database } = scratch);
    await migrate(database);
    web = openWeb();
    clock = openClock();
    ({ context, added } = contextFor(database, { web, clock }));
    web.pages.set(FEED, { body: document(), type: 'application/rss+xml' });
    feedId = (await addFeed(database, { url: FEED, now: clock.now() })).feed.id;
    await refreshFeed(context, feedId);
    for (const percent of [4, 5, 6]) await publish(percent);
  });
  afterAll(() => scratch.close());

  test('is counted before it goes, as it then does', async () => {
    clock.forward(100 * DAY);
    const days = { ...OFF, records: 90 };
    const counted = await countExpired(database, days, { now: clock.now(), limit: 1000 });
    expect(counted).toMatchObject({ fetches: 4, replaced_pages: 0, pages: 0, entry_texts: 0, history: 0 });
    expect(await removeExpired(database, days, { now: clock.now(), limit: 1000 })).toEqual(counted);
    expect(await countExpired(database, days, { now: clock.now(), limit: 1000 })).toMatchObject({ fetches: 0 });
  });

  test('stays for ever where its days are off', async () => {
    clock.forward(5000 * DAY);
    const kept = await countExpired(database, OFF, { now: clock.now(), limit: 1000 });
    expect({ ...kept, robots: 0 }).toEqual({ fetches: 0, failures: 0, replaced_pages: 0, entry_texts: 0, pages: 0, history: 0, robots: 0 });
  });

  test('goes with nothing that a claim rests on, current or replaced', async () => {
    const before = await seen();
    expect(before.claims.length).toBeGreaterThan(0);
    await removeExpired(database, { ...OFF, replaced: 1 }, { now: clock.now(), limit: 1000 });
    expect(await pagesKept()).toEqual([false, false, true]);
    expect(await seen()).toEqual(before);
    await removeExpired(database, { records: 1, replaced: 1, pages: 1, history: 1 }, { now: clock.now(), limit: 1000 });
    expect(await pagesKept()).toEqual([false, false, false]);
    expect(await seen()).toEqual(before);
  });

  test('comes back with a text that does', async () => {
    await publish(4);
    expect(await pagesKept()).toEqual([true, false, false]);
    await removeExpired(database, { ...OFF, replaced: 1 }, { now: new Date(clock.now().getTime() + 400 * DAY), limit: 1000 });
    expect(await pagesKept()).toEqual([true, false, false]);
  });

  test('of an entry is not news when the feed lists it again', async () => {
    expect(await rowsOf('select summary from news_private.entry')).toEqual([{ summary: null }]);
    web.pages.set(FEED, { body: document(), type: 'application/rss+xml' });
    expect(await refreshFeed(context, feedId)).toMatchObject({ new_entries: 0, changed_entries: 0 });
    expect(await rowsOf('select summary from news_private.entry')).toEqual([{ summary: 'Osmium is dearer.' }]);
    expect(await refreshFeed(context, feedId)).toMatchObject({ outcome: 'read', new_entries: 0 });
  });

  test('is removed bit by bit, every hour, by one process', async () => {
    await database.query(
      `insert into news_private.fetch (feed_id, url, fetched_at)
       select $1::int, 'https://osmium.example/', timestamptz '2020-01-01' from generate_series(1, 4500)`,
      [feedId],
    );
    const left = async () => (await rowsOf("select count(*)::int as n from news_private.fetch where fetched_at < '2021-01-01'"))[0]?.n;
    await database.query('delete from news_private.chore');
    await Promise.all([cleanUp(context), cleanUp(context)]);
    expect(await left()).toBe(2500);
    // There was more than one go could take, so that the next tick goes on.
    await cleanUp(context);
    await cleanUp(context);
    expect(await left()).toBe(0);
    expect(await cleanUp(context)).toBe(0);
    expect((await choreOf(database, CLEAN_UP))?.dueAt).toEqual(new Date(clock.now().getTime() + DAY / 24));
    clock.forward(DAY / 24);
    expect(await takeChore(database, CLEAN_UP, { now: clock.now(), leaseMs: 1000 })).toBe(true);
    expect(await takeChore(database, CLEAN_UP, { now: clock.now(), leaseMs: 1000 })).toBe(false);
    clock.forward(1000);
    expect(await takeChore(database, CLEAN_UP, { now: clock.now(), leaseMs: 1000 })).toBe(true);
  });

  test('is told by the status, which removes nothing', async () => {
    const retention = { ...OFF, records: 90 };
    clock.forward(100 * DAY);
    const operations = { database, now: clock.now, sqlTimeoutMs: 10_000, tickNow: async () => false, retention };
    const ask = () => runOperation(operations, 'status', {}) as Promise<{ past_their_days: { fetches: number } }>;
    expect((await ask()).past_their_days.fetches).toBeGreaterThan(0);
    expect(await ask()).toEqual(await ask());
  });

  test.each([
    ['ASSAY_RECORDS_DAYS', '0'],
    ['ASSAY_PAGES_DAYS', 'never'],
    ['ASSAY_REPLACED_DAYS', '1.5'],
  ])('%s=%s is refused', (name, value) => {
    expect(() => configOf({ [name]: value })).toThrow(/days from 1 to 36500, or off/);
  });
});
