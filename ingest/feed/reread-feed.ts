import Parser from 'rss-parser';
import { withoutForbidden } from '../markup/escape-markup.ts';
import type { FeedContent, FeedEntry } from './feed-entry.ts';

const FIELDS = ['title', 'link', 'guid'] as const;
const MARKUP = /[&<>]/;

/**
 * Passes a feed through rss-parser: written as plain, well-formed RSS 2.0, read by it, and put back into our shape.
 *
 * The parser never sees a document of strangers, only ours. Dates, names and bodies, which are most of a feed, stay out of it: its snippets
 * of bodies take quadratic time, one date that it cannot read loses the feed, and it takes each character by itself and would change none.
 */
export async function rereadFeed(read: FeedContent): Promise<FeedContent> {
  const { title, link, items } = await new Parser().parseString(writeRss(read));
  if (items.length !== read.entries.length) throw new Error(`rss-parser read ${items.length} of ${read.entries.length} items`);
  return {
    feed: { title: textOf(title), link: textOf(link) },
    entries: read.entries.map((entry, index) => entryOf(items[index] ?? {}, entry)),
    defects: read.defects,
    hints: read.hints,
  };
}

function writeRss({ feed, entries }: FeedContent): string {
  let items = '';
  for (const entry of entries) {
    items += '<item>';
    for (const field of FIELDS) items += element(field, entry[field]);
    items += '</item>';
  }
  return `<rss version="2.0"><channel>${element('title', feed.title)}${element('link', feed.link)}${items}</channel></rss>`;
}

/** What holds markup goes into a section of characters, since the parser reads references one by one. */
function element(name: string, text: string | null): string {
  if (text === null) return '';
  const clean = withoutForbidden(text);
  const written = MARKUP.test(clean) ? `<![CDATA[${clean.replaceAll(']]>', ']]]]><![CDATA[>')}]]>` : clean;
  return `<${name}>${written}</${name}>`;
}

function entryOf(item: Readonly<Record<string, unknown>>, entry: FeedEntry): FeedEntry {
  const { published, summary, content, author } = entry;
  return { title: textOf(item.title), link: textOf(item.link), guid: textOf(item.guid), published, summary, content, author };
}

const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
