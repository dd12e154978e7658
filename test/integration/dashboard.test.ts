import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startServer, type WebServer } from '../../web/server.ts';
import { engines } from '../engines.ts';
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
    expect(page).toContain('How often it brings news makes that every');
    expect(page).toContain('is not there (404)');
  });

  test('lists failures by code and keeps the filter in the address', async () => {
    expect(await textOf('/failures')).toContain('not tried again');
    expect(await jsonOf('/failures.json?code=timed-out')).toMatchObject({ code: 'timed-out', failures: [] });
    expect(await jsonOf('/failures.json?code=not-found')).toMatchObject({ failures: [{ job: 'fetch-article' }] });
  });

  test('gives tables as CSV under their own name', async () => {
    const response = await get('/feeds.csv');
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="feeds.csv"');
    const [head, ...lines] = (await response.text()).trim().split('\r\n');
    expect(head).toMatch(/^feed_id,title,url,/);
    expect(lines).toHaveLength(4);
  });

  test('lets nothing run, be framed or be kept', async () => {
    const { headers } = await get('/');
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
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
