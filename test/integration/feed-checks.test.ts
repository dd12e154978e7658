import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Database } from '../../store/database.ts';
import { addFeed } from '../../store/feeds.ts';
import { migrate } from '../../store/migrate.ts';
import type { JobContext } from '../../workers/job-context.ts';
import { fetchArticle } from '../../workers/jobs/fetch-article.ts';
import { refreshFeed } from '../../workers/jobs/refresh-feed.ts';
import type { AccessChange } from '../../workers/operations/edit-access.ts';
import { type OperationInput, type OperationName, type OperationOutput, runOperation } from '../../workers/operations/index.ts';
import { type OperationContext, operationContext } from '../../workers/operations/operation.ts';
import { openTurns } from '../../workers/requests/take-turn.ts';
import { emptyDatabase, engines, type ScratchDatabase } from '../engines.ts';
import { type Clock, configOf, contextFor, type FakeWeb, openClock, openWeb } from '../jobs.ts';

const FEED = 'https://rhenium.example/feed';
const HOUR = 3_600_000;
const [embedded] = engines();

/** A document whose entries come every minute, so that nothing but its own wish holds the next check back. */
const document = (asks: string, at: Date): string => {
  const item = (_: unknown, index: number): string =>
    `<item><guid isPermaLink="false">${index}</guid><title>Item ${index}</title><pubDate>${new Date(at.getTime() - index * 60_000).toUTCString()}</pubDate></item>`;
  return `<rss version="2.0"><channel><title>Rhenium</title>${asks}${Array.from({ length: 20 }, item).join('')}</channel></rss>`;
};

