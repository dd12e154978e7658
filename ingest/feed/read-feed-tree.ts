import { PAGE_SCHEMES, safeUrl } from '../markup/resolve-url.ts';
import { readAuthors } from './feed-author.ts';
import { readFeedDate } from './feed-date.ts';
import type { FeedContent, FeedEntry } from './feed-entry.ts';
import { bodyHtml, plainText, rawText } from './feed-text.ts';
import type { FeedElement } from './feed-tree.ts';
import { readPollHints } from './poll-hints.ts';

/** The elements of a feed's own vocabulary, whatever its address and prefix. */
const CORE = 'core';
const MAX_ENTRIES = 50_000;
const ROOTS = new Set(['rss', 'rdf', 'feed', 'channel']);
const NOT_SEARCHED = new Set(['item', 'entry', 'image', 'textinput', 'html']);
const MAX_ROOT_DEPTH = 4;

type Place = readonly [space: string, name: string];

const TITLES: readonly Place[] = [
  [CORE, 'title'],
  ['dc', 'title'],
  ['atom', 'title'],
  ['rss', 'title'],
  ['media', 'title'],
  ['itunes', 'title'],
];
const SUMMARIES: readonly Place[] = [
  [CORE, 'description'],
  [CORE, 'summary'],
  [CORE, 'abstract'],
  [CORE, 'tagline'],
  ['rss', 'description'],
  ['atom', 'summary'],
  ['dc', 'description'],
  ['dcterms', 'abstract'],
  ['itunes', 'summary'],
  ['media', 'description'],
];
const CONTENTS: readonly Place[] = [
  ['content', 'encoded'],
  [CORE, 'content'],
  ['atom', 'content'],
  [CORE, 'encoded'],
  [CORE, 'fullitem'],
  ['xhtml', 'body'],
  ['xhtml', 'div'],
  [CORE, 'body'],
];
const GUIDS: readonly Place[] = [
  [CORE, 'guid'],
  [CORE, 'id'],
  ['atom', 'id'],
  ['rss', 'guid'],
  ['dc', 'identifier'],
];
/** When it was published, else when it was changed, else when it was made. */
const DATES: readonly Place[] = [
  [CORE, 'pubdate'],
  [CORE, 'published'],
  ['atom', 'published'],
  [CORE, 'issued'],
  ['dcterms', 'issued'],
  ['dc', 'date'],
  [CORE, 'updated'],
  ['atom', 'updated'],
  [CORE, 'modified'],
  ['dcterms', 'modified'],
  [CORE, 'created'],
  ['dcterms', 'created'],
  [CORE, 'date'],
  ['dcterms', 'date'],
];

/** What one document calls its parts. */
interface Vocabulary {
  readonly core: ReadonlySet<string>;
  readonly feed: FeedElement;
  readonly feedAuthor: string | null;
  readonly defects: Set<string>;
}

/**
 * Reads RSS 0.9 to 2.0, RSS 1.0 in RDF, Atom 0.3 and 1.0 and CDF, under any prefix, into one shape.
 *
 * @returns null when the document is none of them.
 */
export function readFeedFromTree(document: FeedElement): FeedContent | null {
  const root = findRoot(document, 0);
  if (root === null || root === 'html') return null;
  const feed = root.name === 'feed' ? root : (findChannel(root) ?? root);
  const items: FeedElement[] = [];
  collectItems(document, root.name === 'feed' ? 'entry' : 'item', items);
  if (items.length === 0) collectItems(document, root.name === 'feed' ? 'item' : 'entry', items);
  if (root.name === 'rdf' && feed === root && items.length === 0) return null;
  const core = new Set(['', root.name === 'feed' ? 'atom' : 'rss', feed.space, ...items.slice(0, 1).map((item) => item.space)]);
  core.delete('rdf');
  const defects = new Set<string>();
  const vocabulary: Vocabulary = { core, feed, feedAuthor: root.name === 'feed' ? readAuthors(feed, core) : null, defects };
  if (items.length > MAX_ENTRIES) defects.add('too many entries: the rest of the document was not read');
  const entries = items.slice(0, MAX_ENTRIES).map((item) => readEntry(item, vocabulary));
  return {
    feed: { title: firstOf(feed, TITLES, core, plainText), link: linkOf(feed, core) },
    entries,
    defects: [...defects],
    hints: readPollHints(feed, ({ space }) => core.has(space)),
  };
}

/** The first element that is the root of a feed; 'html' when a page comes first. */
function findRoot(element: FeedElement, depth: number): FeedElement | 'html' | null {
  for (const child of element.children) {
    if (typeof child === 'string') continue;
    if (ROOTS.has(child.name)) return child;
    if (child.name === 'html') return 'html';
    const found = depth < MAX_ROOT_DEPTH ? findRoot(child, depth + 1) : null;
    if (found !== null) return found;
  }
  return null;
}

function findChannel(root: FeedElement): FeedElement | null {
  for (const child of root.children) if (typeof child !== 'string' && child.name === 'channel') return child;
  return null;
}

