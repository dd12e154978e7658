import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Database } from '../../store/database.ts';
import { addFeed } from '../../store/feeds.ts';
import { migrate } from '../../store/migrate.ts';
import type { JobContext } from '../../workers/job-context.ts';
import { refreshFeed } from '../../workers/jobs/refresh-feed.ts';
import { engines, type ScratchDatabase } from '../engines.ts';
import { type Clock, contextFor, type FakeWeb, openClock, openWeb } from '../jobs.ts';

const URL = 'https://rhenium.example/feed';
const HOUR = 3_600_000;
const [embedded] = engines();

/** A document whose entries come every minute, so that nothing but its own wish holds the next check back. */
const document = (asks: string, at: Date): string => {
  const item = (_: unknown, index: number): string =>
    `<item><guid isPermaLink="false">${index}</guid><title>Item ${index}</title><pubDate>${new Date(at.getTime() - index * 60_000).toUTCString()}</pubDate></item>`;
  return `<rss version="2.0"><channel><title>Rhenium</title>${asks}${Array.from({ length: 20 }, item).join('')}</channel></rss>`;
};

describe('what a feed document asks of its readers', () => {
  let scratch: ScratchDatabase;
  let database: Database;
  let web: FakeWeb;
  let clock: Clock;
  let context: JobContext;
  let feedId: number;

  beforeAll(async () => {
    if (embedded === undefined) throw new Error('no engine');
    scratch = await embedded.open();
    ({ database } = scratch);
    await migrate(database);
  });
  afterAll(() => scratch.close());

  beforeEach(async () => {
    await database.query('truncate news_private.feed restart identity cascade');
    web = openWeb();
    clock = openClock();
    ({ context } = contextFor(database, { web, clock }));
    feedId = (await addFeed(database, { url: URL, now: clock.now() })).feed.id;
  });

  const answer = (asks: string, etag: string): void =>
    void web.pages.set(URL, { body: document(asks, clock.now()), type: 'application/rss+xml', etag });
  const hoursToNext = async (): Promise<number> => {
    const [row] = await database.query<{ at: Date }>('select next_poll_at as at from news.feeds');
    return ((row?.at.getTime() ?? 0) - clock.now().getTime()) / HOUR;
  };

  test('holds the next check back, also after an answer that nothing has changed and after a failure', async () => {
    answer('<ttl>360</ttl>', '"1"');
    await refreshFeed(context, feedId);
    expect(await hoursToNext()).toBe(6);
    clock.forward(6 * HOUR);
    expect(await refreshFeed(context, feedId)).toMatchObject({ outcome: 'not-modified' });
    expect(await hoursToNext()).toBe(6);
    clock.forward(6 * HOUR);
    web.pages.delete(URL);
    await expect(refreshFeed(context, feedId)).rejects.toMatchObject({ code: 'not-found' });
    expect(await hoursToNext()).toBeGreaterThanOrEqual(6);
  });

  test('keeps checks out of the hours that it names', async () => {
    // It is five o'clock.
    answer('<skipHours><hour>5</hour><hour>6</hour><hour>7</hour></skipHours>', '"1"');
    await refreshFeed(context, feedId);
    expect(await hoursToNext()).toBe(3);
  });

  test('no longer counts once a document does not ask for it', async () => {
    answer('<ttl>360</ttl>', '"1"');
    await refreshFeed(context, feedId);
    answer('', '"2"');
    await refreshFeed(context, feedId);
    expect(await hoursToNext()).toBeLessThan(1);
  });
});
