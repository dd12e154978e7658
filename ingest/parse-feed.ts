import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { decodeBytes } from './decode-bytes.ts';
import { kindOfNonFeed, wordsOfNonFeed } from './feed/explain-non-feed.ts';
import type { FeedContent, ParsedFeed } from './feed/feed-entry.ts';
import { readFeedTree } from './feed/feed-tree.ts';
import { readJsonFeed } from './feed/json-feed.ts';
import { readFeedFromTree } from './feed/read-feed-tree.ts';
import { readNewsSitemap, sitemapsOf } from './feed/read-sitemap.ts';
import { rereadFeed } from './feed/reread-feed.ts';
import { shownUrl } from './fetch/fetch-failure.ts';
import { findFeeds } from './find-feeds.ts';
import { IngestError } from './ingest-error.ts';

export type { FeedEntry, ParsedFeed } from './feed/feed-entry.ts';
export type { PollHints } from './feed/poll-hints.ts';

/** A feed document as it was received. */
export interface FeedInput {
  readonly bytes: Uint8Array;
  readonly contentType: string | null;
  /** The address that it came from; relative addresses in it are resolved against it. */
  readonly url: string | null;
}

/** What to send as `Accept` for a feed: servers that choose by it must not choose the page. */
export const ACCEPT_FEEDS =
  'application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml;q=0.9, application/xml;q=0.8, text/xml;q=0.8, */*;q=0.5';

const MAX_CHARACTERS = 20_000_000;
const MAX_BYTES = 4 * MAX_CHARACTERS;
const unzip = promisify(gunzip);

/**
 * Reads a feed in any of the formats that the wild sends: RSS, RDF, Atom, CDF, JSON Feed or a sitemap of news, in any encoding, gzipped or not,
 * well-formed or not. What can be read past is read past and listed in `defects`: a bad date or tag costs one field.
 *
 * @throws IngestError `not-a-feed`, for an HTML page with the feeds it names in `details.alternates`,
 *   and with what it is in `details.kind`; `too-large` beyond 20 MB of text.
 */
export async function parseFeed(input: FeedInput): Promise<ParsedFeed> {
  const bytes = isGzip(input.bytes) ? await unpack(input) : input.bytes;
  if (bytes.length > MAX_BYTES) throw tooLarge(input.url);
  const decoded = decodeBytes(bytes, input.contentType);
  if (decoded.text.length > MAX_CHARACTERS) throw tooLarge(input.url);
  const text = decoded.text.replace(/^\ufeff/, '');
  const read = readText(text, input.url);
  if (read === null) throw notAFeed(text, input);
  const { charset, rule: charsetRule } = decoded;
  return { ...(await rereadFeed({ ...read, defects: [...decoded.defects, ...read.defects] })), charset, charsetRule };
}

function readText(text: string, url: string | null): FeedContent | null {
  if (/^\s*\{/.test(text)) return readJsonFeed(text, url);
  const tree = readFeedTree(text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text, url);
  const read = readFeedFromTree(tree.root) ?? readNewsSitemap(tree.root);
  return read === null ? null : { ...read, defects: [...tree.defects, ...read.defects] };
}

const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

async function unpack(input: FeedInput): Promise<Uint8Array> {
  try {
    return await unzip(input.bytes, { maxOutputLength: MAX_BYTES });
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(input.url);
    throw notAFeed('', input);
  }
}

function tooLarge(url: string | null): IngestError {
  return new IngestError('too-large', `${nameOf(url)} holds more than 20 MB of text and was not read as a feed`, {
    disposition: 'give-up',
  });
}

function notAFeed(text: string, { url }: FeedInput): IngestError {
  const sitemaps = /<(?:[\w-]{1,20}:)?sitemapindex\b/i.test(text.slice(0, 2000)) ? sitemapsOf(readFeedTree(text, url).root) : [];
  const alternates = sitemaps.length > 0 ? sitemaps : findFeeds(text, url);
  const kind = kindOfNonFeed(text, url);
  const named = sitemaps.length > 0 ? `an index of ${alternates.length} sitemaps` : `HTML with ${linksToFeeds(alternates.length)}`;
  const words = alternates.length > 0 ? `it is ${named}: ${listOf(alternates)}` : wordsOfNonFeed(kind);
  return new IngestError('not-a-feed', `${nameOf(url)} is not a feed: ${words}`, { disposition: 'give-up', details: { alternates, kind } });
}

const linksToFeeds = (count: number): string => (count === 1 ? '1 link to a feed' : `${count} links to feeds`);
const listOf = (urls: readonly string[]): string => `${urls.slice(0, 3).map(shownUrl).join(', ')}${urls.length > 3 ? ' …' : ''}`;
const nameOf = (url: string | null): string => (url === null ? 'The document' : shownUrl(url));
