import { PAGE_SCHEMES, safeUrl } from '../markup/resolve-url.ts';
import { readFeedDate } from './feed-date.ts';
import type { FeedContent, FeedEntry } from './feed-entry.ts';
import { plainText, rawText } from './feed-text.ts';
import type { FeedElement } from './feed-tree.ts';
import { NO_HINTS } from './poll-hints.ts';

const MAX_ENTRIES = 50_000;

/**
 * Reads a news sitemap as a feed: an entry for each address that has a title in the namespace of news.
 *
 * @returns null when the document is no sitemap, or one that says of no address that it is news.
 */
export function readNewsSitemap(document: FeedElement): FeedContent | null {
  const root = childrenOf(document, 'urlset')[0];
  if (root === undefined) return null;
  const defects = new Set<string>();
  const entries: FeedEntry[] = [];
  let publication: string | null = null;
  for (const page of childrenOf(root, 'url')) {
    const news = childrenOf(page, 'news').find(({ space }) => space === 'news');
    const link = addressOf(page);
    if (news === undefined || link === null) continue;
    const [about] = childrenOf(news, 'publication');
    publication ??= about === undefined ? null : textOf(about, 'name');
    entries.push({ ...NOTHING, title: textOf(news, 'title'), link, guid: link, published: dateOf(news, page, defects) });
    if (entries.length >= MAX_ENTRIES) break;
  }
  return entries.length === 0 ? null : { feed: { title: publication, link: null }, entries, defects: [...defects], hints: NO_HINTS };
}

/** The sitemaps that an index of sitemaps names, those of news first. */
export function sitemapsOf(document: FeedElement): string[] {
  const root = childrenOf(document, 'sitemapindex')[0];
  const all = root === undefined ? [] : childrenOf(root, 'sitemap').flatMap((sitemap) => addressOf(sitemap) ?? []);
  const isNews = (address: string): boolean => /news|latest|today/i.test(address);
  return [...new Set([...all.filter(isNews), ...all.filter((address) => !isNews(address))])].slice(0, 100);
}

const NOTHING = { summary: null, content: null, author: null } as const;

function childrenOf(element: FeedElement, name: string): FeedElement[] {
  return element.children.filter((child): child is FeedElement => typeof child !== 'string' && child.name === name);
}

function addressOf(element: FeedElement): string | null {
  const [location] = childrenOf(element, 'loc');
  return location === undefined ? null : safeUrl(rawText(location).trim(), location.base, PAGE_SCHEMES);
}

function textOf(element: FeedElement, name: string): string | null {
  const [part] = childrenOf(element, name);
  return part === undefined ? null : plainText(part);
}

function dateOf(news: FeedElement, page: FeedElement, defects: Set<string>): string | null {
  for (const [element, name] of [
    [news, 'publication_date'],
    [page, 'lastmod'],
  ] as const) {
    const [part] = childrenOf(element, name);
    const written = part === undefined ? '' : rawText(part).trim();
    const date = readFeedDate(written);
    if (date !== null) return date;
    if (written !== '') defects.add(`unreadable date: ${written.slice(0, 60)}`);
  }
  return null;
}
