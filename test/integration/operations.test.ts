import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../store/database.ts';
import { migrate } from '../../store/migrate.ts';
import { extractRevision } from '../../workers/jobs/extract-claims.ts';
import { fetchArticle } from '../../workers/jobs/fetch-article.ts';
import { refreshFeed } from '../../workers/jobs/refresh-feed.ts';
import { type OperationInput, type OperationName, type OperationOutput, runOperation } from '../../workers/operations/index.ts';
import { type OperationContext, OperationError } from '../../workers/operations/operation.ts';
import { engines, type ScratchDatabase } from '../engines.ts';
import { contextFor, openClock, openWeb } from '../jobs.ts';

const FEED = 'https://zinc.example/feed';
const PAGE = `<!doctype html><html lang="en"><title>Zinc and terbium</title><article><h1>Zinc and terbium</h1>
<p>China’s exports of terbium fell by 22 percent in September, the consultant Ravi Lindqvist said.</p>
<p>Beijing said it would lift the export ban on gallium by 1 March 2027.</p></article></html>`;
const RSS = `<?xml version="1.0"?><rss version="2.0"><channel><title>The Zinc Post</title><link>https://zinc.example/</link><description/>
<item><title>Zinc</title><link>https://zinc.example/a</link><guid isPermaLink="false">a</guid></item>
<item><title>Gone</title><link>https://zinc.example/b</link><guid isPermaLink="false">b</guid></item></channel></rss>`;

