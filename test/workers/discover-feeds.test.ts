import { expect, test } from 'vitest';
import { parseFeed } from '../../ingest/parse-feed.ts';
import { discoverFeeds } from '../../workers/discover-feeds.ts';
import { configOf, openWeb } from '../jobs.ts';

const HOME = 'https://ore.example/';
const RSS = (title: string) =>
  `<rss version="2.0"><channel><title>${title}</title><item><title>a</title><pubDate>Tue, 3 Nov 2026 08:00 GMT</pubDate></item><item><title>b</title><pubDate>2026-11-04</pubDate></item></channel></rss>`;
const SITEMAP = `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="http://www.google.com/schemas/sitemap-news/0.9">
  <url><loc>https://ore.example/tin</loc><n:news><n:publication><n:name>Ore</n:name></n:publication><n:publication_date>2026-11-20T09:00+09:00</n:publication_date><n:title>Tin &amp; more</n:title></n:news></url>
  <url><loc>https://ore.example/about</loc></url></urlset>`;

async function discover(pages: Readonly<Record<string, string>>, url = HOME) {
  const web = openWeb();
  for (const [path, body] of Object.entries(pages)) web.pages.set(new URL(path, HOME).href, { body });
  return discoverFeeds({ config: configOf(), fetch: web.fetch, readFeed: parseFeed }, url);
}

test('an address of a feed is that feed, with its newest entry', async () => {
  expect(await discover({ '/feed': RSS('Ore') }, `${HOME}feed`)).toEqual({
    isFeed: true,
    feeds: [{ url: `${HOME}feed`, title: 'Ore', entries: 2, newest: '2026-11-04T00:00:00Z', defects: [] }],
    tried: [],
  });
});

test.each([
  [
    'the feeds that its page names',
    {
      '/': '<html><link rel=alternate type=application/rss+xml href=/a><link rel=alternate type=application/atom+xml href=/b>',
      '/a': RSS('A'),
      '/b': RSS('B'),
      '/feed': RSS('C'),
    },
    ['A', 'B'],
  ],
  [
    'the feeds that its page links to',
    { '/': '<html><a href=/news/rss>RSS</a><a href=/press>Press</a>', '/news/rss': RSS('A'), '/feed': RSS('C') },
    ['A'],
  ],
  ['the usual addresses', { '/': '<html><p>Ore</p>', '/atom.xml': RSS('A'), '/index.xml': RSS('B') }, ['A']],
  [
    'sitemaps of news that robots.txt names',
    { '/': '<html><p>Ore</p>', '/robots.txt': 'User-agent: *\nSitemap: https://ore.example/s.xml', '/s.xml': SITEMAP },
    ['Ore'],
  ],
  [
    'sitemaps of news in an index',
    {
      '/': '<html><p>Ore</p>',
      '/sitemap.xml':
        '<sitemapindex><sitemap><loc>https://ore.example/pages.xml</loc></sitemap><sitemap><loc>https://ore.example/news.xml</loc></sitemap></sitemapindex>',
      '/news.xml': SITEMAP,
    },
    ['Ore'],
  ],
])('a site leads to %s', async (_name, pages, titles) => {
  const { isFeed, feeds } = await discover(pages);
  expect([isFeed, feeds.map(({ title }) => title)]).toEqual([false, titles]);
});

test('a site without feeds says what was tried', async () => {
  const { feeds, tried } = await discover({ '/': '<html><p>Ore</p>' });
  expect(feeds).toEqual([]);
  expect(tried.map(({ url }) => url)).toContain('https://ore.example/rss.xml');
});

test('a sitemap of news is read as a feed, without the pages that are none', async () => {
  const { entries } = await parseFeed({ bytes: Buffer.from(SITEMAP), contentType: null, url: HOME });
  expect(entries).toEqual([
    expect.objectContaining({ title: 'Tin & more', link: 'https://ore.example/tin', published: '2026-11-20T09:00:00+09:00' }),
  ]);
});
