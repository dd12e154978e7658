import Parser from 'rss-parser';
import { withoutForbidden } from '../markup/clean-html.ts';
import type { FeedEntry, ParsedFeed } from './feed-entry.ts';

/**
 * Element names of our own for what rss-parser treats badly under the usual ones: its snippets of bodies take quadratic
 * time, and one date that it cannot read loses the feed.
 */
const NAMES = { summary: 'assay-summary', content: 'assay-content', published: 'assay-published' } as const;
const ENTRY_FIELDS = ['title', 'link', 'guid', 'author', 'published', 'summary', 'content'] as const;

/**
 * Passes a feed through rss-parser: written as plain, well-formed RSS 2.0, read by it, and put back into our shape.
 *
 * The parser never sees a document of strangers, only ours.
 */
export async function rereadFeed(read: ParsedFeed): Promise<ParsedFeed> {
  const parser = new Parser<object, Record<string, unknown>>({ customFields: { item: Object.values(NAMES) } });
  const { title, link, items } = await parser.parseString(writeRss(read));
  return { feed: { title: textOf(title), link: textOf(link) }, entries: items.map(entryOf), defects: read.defects };
}

function writeRss({ feed, entries }: ParsedFeed): string {
  const items = entries.map((entry) => `<item>${ENTRY_FIELDS.map((field) => element(nameOf(field), entry[field])).join('')}</item>`);
  return `<rss version="2.0"><channel>${element('title', feed.title)}${element('link', feed.link)}${items.join('')}</channel></rss>`;
}

const nameOf = (field: keyof FeedEntry): string => (field in NAMES ? NAMES[field as keyof typeof NAMES] : field);

/** A section of characters, since the parser reads references one by one. */
function element(name: string, text: string | null): string {
  return text === null ? '' : `<${name}><![CDATA[${withoutForbidden(text).replaceAll(']]>', ']]]]><![CDATA[>')}]]></${name}>`;
}

function entryOf(item: Record<string, unknown>): FeedEntry {
  return {
    title: textOf(item.title),
    link: textOf(item.link),
    guid: textOf(item.guid),
    published: textOf(item[NAMES.published]),
    summary: textOf(item[NAMES.summary]),
    content: textOf(item[NAMES.content]),
    author: textOf(item.author),
  };
}

const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