describe.each(engines())('operations on $name', (engine) => {
  let scratch: ScratchDatabase;
  let database: Database;
  let context: OperationContext;
  let ticks = 0;
  const clock = openClock();

  /** An operation with an input of its shape. */
  const run = <Name extends OperationName>(name: Name, input: OperationInput<Name>) =>
    runOperation(context, name, input) as Promise<OperationOutput<Name>>; // the operation of this name answered
  /** The error of an operation with whatever input. */
  const refused = (name: OperationName, input: unknown): Promise<unknown> =>
    runOperation(context, name, input).then(
      (output) => ({ output }),
      (error: unknown) => error,
    );

  beforeAll(async () => {
    scratch = await engine.open();
    ({ database } = scratch);
    await migrate(database);
    const tickNow = async () => {
      ticks += 1;
      return true;
    };
    context = { database, now: clock.now, sqlTimeoutMs: 10_000, tickNow };
    const web = openWeb();
    web.pages.set(FEED, { body: RSS, type: 'application/rss+xml' });
    web.pages.set('https://zinc.example/a', { body: PAGE });
    const jobs = contextFor(database, { web, clock });
    await run('feeds.add', { urls: [FEED] });
    await refreshFeed(jobs.context, 1);
    for (const id of jobs.added.entries) await fetchArticle(jobs.context, id).catch(() => {});
    for (const id of jobs.added.revisions) await extractRevision(jobs.context, id);
  });
  afterAll(() => scratch.close());

  describe('feeds', () => {
    test('are added once, however their address is written, and looked at at once', async () => {
      const before = ticks;
      const [first] = (await run('feeds.add', { urls: ['https://once.example/feed'] })).feeds;
      expect(first).toMatchObject({ url: 'https://once.example/feed', is_new: true, error: null });
      const again = await run('feeds.add', { urls: ['https://once.example/feed', 'HTTPS://Once.Example:443/feed'] });
      expect(again).toMatchObject({ checked_at_once: true, feeds: [{ is_new: false }, { is_new: false }] });
      expect(new Set(again.feeds.map(({ feed_id }) => feed_id))).toEqual(new Set([first?.feed_id]));
      expect(ticks).toBe(before + 2);
      expect(await run('feeds.show', { feed: 'https://ONCE.example/feed' })).toMatchObject({ feed_id: first?.feed_id });
    });

    test('with an address that is none are left out, and those beside them added', async () => {
      const { feeds } = await run('feeds.add', { urls: ['ftp://a.example/feed', 'feed.xml', '', 'https://beside.example/feed'] });
      expect(feeds.map(({ is_new, error }) => [is_new, error?.code])).toEqual([
        [false, 'bad-address'],
        [false, 'bad-address'],
        [false, 'bad-address'],
        [true, undefined],
      ]);
    });

    test('with a login never show it', async () => {
      const shown: unknown[] = [];
      for (const url of ['https://desk:hunter2@login.example/feed', 'https://desk:a@hunter2@login.example/at']) {
        const added = await run('feeds.add', { urls: [url] });
        const id = added.feeds[0]?.feed_id ?? 0;
        shown.push(added, await run('feeds.show', { feed: id }), await run('feeds.refresh', { feeds: [id] }));
        shown.push(await run('feeds.list', {}), await run('sql', { statement: 'select url from news.feeds', max_rows: 100 }));
        shown.push(await run('feeds.remove', { feed: id }));
      }
      expect(JSON.stringify(shown)).toContain('login.example');
      expect(JSON.stringify(shown)).not.toContain('hunter2');
    });

    test('are shown with what is wrong with them', async () => {
      expect(await run('feeds.list', {})).toContainEqual(
        expect.objectContaining({ feed_id: 1, title: 'The Zinc Post', url: FEED, state: 'active', last_error_code: null }),
      );
      expect(await run('feeds.show', { feed: '1' })).toMatchObject({ feed_id: 1, site_url: 'https://zinc.example/', failures: [] });
    });

    test('are made due, all or those that are named, and one that is not there holds nothing up', async () => {
      const { feeds } = await run('feeds.refresh', { feeds: [FEED, 9_999] });
      expect(feeds).toMatchObject([
        { feed_id: 1, error: null },
        { feed: '9999', feed_id: null, error: { code: 'no-such-feed' } },
      ]);
      const all = await run('feeds.refresh', { feeds: 'all' });
      expect(all.feeds.map(({ feed_id }) => feed_id)).toContain(1);
      expect((await run('feeds.refresh', { feeds: 'failing' })).feeds).toEqual([]);
    });

    test('are paused with a reason, edited, and resumed', async () => {
      const feed = (await run('feeds.add', { urls: ['https://kept.example/feed'] })).feeds[0]?.feed_id ?? 0;
      await run('feeds.pause', { feed, reason: 'sends tests' });
      await run('feeds.edit', { feed, title: 'Kept', folder: 'Metals / Asia', min_poll_seconds: 900 });
      expect(await run('feeds.show', { feed })).toMatchObject({
        state: 'paused',
        title: 'Kept',
        folder: 'Metals / Asia',
        paused_reason: 'sends tests',
        min_poll_seconds: 900,
      });
      expect(await refused('feeds.edit', { feed, max_poll_seconds: 600 })).toMatchObject({ code: 'bad-request' });
      await run('feeds.edit', { feed, folder: null });
      await run('feeds.resume', { feed });
      expect(await run('feeds.show', { feed })).toMatchObject({ state: 'active', title: 'Kept', folder: null, paused_reason: null });
      await run('feeds.remove', { feed });
    });

    test('come from a list and go into one, which changes nothing the second time', async () => {
      const list = `<opml><body><outline text="Metals"><outline text="Ore" xmlUrl="https://ann:hunter2@listed.example/feed"/></outline>
        <outline xmlns:assay="urn:assay" xmlUrl="https://resting.example/feed" assay:paused="true" assay:pausedReason="resting"/>
        <outline xmlns:assay="urn:assay" xmlUrl="https://dead.example/feed" assay:gone="answered 410"/></body></opml>`;
      const base64 = Buffer.from(list).toString('base64');
      const first = await run('feeds.import', { base64 });
      expect(first).toMatchObject({ added: 3, defects: [] });
      expect(JSON.stringify(first)).not.toContain('hunter2');
      const all = await run('feeds.list', {});
      const { opml } = await run('feeds.export', {});
      expect(opml).not.toContain('hunter2');
      expect(await run('feeds.import', { base64 })).toMatchObject({ added: 0 });
      expect(await run('feeds.list', {})).toEqual(all);
      const whole = (await run('feeds.export', { with_logins: true })).opml;
      for (const { feed_id: feed } of all) await run('feeds.remove', { feed });
      await run('feeds.import', { base64: Buffer.from(whole).toString('base64') });
      expect((await run('feeds.export', { with_logins: true })).opml).toBe(whole);
      expect(await refused('feeds.import', { base64: '' })).toMatchObject({ code: 'not-opml' });
    });

    test('that are removed are gone, and come back when they are added again', async () => {
      const url = 'https://removed.example/feed';
      const [added] = (await run('feeds.add', { urls: [url] })).feeds;
      expect(await run('feeds.remove', { feed: url })).toEqual({ feed_id: added?.feed_id, url });
      expect(await refused('feeds.remove', { feed: url })).toMatchObject({ code: 'no-such-feed' });
      expect((await run('feeds.add', { urls: [url] })).feeds).toMatchObject([{ feed_id: added?.feed_id, is_new: true }]);
    });
  });

  test('articles are listed, and shown with their text, revisions and claims', async () => {
    const [article] = await run('articles.list', { limit: 10, feed: 1, since: '2020-01-01' });
    expect(article).toMatchObject({ title: 'Zinc and terbium', url: 'https://zinc.example/a', claims: 2 });
    const shown = await run('articles.show', { article: article?.article_id ?? 0, claims: true });
    expect(shown).toMatchObject({ text: expect.stringContaining('terbium'), revision_list: [{ revision: 1 }] });
    expect('claim_list' in shown && shown.claim_list.map(({ elements }) => elements)).toEqual([['Tb'], ['Ga']]);
    expect(await run('articles.list', { limit: 10, until: '2020-01-01' })).toEqual([]);
    expect(await run('articles.list', { limit: 10, outlet: '%' })).toEqual([]);
  });

  test('claims are listed by what they hold, and shown with their mentions', async () => {
    const { claims, total } = await run('claims.list', { limit: 1 });
    expect([claims.length, total]).toEqual([1, 2]);
    for (const filter of [{ element: 'Tb' }, { speaker: 'lindqvist' }, { search: 'terbium' }]) {
      const found = await run('claims.list', { limit: 10, ...filter });
      expect(found, JSON.stringify(filter)).toMatchObject({ total: 1, claims: [{ elements: ['Tb'] }] });
    }
    const claim = await run('claims.show', { claim: claims[0]?.claim_id ?? 0 });
    expect(claim.mentions.length).toBeGreaterThan(1);
  });

  test('status counts everything and names what is wrong', async () => {
    expect(await run('status', {})).toMatchObject({ articles: 1, revisions: 1, claims: 2, entries_awaiting_fetch: 1, open_failures: [] });
  });

  test('health finds a migrated database whose reader cannot write', async () => {
    const health = await run('health', {});
    expect(health).toMatchObject({ engine: engine.name, write: { found: { was_refused: true } }, reader: { error: null } });
    expect(health.migrations.found?.every(({ applied_at }) => applied_at !== null)).toBe(true);
    expect(await run('health', { quick: true })).toMatchObject({ write: null, reader: null });
  });

  describe('sql', () => {
    const ask = (statement: string, max_rows = 10) => run('sql', { statement, max_rows });

    test('answers with columns and rows, and says when there are more', async () => {
      expect(await ask('select 1 as one, null as none')).toEqual({
        columns: ['one', 'none'],
        rows: [[1, null]],
        truncated: false,
        fault: null,
      });
      const cut = await ask('select n from generate_series(1, 1000) as n', 3);
      expect(cut).toEqual({ columns: ['n'], rows: [[1], [2], [3]], truncated: true, fault: null });
      expect(await ask('select n from generate_series(1, 3) as n', 3)).toMatchObject({ truncated: false });
    });

    test.each([
      ['delete from news.claims'],
      ['with gone as (delete from news_private.claim returning id) select * from gone'],
      ['select 1; select 2'],
      ['select * from news_private.feed'],
      ['create table t (id int)'],
      ["select set_config('role', 'postgres', false)"],
      ['begin'],
      ['copy (select 1) to stdout'],
    ])('refuses %s', async (statement) => {
      expect(await ask(statement)).toMatchObject({ fault: { message: expect.any(String) } });
      expect((await run('status', {})).claims).toBe(2);
    });

    test('says where a statement is wrong', async () => {
      expect(await ask('select nonsense from news.claims')).toMatchObject({ fault: { code: 'query-failed', position: 8 } });
    });

    test('ends a statement that takes too long, and answers the next one', async () => {
      const short = { ...context, sqlTimeoutMs: 50 };
      await expect(runOperation(short, 'sql', { statement: 'select pg_sleep(0.3)', max_rows: 1 })).rejects.toMatchObject({
        code: 'query-too-long',
      });
      expect(await ask('select 1 as one')).toMatchObject({ rows: [[1]] });
    });
  });

  test.each<[OperationInput<'values.unknown'>, (string | null)[]]>([
    [{ element: 'dysprosum' }, ['dysprosium']],
    [{ element: 'rare-earth' }, ['rare-earths']],
    [{ element: 'Xx' }, [null]],
    [{ tag: 'export-controls' }, ['export-control']],
    [{ kind: 'percent' }, ['percentage']],
    [{ outlet: 'The Zink Post' }, ['The Zinc Post']],
    [{ outlet: 'zinc' }, []],
    [{ speaker: 'Ravi Lindquist' }, ['Ravi Lindqvist']],
    [{ speaker: 'lindqvist' }, []],
    [{ feed: 9_999 }, [null]],
    [{ feed: 'https://zink.example/feed' }, ['1, The Zinc Post']],
    [{ element: 'Tb', tag: 'tarif', outlet: 'Zinc' }, ['tariff']],
  ])('tell what may have been meant by %j', async (lookedFor, meant) => {
    expect((await run('values.unknown', lookedFor)).map((value) => value.meant)).toEqual(meant);
  });

  test('find an element by its name', async () => {
    const { claims } = await run('claims.list', { limit: 10, element: 'Terbium' });
    expect(claims.map(({ elements }) => elements)).toEqual([['Tb']]);
    expect((await run('claims.list', { limit: 10, element: 'tb' })).claims).toEqual(claims);
  });

  test.each<[OperationName, unknown, string]>([
    ['articles.show', { article: 9_999 }, 'no-such-article'],
    ['articles.show', { article: 'x' }, 'bad-request'],
    ['articles.show', { article: 3_000_000_000 }, 'bad-request'],
    ['articles.list', { limit: 0 }, 'bad-request'],
    ['articles.list', {}, 'bad-request'],
    ['articles.list', { limit: 10, since: 'yesterday' }, 'bad-request'],
    ['articles.list', { limit: 10, outlet: 'Zinc\u0000' }, 'bad-request'],
    ['claims.show', { claim: 9_999 }, 'no-such-claim'],
    ['claims.show', null, 'bad-request'],
    ['claims.list', { limit: 10, tag: 7 }, 'bad-request'],
    ['claims.list', { limit: 10, search: '\u0000' }, 'bad-request'],
    ['claims.list', { limit: 20_000 }, 'bad-request'],
    ['feeds.add', { urls: [] }, 'bad-request'],
    ['feeds.add', { urls: FEED }, 'bad-request'],
    ['feeds.add', undefined, 'bad-request'],
    ['feeds.show', { feed: 9_999 }, 'no-such-feed'],
    ['feeds.show', { feed: 'a name' }, 'no-such-feed'],
    ['feeds.show', { feed: 'a\u0000name' }, 'bad-request'],
    ['feeds.show', {}, 'bad-request'],
    ['feeds.refresh', { feeds: 'some' }, 'bad-request'],
    ['feeds.refresh', { feeds: [] }, 'bad-request'],
    ['feeds.remove', { feed: -1 }, 'bad-request'],
    ['sql', { statement: 'select 1\u0000', max_rows: 1 }, 'bad-request'],
    ['sql', { statement: '', max_rows: 1 }, 'bad-request'],
    ['sql', { statement: 'select 1', max_rows: 0 }, 'bad-request'],
    ['sql', { statement: ['select 1'], max_rows: 1 }, 'bad-request'],
    ['status', 'all', 'bad-request'],
  ])('%s refuses %j in words', async (name, input, code) => {
    const error = await refused(name, input);
    expect(error).toBeInstanceOf(OperationError);
    expect(error).toMatchObject({ code, message: expect.stringMatching(/\S+ \S+ \S+/) });
  });
});
