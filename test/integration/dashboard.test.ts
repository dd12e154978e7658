import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startServer, type WebServer } from '../../web/server.ts';
import { runOperation } from '../../workers/operations/index.ts';
import { engines } from '../engines.ts';
import { until } from '../jobs.ts';
import { type NewsstandInstance, openNewsstandInstance } from '../newsstand-instance.ts';

const [embedded] = engines();
if (!embedded) throw new Error('the embedded engine is always there');
const engine = embedded;

describe('the dashboard', () => {
  let instance: NewsstandInstance;
  let server: WebServer;
  const get = (path: string, headers: Record<string, string> = { accept: 'text/html' }) => fetch(`${server.address}${path}`, { headers });
  const textOf = async (path: string) => (await get(path)).text();
  const jsonOf = async <Data>(path: string) => (await (await get(path)).json()) as Data; // the page's own shape

  beforeAll(async () => {
    instance = await openNewsstandInstance(engine);
    server = await startServer({ host: '127.0.0.1', port: 0, token: null });
    server.ready(instance.supervisor);
  }, 120_000);
  afterAll(async () => {
    await server.close();
    await instance.close();
  });

  test('says whether all is well, what came in and what failed', async () => {
    const page = await textOf('/');
    expect(page).toContain('All is well.');
    expect(page).toMatch(/\d+ claims from 36 articles/);
    expect(page).toContain('<code>not-found</code>');
    const data = await jsonOf<{ feeds: unknown; queues: Record<string, unknown>; trouble: unknown }>('/overview.json');
    expect(data).toMatchObject({ feeds: [{ health: 'ok', feeds: 4 }], trouble: null });
    expect(Object.keys(data.queues)).toEqual(['feed', 'article', 'claims']);
  });

  test('tells of a feed when it is asked next and why', async () => {
    const { feeds } = await jsonOf<{ feeds: { feed_id: number; title: string }[] }>('/feeds.json');
    const ledger = feeds.find(({ title }) => title === 'The Harbour Ledger');
    const page = await textOf(`/feeds/${ledger?.feed_id}`);
    expect(page).toMatch(/It is asked again <time [^>]*>in \d+ \w+<\/time>/);
    expect(page).toContain('By how often it brings news, it is asked every');
    expect(page).toContain('is not there (404)');
  });

  test('shows what a feed says of each item, and what its document was decoded with', async () => {
    const { feeds } = await jsonOf<{ feeds: { feed_id: number; title: string }[] }>('/feeds.json');
    const path = `/feeds/${feeds.find(({ title }) => title === 'The Harbour Ledger')?.feed_id}`;
    const page = await textOf(path);
    expect(page).toMatch(/<dt>guid<\/dt><dd>harbourledger\.example\/antwerp-warehouse-audit<\/dd>/);
    expect(page).toContain('<pre>&lt;p&gt;About 4 per cent of the cobalt');
    expect(page).toMatch(/<dt>Charset<\/dt><dd>utf-8 <span class="quiet">/);
    const data = await jsonOf<{ entries: unknown[]; fetches: unknown[] }>(`${path}.json`);
    expect(data.entries).toHaveLength(12);
    expect(data.fetches).toContainEqual(expect.objectContaining({ charset: 'utf-8', charset_rule: expect.any(String) }));
  });

  test('tells a command what a feed says of its items, and what was edited in an article', async () => {
    const { operations } = instance.supervisor;
    expect(await runOperation(operations, 'feeds.show', { feed: 1, entries: true })).toMatchObject({
      fetches: expect.arrayContaining([expect.objectContaining({ charset: 'utf-8' })]),
      entry_list: expect.arrayContaining([expect.objectContaining({ guid: expect.any(String), article_id: expect.any(Number) })]),
    });
    const [article] = (
      await instance.database.read('select article_id from news.articles where revisions > 1', { maxRows: 1, timeoutMs: 5_000 })
    ).rows;
    const { change_list: changes } = (await runOperation(operations, 'articles.show', { article: article?.[0], revisions: true })) as {
      change_list: { change: string }[];
    }; // as this operation answers
    expect([...new Set(changes.map(({ change }) => change))].sort()).toEqual(['appeared', 'changed', 'vanished']);
  });

  test('lists failures by code and keeps the filter in the address', async () => {
    expect(await textOf('/failures')).toContain('not tried again');
    expect(await jsonOf('/failures.json?code=timed-out')).toMatchObject({ code: 'timed-out', failures: [] });
    expect(await jsonOf('/failures.json?code=not-found')).toMatchObject({ failures: [{ job: 'fetch-article' }] });
  });

  test.each([
    ['element=Dy', ({ elements }: { elements: string[] }) => elements.includes('Dy')],
    ['element=rare-earths', ({ element_groups: groups }: { element_groups: string[] }) => groups.includes('rare-earths')],
    ['tag=tariff', ({ tags }: { tags: string[] }) => tags.includes('tariff')],
    ['polarity=negated', ({ polarity }: { polarity: string }) => polarity === 'negated'],
    ['modality=forecast', ({ modality }: { modality: string }) => modality === 'forecast'],
    ['outlet=The+Harbour+Ledger', ({ outlet }: { outlet: string }) => outlet === 'The Harbour Ledger'],
    ['kind=percentage', ({ figures }: { figures: string[] }) => figures.length > 0],
    ['week=2026-11-16', ({ reported_at: at }: { reported_at: string }) => at >= '2026-11-16' && at < '2026-11-23'],
    ['q=graphite', ({ text }: { text: string }) => /graphite/i.test(text)],
  ])('finds the claims of %s and shows the statement that does', async (query, fits) => {
    const data = await jsonOf<{ claims: never[]; sql: string; count: number; facets: unknown[] }>(`/claims.json?${query}`);
    expect(data.claims.length).toBeGreaterThan(0);
    expect(data.claims.filter((claim) => !fits(claim))).toEqual([]);
    expect(data.facets.length).toBeGreaterThan(5);
    const again = await instance.database.read(data.sql, { maxRows: 100, timeoutMs: 10_000 });
    expect(again.rows.map(([id]) => id)).toEqual(data.claims.map(({ claim_id: id }: { claim_id: number }) => id));
  });

  test('takes words of an address for words', async () => {
    const page = await textOf(`/claims?${new URLSearchParams({ speaker: `'; drop table x; --<script>`, week: 'never' })}`);
    expect(page).toContain('There is no speaker');
    expect(page).not.toContain('<script');
  });

  test.each([
    [
      '/claims?element=dysprosum&tag=price',
      'There is no element dysprosum. Did you mean <a href="/claims?element=Dy&amp;tag=price">dysprosium</a>?',
    ],
    ['/claims?speaker=Lorain+Peck', '<a href="/claims?speaker=Lorraine+Peck">Lorraine Peck</a>'],
    ['/articles?outlet=Harbor+Ledger', '<a href="/articles?outlet=The+Harbour+Ledger">The Harbour Ledger</a>'],
    ['/deadlines?from=2026-11-01&tag=tarif', '<a href="/deadlines?from=2026-11-01&amp;tag=tariff">tariff</a>'],
    ['/failures?code=not-fount', '<a href="/failures?code=not-found">not-found</a>'],
    ['/elements/tungstan', 'There is no element tungstan; did you mean tungsten?'],
    ['/elements/Tungsten', '<h1>Tungsten'],
  ])('tells at %s what may have been meant', async (path, words) => {
    expect(await textOf(path)).toContain(words);
  });

  test('marks what was found in an article, each with its value and rule, and lists its claims', async () => {
    const { articles } = await jsonOf<{ articles: { article_id: number; title: string }[] }>('/articles.json?q=graphite+duties');
    const page = await textOf(`/articles/${articles.find(({ title }) => title.includes('60 percent'))?.article_id}`);
    expect(page).toMatch(/<mark class="percentage" tabindex="0" aria-describedby="m\d+">60 percent<span class="tip" role="tooltip"/);
    expect(page).toMatch(/<strong>percentage<\/strong> 60 percent up \(to\)/);
    expect(page).toMatch(/<span class="quiet">rule<\/span> <code>/);
    expect(page).toMatch(/<span class="quiet">cue<\/span> “[^”]+” up/);
    expect(page).toMatch(/<summary>Why<\/summary><ul class="reasons"><li>rule <code>/);
    expect(page).toMatch(/\d+ readings? considered and refused/);
    expect(page).toContain('meta article:published_time');
    expect(page).toMatch(/\d+ lines of page furniture cut/);
  });

  test('shows the versions of an article side by side with the claims that changed', async () => {
    const { articles } = await jsonOf<{ articles: { article_id: number; revisions: number }[] }>('/articles.json');
    const edited = articles.find(({ revisions }) => revisions > 1);
    const page = await textOf(`/articles/${edited?.article_id}/revisions`);
    expect(page).toMatch(/<del>18<\/del>[\s\S]*<ins>15<\/ins>/);
    expect(page).toContain('vanished');
  });

  test('shows a claim in its place with its proof and where else it stands', async () => {
    const shared = await instance.database.read(`select claim_id, text from news.cluster_claims order by claim_id limit 1`, {
      maxRows: 1,
      timeoutMs: 5_000,
    });
    const page = await textOf(`/claims/${shared.rows[0]?.[0]}`);
    expect(page).toContain('SHA-256 of that text');
    expect(page).toContain('The same claim in other articles');
  });

  test('colours the periodic table by how often an element is in the news', async () => {
    const page = await textOf('/elements?weeks=12');
    expect(page).toMatch(/<li class="c6 r6 d4"><a href="\/elements\/W" title="tungsten: \d+ claims, up \d+%">/);
    expect(page).toMatch(/<li class="c18 r1 d0"><span title="helium">/);
    expect(page).toContain('<a class="chip element" href="/elements/rare-earths">');
  });

  test('draws the figures of an element, each leading to its sentence, and tells who disagrees', async () => {
    const page = await textOf('/elements/W');
    expect(page).toMatch(/<a [^>]*href="\/claims\/\d+"[^>]*><circle/);
    expect(page).toContain('aria-label="price change, tungsten, percent: 4 figures, each leading to its sentence"');
    expect(page).toContain('<p class="figure">tripled</p>');
    expect((await get('/elements/Xx')).status).toBe(404);
  });

  test('finds a speaker by a misspelled name and shows positions', async () => {
    expect(await textOf('/speakers?q=Lorain+Pek')).toContain('/speaker?name=Lorraine+Peck');
    const { positions } = await jsonOf<{ positions: { element: string }[] }>('/speaker.json?name=Ardmore+Bell');
    expect(positions.map(({ element }) => element)).toContain('Ni');
  });

  test('shows what is due from a day on, the soonest first', async () => {
    const { plans } = await jsonOf<{ plans: { due_from: string }[] }>('/deadlines.json?from=2026-12-01');
    expect(plans.map(({ due_from: due }) => due)).toEqual(plans.map(({ due_from: due }) => due).sort());
    expect(plans[0]?.due_from).toBe('2026-12-01');
    expect(await textOf('/deadlines?from=2026-12-01&element=Ga')).toContain('<h2>December 2026</h2>');
  });

  const asked = (q: string, more: Record<string, string> = {}) => new URLSearchParams({ q, ...more });

  test('answers a question in SQL as table, chart and CSV', async () => {
    const q = 'select outlet, count(*) as claims from news.claims group by outlet order by outlet';
    const page = await textOf(`/sql?${asked(q, { x: 'outlet', y: 'claims' })}`);
    expect(page).toContain('4 rows');
    expect(page).toContain('aria-label="claims by outlet: 4 values"');
    expect((await textOf(`/sql.csv?${asked(q)}`)).split('\r\n')[0]).toBe('outlet,claims');
  });

  test.each([
    ['delete from news.claims', 'DELETE is not run here'],
    ['with x as (delete from news.claims returning 1) select * from x', 'role="alert"'],
    ['select 1; select 2', 'Only one statement is run at a time'],
    ['select nothing from news.claims', '<mark class="fault">nothing from'],
    ['select * from news_private.feed', 'permission denied'],
  ])('says what is wrong with %j', async (q, words) => {
    expect(await textOf(`/sql?${asked(q)}`)).toContain(words);
  });

  test('lets no other site change a queue', async () => {
    const change = (headers: Record<string, string>) => fetch(`${server.address}/jobs/api/queues/feed/pause`, { method: 'PUT', headers });
    expect((await change({ origin: 'https://evil.example' })).status).toBe(403);
    expect((await change({ 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect(await instance.supervisor.queues.raw.feed.isPaused()).toBe(false);
  });

  const post = async (path: string, fields: Record<string, string>) => {
    const csrf = /name="csrf" value="([^"]+)"/.exec(await textOf('/feeds'))?.[1] ?? '';
    const body = new URLSearchParams({ ...fields, csrf });
    const response = await fetch(`${server.address}${path}`, {
      method: 'POST',
      body,
      redirect: 'manual',
      headers: { accept: 'text/html' },
    });
    return { status: response.status, location: response.headers.get('location'), text: await response.text() };
  };

  test('finds the feeds of a site before it follows one', async () => {
    const { text } = await post('/feeds/preview', { url: instance.newsstand.feedUrls[0] ?? '' });
    expect(text).toContain('Nothing is stored yet.');
    expect(text).toMatch(/<h2>Continental Wire<\/h2>[\s\S]*11 entries/);
    const nothing = await post('/feeds/preview', { url: 'ftp://a.example' });
    expect(nothing.text).toMatch(/could not be had|no address/);
  });

  test('pauses, resumes, edits and removes a feed', async () => {
    const added = await post('/feeds/add', { url: 'https://new.example/feed' });
    const path = added.location?.split('?')[0] ?? '';
    const isChecked = async () =>
      (await jsonOf<{ feed: { last_checked_at: string | null } }>(`${path}.json`)).feed.last_checked_at !== null;
    await until('the new feed is checked, in vain', isChecked);
    expect((await post(`${path}/pause`, { reason: 'too noisy' })).location).toBe(`${path}?done=paused`);
    expect(await textOf(path)).toContain('too noisy');
    expect((await post(`${path}/resume`, {})).location).toBe(`${path}?done=resumed`);
    await post(`${path}/edit`, { title: 'News & <b>more</b>', folder: 'Metals', min_minutes: '30', max_minutes: '' });
    expect(await textOf(path)).toContain('News &amp; &lt;b&gt;more&lt;/b&gt;');
    expect(await jsonOf(`${path}.json`)).toMatchObject({ feed: { folder: 'Metals', min_poll_seconds: 1800, max_poll_seconds: null } });
    expect(await textOf('/feeds.opml')).toContain('new.example/feed');
    expect((await post(`${path}/remove`, {})).location).toBe('/feeds?done=removed');
    expect((await get(path)).status).toBe(404);
  });

  test('keeps what an analyst says of a claim', async () => {
    const { claims } = await jsonOf<{ claims: { claim_id: number }[] }>('/claims.json?tag=tariff');
    const path = `/claims/${claims[0]?.claim_id}`;
    expect((await post(`${path}/review`, { verdict: 'confirmed' })).location).toBe(`${path}?done=confirmed`);
    await post(`${path}/review`, { verdict: 'fixed', field: 'tags', value: 'tariff, price', note: 'also of the price' });
    expect(await jsonOf(`${path}.json`)).toMatchObject({ claim: { tags: ['tariff', 'price'], review: 'fixed' }, reviews: [{}, {}] });
    expect((await post(`${path}/review`, { verdict: 'fixed', field: 'polarity', value: 'maybe' })).status).toBe(400);
    await post(`${path}/review`, { verdict: 'retracted' });
  });

  test('replays what failed', async () => {
    const { failures } = await jsonOf<{ failures: { failure_id: number }[] }>('/failures.json');
    expect((await post('/failures/retry', { failure: String(failures[0]?.failure_id) })).location).toBe('/failures?done=replayed');
    expect(await textOf('/failures?done=replayed')).toContain('It is tried again.');
    expect(await textOf('/failures?done=<script>')).not.toContain('role="status"');
  });

  test('gives tables as CSV under their own name', async () => {
    const response = await get('/feeds.csv');
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="feeds.csv"');
    const [head, ...lines] = (await response.text()).trim().split('\r\n');
    expect(head).toMatch(/^feed_id,title,url,/);
    expect(lines).toHaveLength(4);
    expect((await textOf('/claims.csv?element=Dy')).split('\r\n')[0]).toMatch(/^claim_id,reported_at,outlet,/);
  });

  test('lets nothing run, be framed or be kept', async () => {
    const { headers } = await get('/');
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none'; form-action 'self'; frame-ancestors 'none'; style-src 'self'; img-src 'self'; base-uri 'none'",
    );
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('cache-control')).toBe('no-store');
  });

  test('answers a browser with a page and a program with JSON where there is nothing', async () => {
    const page = await get('/feeds/99999');
    expect([page.status, await page.text()]).toEqual([404, expect.stringContaining('There is no feed 99999.')]);
    expect(await (await get('/feeds/99999.json')).json()).toMatchObject({ error: { code: 'no-such-feed' } });
    expect(await (await get('/none', {})).json()).toMatchObject({ error: { code: 'not-found' } });
  });
});