describe('checks of feeds', () => {
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
    await emptyDatabase(database);
    web = openWeb();
    clock = openClock();
    ({ context } = contextFor(database, { web, clock }));
    feedId = (await addFeed(database, { url: FEED, now: clock.now() })).feed.id;
  });

  describe('what a document asks of its readers', () => {
    const answer = (asks: string, etag: string): void =>
      void web.pages.set(FEED, { body: document(asks, clock.now()), type: 'application/rss+xml', etag });
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
      web.pages.delete(FEED);
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

  test('tell what came in place of a feed, with its status and size', async () => {
    const body = '<!doctype html><html><head><title>Just a moment...</title></head><body></body></html>';
    web.pages.set(FEED, { body });
    await expect(refreshFeed(context, feedId)).rejects.toMatchObject({ code: 'not-a-feed' });
    const fetches = await database.query('select status, bytes, code, reason, next_poll_at > fetched_at as is_next from news.fetches');
    const reason = `${FEED} is not a feed: it is a page that challenges programs; ask the site to let this one in`;
    expect(fetches).toEqual([{ status: 200, bytes: body.length, code: 'not-a-feed', reason, is_next: true }]);
  });

  describe('what a server wants to see', () => {
    const operations = (): OperationContext => ({ database, now: clock.now, sqlTimeoutMs: 10_000, tickNow: async () => false });
    const run = <Name extends OperationName>(name: Name, input: OperationInput<Name>) =>
      runOperation(operations(), name, input) as Promise<OperationOutput<Name>>; // the operation of this name answered
    const refusal = (input: unknown): Promise<unknown> => runOperation(operations(), 'feeds.edit', input).catch((error: unknown) => error);
    const give = (access: AccessChange) => run('feeds.edit', { feed: feedId, access });
    const sentTo = (url: string) => {
      const { headers, proxy } = web.asked.findLast((request) => request.url === url) ?? {};
      return { headers, proxy };
    };
    const ITEM = (link: string) => `<item><guid isPermaLink="false">${link}</guid><title>Ore</title><link>${link}</link></item>`;
    const PAGE = '<!doctype html><title>Ore</title><article><p>Prices of rhenium rose 4 percent in May, a refiner said.</p></article>';
    const withItems = (...links: readonly string[]): void =>
      void web.pages.set(FEED, { body: `<rss><channel><title>R</title>${links.map(ITEM).join('')}</channel></rss>`, type: 'text/xml' });
    const basic = (name: string, password: string): string => `Basic ${Buffer.from(`${name}:${password}`).toString('base64')}`;

    test('is sent with requests for the feed, and for its pages on the same origin alone', async () => {
      withItems('https://rhenium.example/a', 'https://rhenium.example:8443/b', 'https://elsewhere.example/c');
      for (const url of ['https://rhenium.example/a', 'https://rhenium.example:8443/b', 'https://elsewhere.example/c'])
        web.pages.set(url, { body: PAGE });
      await give({
        login: { kind: 'basic', username: 'desk', secret: 'pä:ss' },
        headers: { 'X-Key': 'k3y' },
        proxy: 'http://p.example:3128',
      });
      await refreshFeed(context, feedId);
      const sent = { headers: { authorization: basic('desk', 'pä:ss'), 'X-Key': 'k3y' }, proxy: 'http://p.example:3128' };
      expect(sentTo(FEED)).toEqual(sent);
      for (const { id } of await database.query<{ id: number }>('select id from news_private.entry order by id'))
        await fetchArticle(context, id);
      expect(sentTo('https://rhenium.example/a')).toEqual(sent);
      expect(sentTo('https://rhenium.example:8443/b')).toEqual({ headers: undefined, proxy: 'http://p.example:3128' });
      expect(sentTo('https://elsewhere.example/c')).toEqual({ headers: undefined, proxy: 'http://p.example:3128' });
    });

    test('may lie in the environment of the workers, and is looked for again where it does not', async () => {
      withItems();
      await give({ login: { kind: 'bearer', username: null, secret: 'env:FEED_RHENIUM' } });
      await expect(refreshFeed(context, feedId)).rejects.toMatchObject({ code: 'secret-missing', disposition: 'wait' });
      expect(web.asked).toEqual([]);
      expect(await run('feeds.show', { feed: feedId })).toMatchObject({
        last_error_code: 'secret-missing',
        failure_count: 1,
        state: 'active',
      });
      await refreshFeed({ ...context, readSecret: (name) => (name === 'FEED_RHENIUM' ? 't0ken' : null) }, feedId);
      expect(sentTo(FEED).headers).toEqual({ authorization: 'Bearer t0ken' });
    });

    test('is shown nowhere: not by commands, views, lists of feeds or messages', async () => {
      const secrets = /s3cret|k3y|pr0xy/;
      const said = [
        (await give({
          login: { kind: 'basic', username: 'desk', secret: 's3cret' },
          headers: { 'X-Key': 'k3y', 'X-Other': 'env:FEED_OTHER' },
          proxy: 'http://pat:pr0xy@p.example:3128',
        })) as unknown,
      ];
      await refreshFeed(context, feedId).catch((error: Error) => void said.push(error.message));
      const shown = await run('feeds.show', { feed: feedId });
      expect(shown.access).toEqual({
        origin: 'https://rhenium.example',
        login: { kind: 'basic', username: 'desk', secret: '***' },
        headers: { 'X-Key': '***', 'X-Other': 'env:FEED_OTHER' },
        proxy: 'http://***@p.example:3128',
      });
      said.push(shown, await run('feeds.list', {}), await run('feeds.export', { with_logins: true }), await run('status', {}));
      for (const view of ['feeds', 'feed_health', 'fetches', 'failures'])
        said.push(await database.read(`select * from news.${view}`, { maxRows: 100, timeoutMs: 10_000 }));
      said.push(await refusal({ feed: feedId, access: { headers: { 'X-Key': 'k3y\nX: s3cret' } } }).then(String));
      expect(JSON.stringify(said)).not.toMatch(secrets);
      const asReader = await database.read('select * from news_private.feed_access', { maxRows: 1, timeoutMs: 10_000 }).catch(String);
      expect(asReader).toMatch(/permission denied|refused/i);
    });

    test('is changed part by part, and taken back', async () => {
      await give({ login: { kind: 'basic', username: 'desk', secret: 'a' }, headers: { 'X-A': '1', 'X-B': '2' } });
      const { access } = await give({ headers: { 'x-a': null, 'X-B': '3', 'X-C': '4' }, proxy: 'none' });
      expect(access).toMatchObject({ login: { username: 'desk' }, headers: { 'X-B': '***', 'X-C': '***' }, proxy: 'none' });
      expect(Object.keys(access?.headers ?? {})).not.toContain('X-A');
      await give({ login: null, headers: { 'X-B': null, 'X-C': null }, proxy: null });
      expect((await run('feeds.show', { feed: feedId })).access).toBeNull();
      expect(await database.query('select from news_private.feed_access')).toEqual([]);
    });

    test('is not taken along when a feed moves to another origin, and forgotten with the feed', async () => {
      await give({ headers: { 'X-Key': 'k3y' } });
      await database.query("update news_private.feed set url = 'https://moved.example/feed' where id = $1", [feedId]);
      web.pages.set('https://moved.example/feed', { body: '<rss><channel><title>R</title></channel></rss>', type: 'text/xml' });
      await refreshFeed(context, feedId);
      expect(sentTo('https://moved.example/feed').headers).toBeUndefined();
      const { access } = await give({ headers: { 'X-New': 'n3w' } });
      expect(access).toMatchObject({ origin: 'https://moved.example', headers: { 'X-New': '***' } });
      expect(Object.keys(access?.headers ?? {})).toEqual(['X-New']);
      await run('feeds.remove', { feed: feedId });
      expect(await database.query('select from news_private.feed_access')).toEqual([]);
    });

    test.each([
      ['a header that the program says itself', { headers: { 'User-Agent': 'Browser' } }],
      ['a header of the connection', { headers: { Host: 'other.example' } }],
      ['a header with a line break', { headers: { 'X-Key': 'a\r\nX-B: c' } }],
      ['a name with a blank', { headers: { 'X Key': 'a' } }],
      ['a proxy of another kind', { proxy: 'socks5://p.example' }],
      ['a name with a colon', { login: { kind: 'basic', username: 'a:b', secret: 'c' } }],
    ])('cannot be %s', async (_what, access) => {
      expect(await refusal({ feed: feedId, access })).toMatchObject({ code: 'bad-request' });
    });
  });

  test('by a command take their turns at hosts with those of the workers', async () => {
    const config = configOf({ ASSAY_HOST_SPACING_MS: '60000' });
    const operations = operationContext(config, database, null);
    const turn = { url: 'https://rhenium.example:8443/x', is_returning: false };
    const inTurn = openTurns(database, config);
    const waitMs = async (url: string) => ((await runOperation(operations, 'turns.take', { ...turn, url })) as { wait_ms: number }).wait_ms;
    expect(await waitMs(turn.url)).toBe(0);
    await expect(inTurn(FEED, false)).rejects.toMatchObject({ name: 'PutOff' });
    await runOperation(operations, 'turns.end', { url: turn.url, leave_alone_ms: null });
    expect(await waitMs(FEED)).toBeGreaterThan(30_000);
    expect(await waitMs('https://other.example/')).toBe(0);
  });
});
