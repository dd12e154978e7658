import type { FetchRequest, FetchResponse } from '../ingest/fetch-url.ts';
import { findFeedLinks, usualFeedAddresses } from '../ingest/find-feeds.ts';
import { IngestError } from '../ingest/ingest-error.ts';
import { ACCEPT_FEEDS, type FeedInput, type ParsedFeed } from '../ingest/parse-feed.ts';
import type { Config } from './config.ts';
import { requestFor } from './job-context.ts';

/** A feed as it was found, before anything is stored. */
export interface FoundFeed {
  readonly url: string;
  readonly title: string | null;
  readonly entries: number;
  /** When its newest entry was published; null when none says. */
  readonly newest: string | null;
  readonly defects: readonly string[];
}

/** What an address led to. */
export interface Discovery {
  /** True when the address is that of a feed itself. */
  readonly isFeed: boolean;
  readonly feeds: readonly FoundFeed[];
  /** What was tried in vain, and why. */
  readonly tried: readonly { readonly url: string; readonly reason: string }[];
}

/** How documents are had. */
export interface DiscoveryMeans {
  readonly config: Config;
  readonly fetch: (request: FetchRequest) => Promise<FetchResponse>;
  readonly readFeed: (input: FeedInput) => Promise<ParsedFeed>;
}

const MOST_TRIED = 16;
const MOST_SITEMAPS = 4;
const SITEMAP_LINE = /^\s*sitemap\s*:\s*(\S+)/i;

/**
 * Looks for the feeds of a site: the address itself, the feeds that its page names, those that it links to, the usual addresses, and
 * sitemaps of news. The first of these ways that leads to a feed ends the search.
 *
 * @throws {IngestError} When the address itself cannot be had.
 */
export async function discoverFeeds(means: DiscoveryMeans, url: string): Promise<Discovery> {
  const answer = await fetchDocument(means, url);
  const input = { bytes: answer.body, contentType: answer.contentType, url: answer.url };
  const search = new Search(means);
  const alternates = await search.readOrNamed(input);
  if (search.feeds.length > 0) return { isFeed: true, feeds: [{ ...search.feeds[0], url } as FoundFeed], tried: [] };
  await search.tryAll(alternates);
  if (search.feeds.length === 0) await search.tryAll(findFeedLinks(Buffer.from(answer.body).toString('utf8'), answer.url));
  if (search.feeds.length === 0) await search.tryAll(usualFeedAddresses(answer.url), 1);
  if (search.feeds.length === 0) await search.trySitemaps(await sitemapsOfSite(means, answer.url));
  return { isFeed: false, feeds: search.feeds, tried: search.tried };
}

class Search {
  readonly feeds: FoundFeed[] = [];
  readonly tried: { url: string; reason: string }[] = [];
  private readonly means: DiscoveryMeans;
  private readonly seen = new Set<string>();

  constructor(means: DiscoveryMeans) {
    this.means = means;
  }

  /** Reads a document; what it names instead when it is no feed. */
  async readOrNamed(input: FeedInput): Promise<string[]> {
    try {
      const { feed, entries, defects } = await this.means.readFeed(input);
      const newest = entries.reduce<string | null>(
        (latest, { published }) =>
          published !== null && (latest === null || Date.parse(published) > Date.parse(latest)) ? published : latest,
        null,
      );
      this.feeds.push({ url: input.url ?? '', title: feed.title, entries: entries.length, newest, defects });
      return [];
    } catch (error) {
      if (!(error instanceof IngestError)) throw error;
      const { alternates } = error.details;
      if (!Array.isArray(alternates) || alternates.length === 0) this.tried.push({ url: input.url ?? '', reason: error.message });
      return Array.isArray(alternates) ? alternates.map(String) : [];
    }
  }

  async tryAll(urls: readonly string[], enough = Number.POSITIVE_INFINITY): Promise<string[]> {
    const named: string[] = [];
    for (const url of urls.slice(0, MOST_TRIED)) {
      if (this.feeds.length >= enough) break;
      if (this.seen.has(url)) continue;
      this.seen.add(url);
      try {
        const { body, contentType } = await fetchDocument(this.means, url);
        named.push(...(await this.readOrNamed({ bytes: body, contentType, url })));
      } catch (error) {
        if (!(error instanceof IngestError)) throw error;
        this.tried.push({ url, reason: error.message });
      }
    }
    return named;
  }

  /** Sitemaps, and those that an index of them names. */
  async trySitemaps(urls: readonly string[]): Promise<void> {
    const named = await this.tryAll(urls.slice(0, MOST_SITEMAPS));
    if (this.feeds.length === 0) await this.tryAll(named.slice(0, MOST_SITEMAPS));
  }
}

const fetchDocument = (means: DiscoveryMeans, url: string): Promise<FetchResponse> =>
  means.fetch(requestFor(means.config, url, ACCEPT_FEEDS));

/** What robots.txt names, those of news first, else the usual two. */
async function sitemapsOfSite(means: DiscoveryMeans, url: string): Promise<string[]> {
  const usual = ['/news-sitemap.xml', '/sitemap_news.xml', '/sitemap.xml'].map((path) => new URL(path, url).href);
  try {
    const { body } = await fetchDocument(means, new URL('/robots.txt', url).href);
    const lines = Buffer.from(body)
      .toString('utf8')
      .slice(0, 500_000)
      .split(/[\r\n]+/);
    const named = lines.flatMap((line) => SITEMAP_LINE.exec(line)?.[1] ?? []).filter((address) => URL.canParse(address));
    const isNews = (address: string): boolean => /news/i.test(address);
    return named.length === 0 ? usual : [...named.filter(isNews), ...named.filter((address) => !isNews(address))];
  } catch (error) {
    if (error instanceof IngestError) return usual;
    throw error;
  }
}
