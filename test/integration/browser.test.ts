import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startServer, type WebServer } from '../../web/server.ts';
import { runOperation } from '../../workers/operations/index.ts';
import { chromiumPath, openChromium } from '../chromium.ts';
import { engines } from '../engines.ts';
import { HOSTILE, type HostileSite, openHostileSite } from '../hostile-site.ts';
import { until } from '../jobs.ts';
import { type NewcomerSite, openNewcomerSite } from '../newcomer-site.ts';
import { type NewsstandInstance, openNewsstandInstance } from '../newsstand-instance.ts';

const [embedded] = engines();
if (!embedded) throw new Error('the embedded engine is always there');
const engine = embedded;
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const CHART =
  'select element, count(*) as claims from news.claims cross join lateral unnest(elements) as element group by element order by element';

describe.skipIf(chromiumPath === null)('the dashboard in a browser', () => {
  let instance: NewsstandInstance;
  let site: HostileSite;
  let newcomer: NewcomerSite;
  let server: WebServer;
  let guarded: WebServer;
  let browser: Browser;
  let context: BrowserContext;
  /** What the browser complained of since it was last asked. */
  let complaints: string[] = [];
  const firstOf = async (sql: string) => (await instance.database.read(sql, { maxRows: 1, timeoutMs: 10_000 })).rows[0]?.[0];

  beforeAll(async () => {
    site = await openHostileSite();
    newcomer = await openNewcomerSite();
    instance = await openNewsstandInstance(engine, [site.host, newcomer.host]);
    const { operations, queues } = instance.supervisor;
    await runOperation(operations, 'feeds.add', { urls: [site.feedUrl] });
    await until(
      'the hostile site is read',
      async () => Number(await firstOf(`select count(*) from news.claims where url like '${site.origin}%'`)) > 2,
    );
    await until('the queues are drained', () => queues.drained(new Date()));
    const claim = await firstOf(`select claim_id from news.claims where url like '${site.origin}%' order by claim_id`);
    await runOperation(operations, 'claims.review', {
      claim,
      verdict: 'fixed',
      fix: { speaker: HOSTILE },
      note: HOSTILE,
      reviewer: HOSTILE,
    });
    server = await startServer({ host: '127.0.0.1', port: 0, token: null });
    guarded = await startServer({ host: '127.0.0.1', port: 0, token: null, accessToken: 'a-long-token-for-operators' });
    for (const each of [server, guarded]) each.ready(instance.supervisor);
    browser = await openChromium();
    context = await browser.newContext({ baseURL: server.address, viewport: { width: 1200, height: 900 } });
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    await server?.close();
    await guarded?.close();
    await instance?.close();
    site?.close();
    newcomer?.close();
  });

  async function open(path: string): Promise<Page> {
    const page = await context.newPage();
    complaints = [];
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('dialog', (dialog) => {
      complaints.push(`a dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    await page.goto(path);
    return page;
  }

  /** One address of every page, with what makes it show the most. */
  async function addresses(): Promise<string[]> {
    const hostile = await firstOf(`select article_id from news.articles where url like '${site.origin}%' limit 1`);
    const claim = await firstOf(`select claim_id from news.claims where speaker like '%onerror%' limit 1`);
    const edited = await firstOf('select article_id from news.articles where revisions > 1 order by article_id limit 1');
    const feed = await firstOf('select max(feed_id) from news.feeds');
    return [
      '/',
      '/claims',
      `/claims?${new URLSearchParams({ speaker: HOSTILE, q: 'cobalt', copies: 'all' })}`,
      `/claims/${claim}`,
      '/articles',
      `/articles/${hostile}`,
      `/articles/${edited}/revisions`,
      '/elements?weeks=52',
      '/elements/W',
      '/speakers',
      `/speaker?${new URLSearchParams({ name: HOSTILE })}`,
      '/discrepancies',
      '/deadlines?from=2026-11-01&element=Ga',
      '/sql',
      `/sql?${new URLSearchParams({ q: CHART, x: 'element', y: 'claims' })}`,
      `/sql?${new URLSearchParams({ q: `select '${HOSTILE.replaceAll("'", "''")}' as "${HOSTILE.replaceAll('"', '""')}" from nowhere` })}`,
      '/feeds',
      `/feeds/${feed}`,
      '/failures?resolved=yes',
      '/feeds/99999',
      `${guarded.address}/login`,
    ];
  }

  /** What axe finds against, with the element it is about. */
  async function violationsOn(page: Page, rules: readonly string[] = []): Promise<string[]> {
    if (!(await page.evaluate("'axe' in globalThis"))) await page.evaluate(AXE);
    const options = rules.length > 0 ? { runOnly: { type: 'rule', values: rules } } : {};
    const { violations } = await page.evaluate<{ violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[] }>(
      `axe.run(${JSON.stringify(options)})`,
    );
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary}`));
  }

  test('has no page that axe finds against, that a script runs on, or that is wider than a phone', async () => {
    const found: string[] = [];
    for (const address of await addresses()) {
      const page = await open(address);
      const isMissing = address.endsWith('/99999');
      found.push(...(await violationsOn(page)).map((violation) => `${address} ${violation}`));
      if (await page.evaluate(() => 'ran' in globalThis)) found.push(`${address} ran a script`);
      found.push(
        ...complaints.filter((complaint) => !(isMissing && complaint.includes('404'))).map((complaint) => `${address} ${complaint}`),
      );
      const links = await page.locator('a[href]').evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
      found.push(...links.filter((href) => /^\s*(?:javascript|data|vbscript):/i.test(href)).map((href) => `${address} links to ${href}`));
      await page.emulateMedia({ colorScheme: 'dark' });
      await page.setViewportSize({ width: 390, height: 800 });
      found.push(...(await violationsOn(page, ['color-contrast'])).map((violation) => `${address}, dark: ${violation}`));
      const wider = await page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth');
      if (wider > 0) found.push(`${address} is ${wider} pixels wider than a phone`);
      await page.close();
    }
    expect(found).toEqual([]);
  }, 240_000);

  test('shows what is hostile as the text that it is', async () => {
    const page = await open((await addresses())[5] ?? '');
    expect(await page.locator('h1').textContent()).toContain('<script>window.ran=1</script>');
    await page.close();
  });

  test('writes no cell that a spreadsheet would run', async () => {
    for (const path of [
      '/claims.csv?copies=all',
      '/articles.csv',
      '/feeds.csv',
      '/failures.csv',
      `/sql.csv?${new URLSearchParams({ q: 'select text from news.claims' })}`,
    ]) {
      const csv = await (await fetch(`${server.address}${path}`)).text();
      expect(csv, path).not.toMatch(/(?:^|[\r\n,]"?)[=+@]/m);
    }
    expect(await (await fetch(`${server.address}/claims.csv?element=Li&copies=all`)).text()).toContain("'=SUM(A1) of all lithium");
  });

  test('shows the jobs of the queues, and lets its board do nothing but that', async () => {
    const page = await open('/jobs');
    await page.getByText('article').first().waitFor();
    expect(complaints).toEqual([]);
    const documented = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'dashboard.md'), 'utf8');
    const found = new Set((await violationsOn(page)).map((violation) => violation.replace(/:.*/s, '')));
    expect([...found].filter((rule) => !documented.includes(`\`${rule}\``))).toEqual([]);
    await page.close();
  });

  describe('by keyboard alone', () => {
    /** Presses the tab key until what has the focus fits. */
    async function tabTo(page: Page, words: string | RegExp, tag?: string): Promise<void> {
      for (let i = 0; i < 250; i += 1) {
        await page.keyboard.press('Tab');
        const [name = '', text = ''] = await page.evaluate<string[]>(
          '(({ tagName, textContent, id, href }) => [tagName.toLowerCase(), [textContent, id, href?.baseVal ?? href ?? ""].join(" ")])(document.activeElement)',
        );
        if ((tag === undefined || name === tag) && (typeof words === 'string' ? text.includes(words) : words.test(text))) return;
      }
      throw new Error(`The tab key never came to ${words}`);
    }
    const enter = async (page: Page) => {
      await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    };

    test('the menu is skipped', async () => {
      const page = await open('/');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      expect(await page.evaluate('document.activeElement?.id')).toBe('main');
      await page.close();
    });

    /** Loads the page again until it holds what jobs are about to bring. */
    const untilShown = async (page: Page, words: string) => {
      await until(`the page shows ${words}`, async () => {
        await page.reload();
        return (await page.locator('main').textContent())?.includes(words) ?? false;
      });
    };
    const addSite = async (page: Page, address: string, button: string) => {
      await page.goto('/');
      await tabTo(page, '/feeds', 'a');
      await enter(page);
      await tabTo(page, 'add', 'input');
      await page.keyboard.type(address);
      await enter(page);
      await tabTo(page, button, 'button');
      await enter(page);
      expect(await page.getByRole('status').textContent()).toContain('The feed is followed.');
    };

    test('a site is added after a look at what was found, and its articles arrive', async () => {
      const page = await open('/');
      await addSite(page, newcomer.origin, 'Follow this feed');
      await untilShown(page, '2 claims');
      expect(await page.locator('h1').textContent()).toContain('The Terbium Journal');
      await tabTo(page, /\/articles\/\d+$/, 'a');
      await enter(page);
      expect(await page.locator('h1').textContent()).toBe('Terbium falls again');
      await page.close();
    });

    test('why a feed failed is seen on its page', async () => {
      const page = await open('/');
      await addSite(page, newcomer.brokenUrl, 'Follow it all the same');
      await untilShown(page, 'After failures the wait grows.');
      expect(await page.locator('.verdict.bad').textContent()).toMatch(/answered 500|500/);
      await page.close();
    });

    test('who said what of an element is found, and a mark tells its value', async () => {
      const page = await open('/elements?weeks=52');
      await tabTo(page, '/elements/W', 'a');
      await enter(page);
      await tabTo(page, 'Read them', 'a');
      await enter(page);
      expect(await page.locator('.claim').count()).toBeGreaterThan(5);
      await tabTo(page, /\/claims\/\d+$/, 'a');
      await enter(page);
      await tabTo(page, /\/articles\/\d+#t\d+$/, 'a');
      await enter(page);
      await tabTo(page, 'percentage', 'mark');
      expect(await page.locator('mark:focus > .tip').isVisible()).toBe(true);
      await page.close();
    });

    test('a figure of a chart leads to its sentence, and its data is saved', async () => {
      const page = await open('/elements/W');
      await tabTo(page, /\/claims\/\d+$/, 'a');
      await enter(page);
      expect(page.url()).toMatch(/\/claims\/\d+$/);
      await page.goto('/elements/W');
      await tabTo(page, /\.csv\?measure=/, 'a');
      const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
      expect(download.suggestedFilename()).toBe('elements-W.csv');
      await page.close();
    });

    test('a question is asked in SQL', async () => {
      const page = await open('/sql');
      await tabTo(page, 'statement', 'textarea');
      await page.keyboard.type('select 40 + 2 as answer');
      await tabTo(page, 'Run', 'button');
      await enter(page);
      expect(await page.locator('tbody td').first().textContent()).toBe('42');
      await page.close();
    });

    test('two figures that do not agree are found, and lead to their sentences', async () => {
      const page = await open('/');
      await tabTo(page, '/discrepancies', 'a');
      await enter(page);
      expect(await page.locator('.pair').first().locator('.figure').count()).toBe(2);
      await tabTo(page, /\/claims\/\d+$/, 'a');
      await enter(page);
      expect(page.url()).toMatch(/\/claims\/\d+$/);
      await page.close();
    });

    test('what failed is found with its reason, and replayed until it works', async () => {
      const page = await open('/');
      await tabTo(page, '/failures', 'a');
      await enter(page);
      expect(await page.locator('main').textContent()).toContain('is not there (404)');
      newcomer.repair();
      const failure = await firstOf("select failure_id from news.failures where url like '%/late' and resolved_at is null");
      await tabTo(page, `Replay failure ${failure}`, 'button');
      await enter(page);
      expect(await page.getByRole('status').textContent()).toContain('It is tried again.');
      await page.goto('/articles');
      await untilShown(page, 'Terbium after all');
      await page.close();
    });
  });
});
