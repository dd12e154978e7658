import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { IngestError } from '../../ingest/ingest-error.ts';
import { type ParsedFeed, parseFeed } from '../../ingest/parse-feed.ts';
import { processorMsOf } from '../growth.ts';

interface Case {
  readonly name: string;
  readonly text: string;
  /** A charset to be written in, or `gzip`; UTF-8 where nothing is said. */
  readonly encoding?: string;
  readonly url?: string;
  readonly contentType?: string;
  readonly feed?: Partial<ParsedFeed['feed']>;
  readonly entries?: readonly object[];
  readonly defects?: readonly string[];
  readonly hints?: ParsedFeed['hints'];
  readonly alternates?: readonly string[];
  readonly kind?: string;
}

const casesOf = (file: string): Case[] => JSON.parse(readFileSync(new URL(`../../fixtures/feeds/${file}.json`, import.meta.url), 'utf8'));
const read = (text: string | Uint8Array, url: string | null = null, contentType: string | null = null): Promise<ParsedFeed> =>
  parseFeed({ bytes: typeof text === 'string' ? Buffer.from(text) : text, contentType, url });
const rss = (items: string): string => `<?xml version="1.0"?><rss version="2.0"><channel><title>T</title>${items}</channel></rss>`;

/** The error that reading ends with. */
async function failureOf(text: string | Uint8Array, url: string | null = null): Promise<IngestError> {
  const error: unknown = await read(text, url).catch((caught: unknown) => caught);
  if (error instanceof IngestError) return error;
  throw new Error('it was read as a feed', { cause: error });
}

const bytesOf = ({ text, encoding = 'utf-8' }: Case): Uint8Array => (encoding === 'gzip' ? gzipSync(text) : iconv.encode(text, encoding));

describe.each(['formats', 'fields', 'broken', 'odd', 'hints'])('%s', (file) => {
  test.each(casesOf(file))('$name', async (written) => {
    const { url, contentType, feed, entries, defects, hints } = written;
    const parsed = await read(bytesOf(written), url ?? null, contentType ?? null);
    if (feed) expect(parsed.feed).toMatchObject(feed);
    if (entries) {
      expect(parsed.entries).toHaveLength(entries.length);
      entries.forEach((entry, index) => void expect(parsed.entries[index]).toMatchObject(entry));
    }
    if (defects) expect(parsed.defects).toEqual(defects);
    if (hints) expect(parsed.hints).toEqual(hints);
  });
});

describe('what is no feed', () => {
  test.each(casesOf('not-feeds'))('$name', async ({ text, url, alternates, kind }) => {
    const failure = await failureOf(text, url ?? null);
    expect(failure).toMatchObject({ code: 'not-a-feed', disposition: 'give-up' });
    expect(failure.details).toEqual({ alternates, kind });
  });

  test('says how many feeds a page has links to, and names the first', async () => {
    const links = ['a', 'b', 'c', 'd'].map((name) => `<link rel="alternate" type="application/rss+xml" href="/${name}?token=s3cret">`);
    const page = (count: number): string => `<!doctype html><html><head>${links.slice(0, count).join('')}</head></html>`;
    const messageFor = async (count: number) => (await failureOf(page(count), 'https://s.example/')).message;
    expect(await messageFor(4)).toBe(
      'https://s.example/ is not a feed: it is HTML with 4 links to feeds: ' +
        ['a', 'b', 'c'].map((name) => `https://s.example/${name}?token=%E2%80%A6`).join(', ') +
        ' …',
    );
    expect(await messageFor(1)).toContain('it is HTML with 1 link to a feed: ');
    expect(await messageFor(0)).toContain('it is HTML without a link to a feed; check the address');
  });

  test('shows no password of the address in its message', async () => {
    expect((await failureOf('x', 'https://ann:hunter2@a.example/?key=s3cret')).message).not.toMatch(/hunter2|s3cret/);
  });
});

describe('hostile documents', () => {
  const body = (text: string): string =>
    rss(`<item><title>One</title><description>${text}</description></item><item><title>Two</title></item>`);

  test.each([
    ['less-than signs', body(`<![CDATA[${'<'.repeat(100_000)}]]>`)],
    ['less-than signs outside a section', body('<'.repeat(100_000))],
    ['ampersands', body('&'.repeat(100_000))],
    ['references', body('&amp;#226;'.repeat(60_000))],
    ['nested elements', body('<a>'.repeat(200_000))],
    ['nested and closed elements', body('<a>'.repeat(100_000) + '</a>'.repeat(100_000))],
    ['end tags that close nothing', body(`${'<a><b>'.repeat(60)}${'</c>'.repeat(200_000)}`)],
    ['escaped nested elements', body(`<![CDATA[${'<p>'.repeat(150_000)}${'</b>'.repeat(150_000)}]]>`)],
    ['attributes', body(`<a ${Array.from({ length: 30_000 }, (_, index) => `x${index}="1"`).join(' ')}/>`)],
    ['namespaces', body(`${Array.from({ length: 30_000 }, (_, index) => `<a xmlns:x${index}="u"/>`).join('')}`)],
    ['frames in frames', body(`<![CDATA[${'<iframe><noembed>'.repeat(50_000)}]]>`)],
    ['unfinished declarations', body(`<![CDATA[${'<!'.repeat(200_000)}]]>`)],
    ['spaces in a date', rss(`<item><title>One</title><pubDate>${' '.repeat(500_000)}x</pubDate></item>`)],
    ['brackets in a date', rss(`<item><title>One</title><pubDate>${'('.repeat(500_000)}</pubDate></item>`)],
    ['spaces in an author', rss(`<item><title>One</title><author>a ${' '.repeat(500_000)}(</author></item>`)],
    ['comments', body('<!--'.repeat(100_000))],
    ['elements', rss(`<item><title>One</title>${'<category>x</category>'.repeat(60_000)}</item>`)],
  ])('answers a run of %s in time, with the title before it', async (_name, document) => {
    const ms = await processorMsOf(async () => {
      const { entries } = await read(document);
      expect(entries[0]?.title).toBe('One');
    });
    expect(ms).toBeLessThan(4000);
  });

  test('stops at too many elements and keeps what it has', async () => {
    const { entries, defects } = await read(rss(`<item><title>One</title></item>${'<a/>'.repeat(450_000)}<item/>`));
    expect(entries).toHaveLength(1);
    expect(defects).toContain('too many elements: the rest of the document was not read');
  });

  test('refuses what holds more than 20 MB of text, also packed', async () => {
    const large = Buffer.alloc(21_000_000, 'x');
    expect((await failureOf(large)).code).toBe('too-large');
    expect((await failureOf(gzipSync(Buffer.alloc(90_000_000)))).code).toBe('too-large');
  });

  test('reads a body that is gzipped without saying so', async () => {
    expect((await read(gzipSync(rss('<item><title>One</title></item>')))).entries[0]?.title).toBe('One');
  });

  test('either reads or refuses any bytes', async () => {
    const pieces = fc.array(
      fc.constantFrom(
        '<rss>',
        '<channel>',
        '<item>',
        '</item>',
        '<title>',
        '</title>',
        '<![CDATA[',
        ']]>',
        '&',
        ';',
        '"',
        '<!--',
        '<',
        '\u0000',
        '{',
        'é',
        '<feed>',
        '<entry a=',
      ),
      { maxLength: 40 },
    );
    await fc.assert(
      fc.asyncProperty(pieces, async (parts) => {
        const outcome: unknown = await read(parts.join('')).catch((error: unknown) => error);
        if (outcome instanceof Error) expect(outcome).toBeInstanceOf(IngestError);
      }),
    );
  });
});
