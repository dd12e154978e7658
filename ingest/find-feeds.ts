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

function namesFeed(attributes: ReadonlyMap<string, string>, href: string): boolean {
  const relations = (attributes.get('rel') ?? '').toLowerCase().split(/\s+/);
  if (!relations.includes('alternate') && !relations.includes('feed')) return false;
  const type = (attributes.get('type') ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
  return FEED_TYPES.has(type) || (SHARED_TYPES.has(type) && FEED_ADDRESS.test(href)) || relations.includes('feed');
}
