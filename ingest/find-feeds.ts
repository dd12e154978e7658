import { readMarkup } from './markup/read-markup.ts';
import { PAGE_SCHEMES, resolveUrl, safeUrl } from './markup/resolve-url.ts';

const FEED_TYPES = new Set([
  'application/rss+xml',
  'application/atom+xml',
  'application/rdf+xml',
  'application/feed+json',
  'application/x-rss+xml',
  'text/rss+xml',
  'application/rss',
  'application/atom',
]);
/** Types that feeds and other documents share: the address has to speak for the feed. */
const SHARED_TYPES = new Set(['application/json', 'application/xml', 'text/xml']);
const FEED_ADDRESS = /(?:feed|rss|atom)/i;
const LINK_TO_FEED = /(?:^|[/._-])(?:feeds?|rss|atom|rdf)(?:$|[/._-])|\.(?:rss|atom|rdf)$/i;
const USUAL_PATHS = ['/feed', '/rss.xml', '/atom.xml', '/feed.xml', '/index.xml', '/rss', '/feed.json', '/feeds/all.atom.xml'];
const MAX_FOUND = 100;

/**
 * Finds the feeds that an HTML page names in its `<link rel="alternate">` elements.
 *
 * @param url - The page's own address; without it relative addresses are left out.
 * @returns Absolute addresses in the order of the page, each once.
 */
export function findFeeds(html: string, url: string | null): string[] {
  const found = new Set<string>();
  let base = url;
  readMarkup(html, { xml: false }, (reader) => ({
    open: (name, attributes) => {
      const href = attributes.get('href');
      if (href === undefined) return;
      if (name === 'base' && base === url) base = resolveUrl(href, url) ?? url;
      if (name !== 'link' || !namesFeed(attributes, href)) return;
      const address = safeUrl(href, base, PAGE_SCHEMES);
      if (address !== null && /^https?:/i.test(address)) found.add(address);
      if (found.size >= MAX_FOUND) reader.stop();
    },
    close: () => {},
    text: () => {},
  }));
  return [...found];
}

/** Addresses that a page links to and that look like feeds, those of its own site first. */
export function findFeedLinks(html: string, url: string): string[] {
  const found = new Set<string>();
  readMarkup(html, { xml: false }, (reader) => ({
    open: (name, attributes) => {
      const address = name === 'a' ? safeUrl(attributes.get('href') ?? '', url, PAGE_SCHEMES) : null;
      if (address === null || !/^https?:/i.test(address) || !LINK_TO_FEED.test(new URL(address).pathname)) return;
      found.add(address);
      if (found.size >= MAX_FOUND) reader.stop();
    },
    close: () => {},
    text: () => {},
  }));
  const { host } = new URL(url);
  const isOwn = (address: string): boolean => new URL(address).host === host;
  return [...[...found].filter(isOwn), ...[...found].filter((address) => !isOwn(address))];
}

/** Where sites keep feeds that they name nowhere, the likeliest first. */
export function usualFeedAddresses(url: string): string[] {
  return USUAL_PATHS.map((path) => new URL(path, url).href);
}

function namesFeed(attributes: ReadonlyMap<string, string>, href: string): boolean {
  const relations = (attributes.get('rel') ?? '').toLowerCase().split(/\s+/);
  if (!relations.includes('alternate') && !relations.includes('feed')) return false;
  const type = (attributes.get('type') ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
  return FEED_TYPES.has(type) || (SHARED_TYPES.has(type) && FEED_ADDRESS.test(href)) || relations.includes('feed');
}
