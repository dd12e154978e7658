import Parser from 'rss-parser';
import { withoutForbidden } from '../markup/escape-markup.ts';
import type { FeedEntry, ParsedFeed } from './feed-entry.ts';

/**
 * An element name of our own for what rss-parser treats badly under the usual ones: its snippets of bodies take quadratic
 * time, and one date that it cannot read loses the feed. It holds the entry's number, which leads to both.
 */
const NUMBER = 'assay-entry';
const FIELDS = ['title', 'link', 'guid', 'author'] as const;
const MARKUP = /[&<>]/;

/**
 * Passes a feed through rss-parser: written as plain, well-formed RSS 2.0, read by it, and put back into our shape.
 *
 * The parser never sees a document of strangers, only ours. Dates and bodies, which are most of a feed, stay out of it: it takes
 * each character by itself, and would change none.
 */
export async function rereadFeed(read: ParsedFeed): Promise<ParsedFeed> {
  const parser = new Parser<object, Record<string, unknown>>({ customFields: { item: [NUMBER] } });
  const { title, link, items } = await parser.parseString(writeRss(read));
  return { feed: { title: textOf(title), link: textOf(link) }, entries: items.map((item) => entryOf(item, read)), defects: read.defects };
}

function writeRss({ feed, entries }: ParsedFeed): string {
  let items = '';
  for (const [number, entry] of entries.entries()) {
    items += `<item>${element(NUMBER, String(number))}`;
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

function entryOf(item: Record<string, unknown>, { entries }: ParsedFeed): FeedEntry {
  const { published = null, summary = null, content = null } = entries[Number(item[NUMBER])] ?? {};
  return {
    title: textOf(item.title),
    link: textOf(item.link),
    guid: textOf(item.guid),
    published,
    summary,
    content,
    author: textOf(item.author),
  };
}

const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
