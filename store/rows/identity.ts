import type { FeedEntry } from '../../ingest/parse-feed.ts';
import { sha256, storableOrNull, toInstant } from './storable.ts';

// What publishers append to count clicks; the page is the same without it.
const TRACKING =
  /^(?:utm_.*|fbclid|gclid|dclid|msclkid|yclid|igshid|mc_cid|mc_eid|mkt_tok|cmpid|ncid|ocid|sref|smid|partner|guccounter|_hsenc|_hsmi)$/i;

/** The address without fragment, credentials and tracking parameters, or null when it is none that can be fetched. */
export function canonicalUrl(link: string | null | undefined): string | null {
  if (!link || !URL.canParse(link)) return null;
  const url = new URL(link);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null;
  url.hash = '';
  url.username = '';
  url.password = '';
  const names = [...new Set(url.searchParams.keys())].filter((name) => TRACKING.test(name));
  for (const name of names) url.searchParams.delete(name);
  return url.href;
}

/** The host without the prefixes of its mobile and accelerated twins, and without port; empty when there is no address. */
export function siteOf(url: string | null | undefined): string {
  if (!url || !URL.canParse(url)) return '';
  return new URL(url).hostname.replace(/^(?:www|m|mobile|amp)\./, '');
}

/**
 * Decides under which address a page is known.
 *
 * The address that a page states for itself is taken only where it names a page of the same site: a foreign page could else
 * write itself into another outlet's article, and many sites name their front page everywhere.
 */
export function articleUrl(stated: string | null, fetched: string): string {
  const own = canonicalUrl(fetched) ?? fetched;
  const canonical = canonicalUrl(stated);
  if (canonical === null || siteOf(canonical) !== siteOf(own)) return own;
  return new URL(canonical).pathname === '/' && new URL(own).pathname !== '/' ? own : canonical;
}

/** An entry of a feed document as a row to be, with what identifies it. */
export interface EntryRow {
  readonly identity: string;
  readonly guid: string | null;
  readonly link: string | null;
  readonly url: string | null;
  readonly title: string | null;
  readonly author: string | null;
  readonly published: string | null;
  readonly published_at: string | null;
  readonly summary: string | null;
  readonly content: string | null;
  readonly content_sha256: string;
}

/**
 * Turns the entries of one document into rows, each identity once, the first of equals kept.
 *
 * An entry is known by its guid; where the guid repeats, by guid and address; without guid by its address; without either by its words.
 */
export function identifyEntries(entries: readonly FeedEntry[]): EntryRow[] {
  const guids = new Map<string, number>();
  for (const { guid } of entries) if (guid) guids.set(guid, (guids.get(guid) ?? 0) + 1);
  const rows = new Map<string, EntryRow>();
  for (const entry of entries) {
    const row = toRow(entry, (guids.get(entry.guid ?? '') ?? 0) > 1);
    if (row !== null && !rows.has(row.identity)) rows.set(row.identity, row);
  }
  return [...rows.values()];
}

function toRow(entry: FeedEntry, guidRepeats: boolean): EntryRow | null {
  const url = canonicalUrl(entry.link);
  const words = JSON.stringify([entry.title, entry.content ?? entry.summary]);
  let identity = `words:${sha256(words)}`;
  if (entry.guid) identity = guidRepeats ? `guid-url:${sha256(`${entry.guid}\n${url ?? words}`)}` : `guid:${sha256(entry.guid)}`;
  else if (url) identity = `url:${sha256(url)}`;
  else if (!entry.title && !entry.content && !entry.summary) return null;
  return {
    identity,
    guid: storableOrNull(entry.guid),
    link: storableOrNull(entry.link),
    url: storableOrNull(url),
    title: storableOrNull(entry.title),
    author: storableOrNull(entry.author),
    published: storableOrNull(entry.published),
    published_at: toInstant(entry.published),
    summary: storableOrNull(entry.summary),
    content: storableOrNull(entry.content),
    content_sha256: sha256(JSON.stringify([entry.title, url, entry.published, entry.summary, entry.content])),
  };
}