/** Items wherever they stand: beside the channel, in it, or behind a root that was closed too early. */
function collectItems(element: FeedElement, name: string, items: FeedElement[]): void {
  for (const child of element.children) {
    if (typeof child === 'string') continue;
    if (child.name === name) items.push(child);
    else if (!NOT_SEARCHED.has(child.name)) collectItems(child, name, items);
  }
}

function readEntry(written: FeedElement, vocabulary: Vocabulary): FeedEntry {
  const { core } = vocabulary;
  // The white space between its elements would be passed over dozens of times.
  const item = { ...written, children: written.children.filter((child) => typeof child !== 'string') };
  const guid = guidOf(item, core);
  return {
    title: firstOf(item, TITLES, core, plainText),
    link: linkOf(item, core) ?? permalinkOf(item, core),
    guid,
    published: dateOf(item, vocabulary),
    summary: firstOf(item, SUMMARIES, core, bodyHtml),
    content: firstOf(item, CONTENTS, core, bodyHtml),
    author: readAuthors(item, core) ?? vocabulary.feedAuthor,
  };
}

/** Says whether a child stands at a place. */
function isAt(child: FeedElement | string, [space, name]: Place, core: ReadonlySet<string>): child is FeedElement {
  return typeof child !== 'string' && child.name === name && (space === CORE ? core.has(child.space) : child.space === space);
}

/** The first reading that is not null, place by place. */
function firstOf<T>(
  element: FeedElement,
  places: readonly Place[],
  core: ReadonlySet<string>,
  read: (part: FeedElement) => T | null,
): T | null {
  for (const place of places) {
    for (const part of element.children) {
      const value = isAt(part, place, core) ? read(part) : null;
      if (value !== null) return value;
    }
  }
  return null;
}

function guidOf(item: FeedElement, core: ReadonlySet<string>): string | null {
  return firstOf(item, GUIDS, core, (part) => rawText(part).trim() || null) ?? (attribute(item, 'about')?.trim() || null);
}

/** RSS 2.0: a guid is an address unless it says that it is none. */
function permalinkOf(item: FeedElement, core: ReadonlySet<string>): string | null {
  const fromGuid = firstOf(item, [[CORE, 'guid']], core, (guid) => {
    const denied = guid.attributes.get('ispermalink')?.trim().toLowerCase() === 'false';
    const written = rawText(guid).trim();
    return denied || !/^https?:\/\//i.test(written) ? null : safeUrl(written, guid.base, PAGE_SCHEMES);
  });
  const about = attribute(item, 'about');
  return fromGuid ?? (about !== undefined && /^https?:\/\//i.test(about) ? safeUrl(about, item.base, PAGE_SCHEMES) : null);
}

/** The address of the page: RSS writes it as text, Atom in an attribute beside other relations. */
function linkOf(element: FeedElement, core: ReadonlySet<string>): string | null {
  const found: { address: string; rank: number }[] = [];
  for (const place of [
    [CORE, 'link'],
    ['atom', 'link'],
  ] as const) {
    for (const link of element.children) {
      if (!isAt(link, place, core)) continue;
      const rank = rankOfLink(link);
      const address = rank === null ? null : safeUrl(link.attributes.get('href') ?? rawText(link), link.base, PAGE_SCHEMES);
      if (rank !== null && address) found.push({ address, rank });
    }
  }
  const best = found.reduce<(typeof found)[number] | null>(
    (chosen, next) => (chosen === null || next.rank < chosen.rank ? next : chosen),
    null,
  );
  const href = best === null ? attribute(element, 'href') : undefined;
  return best?.address ?? (href === undefined ? null : safeUrl(href, element.base, PAGE_SCHEMES));
}

/** Pages before other forms of the same thing; null for what is something else: replies, enclosures, the feed itself. */
function rankOfLink(link: FeedElement): number | null {
  const written = link.attributes.get('rel') ?? 'alternate';
  const relation = written.trim().toLowerCase().replace('http://www.iana.org/assignments/relation/', '');
  if (relation !== 'alternate' && relation !== '') return null;
  if (!link.attributes.has('href') && rawText(link).trim() === '') return null;
  const type = link.attributes.get('type')?.trim().toLowerCase() ?? 'text/html';
  return type.startsWith('text/html') || type.startsWith('application/xhtml') ? 0 : 1;
}

function dateOf(item: FeedElement, { core, defects }: Vocabulary): string | null {
  const read = (written: string): string | null => {
    const date = readFeedDate(written);
    if (date === null && written.trim() !== '') defects.add(`unreadable date: ${written.trim().slice(0, 60)}`);
    return date;
  };
  const lastModified = attribute(item, 'lastmod');
  return firstOf(item, DATES, core, (part) => read(rawText(part))) ?? (lastModified === undefined ? null : read(lastModified));
}

/** An attribute by its local name. */
function attribute(element: FeedElement, name: string): string | undefined {
  const plain = element.attributes.get(name);
  if (plain !== undefined) return plain;
  for (const [key, value] of element.attributes) if (key.endsWith(`:${name}`)) return value;
  return undefined;
}
