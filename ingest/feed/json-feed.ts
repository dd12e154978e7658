import { oneLine } from '../markup/escape-markup.ts';
import { PAGE_SCHEMES, safeUrl } from '../markup/resolve-url.ts';
import { readFeedDate } from './feed-date.ts';
import type { FeedContent, FeedEntry } from './feed-entry.ts';
import { htmlOf } from './feed-text.ts';
import { NO_HINTS } from './poll-hints.ts';

const MAX_ENTRIES = 50_000;
const MAX_BRACKETS = 1_000_000;

type Members = Readonly<Record<string, unknown>>;

/**
 * Reads a JSON Feed (versions 1 and 1.1).
 *
 * @returns null when the text is no JSON, or JSON that is no feed. A member of the wrong type costs that member alone.
 */
export function readJsonFeed(text: string, url: string | null): FeedContent | null {
  const document = parse(text);
  if (document === null) return null;
  const version = textOf(document, 'version');
  if (!version?.includes('jsonfeed.org') && !(Array.isArray(document.items) && typeof document.title === 'string')) return null;
  const defects = new Set<string>();
  if (!Array.isArray(document.items)) defects.add('items is not a list');
  const items: readonly unknown[] = Array.isArray(document.items) ? document.items : [];
  if (items.length > MAX_ENTRIES) defects.add('too many entries: the rest of the document was not read');
  const author = authorOf(document);
  const entries = items.slice(0, MAX_ENTRIES).flatMap((item) => {
    if (isMembers(item)) return [entryOf(item, url, author, defects)];
    defects.add('an item is not an object');
    return [];
  });
  const link = textOf(document, 'home_page_url');
  return {
    feed: { title: lineOf(document, 'title'), link: link === null ? null : safeUrl(link, url, PAGE_SCHEMES) },
    entries,
    defects: [...defects],
    hints: NO_HINTS,
  };
}

/** Millions of empty lists take little text and much memory; no feed has them. */
function isOverfull(text: string): boolean {
  let brackets = 0;
  for (let at = text.indexOf('['); at >= 0 && brackets <= MAX_BRACKETS; at = text.indexOf('[', at + 1)) brackets++;
  for (let at = text.indexOf('{'); at >= 0 && brackets <= MAX_BRACKETS; at = text.indexOf('{', at + 1)) brackets++;
  return brackets > MAX_BRACKETS;
}

function parse(text: string): Members | null {
  if (isOverfull(text)) return null;
  try {
    const value: unknown = JSON.parse(text);
    return isMembers(value) ? value : null;
  } catch {
    return null;
  }
}

function entryOf(item: Members, url: string | null, feedAuthor: string | null, defects: Set<string>): FeedEntry {
  const link = textOf(item, 'url') ?? textOf(item, 'external_url');
  const html = textOf(item, 'content_html');
  const text = textOf(item, 'content_text');
  const summary = textOf(item, 'summary');
  return {
    title: lineOf(item, 'title'),
    link: link === null ? null : safeUrl(link, url, PAGE_SCHEMES),
    guid: idOf(item.id),
    published: dateOf(item, defects),
    summary: summary === null ? null : htmlOf('text', summary, url),
    content: html !== null ? htmlOf('html', html, url) : text === null ? null : htmlOf('text', text, url),
    author: authorOf(item) ?? feedAuthor,
  };
}

function dateOf(item: Members, defects: Set<string>): string | null {
  for (const name of ['date_published', 'date_modified']) {
    const value = textOf(item, name);
    if (value === null) continue;
    const date = readFeedDate(value);
    if (date !== null) return date;
    defects.add(`unreadable date: ${value.slice(0, 60)}`);
  }
  return null;
}

/** Version 1.1 has a list of authors, version 1 had one. */
function authorOf(members: Members): string | null {
  const authors: readonly unknown[] = Array.isArray(members.authors) ? members.authors.slice(0, 50) : [members.author];
  const names = authors.map((author) => (isMembers(author) ? lineOf(author, 'name') : typeof author === 'string' ? oneLine(author) : null));
  return names.filter(Boolean).join(', ') || null;
}

function idOf(id: unknown): string | null {
  return typeof id === 'string' ? id.trim() || null : typeof id === 'number' ? String(id) : null;
}

function lineOf(members: Members, name: string): string | null {
  const value = textOf(members, name);
  return value === null ? null : oneLine(value) || null;
}

function textOf(members: Members, name: string): string | null {
  const value = Object.hasOwn(members, name) ? members[name] : null;
  return typeof value === 'string' && value !== '' ? value : null;
}

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
