import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { decodeBytes } from '../../ingest/decode-bytes.ts';
import { findFeeds } from '../../ingest/find-feeds.ts';
import { IngestError } from '../../ingest/ingest-error.ts';
import { parseFeed } from '../../ingest/parse-feed.ts';
import { readArticle } from '../../ingest/read-article.ts';
import { readRobots } from '../../ingest/read-robots.ts';
import { repairText } from '../../ingest/repair-text.ts';
import { mutants, shown } from './mutate.ts';

const FIXTURES = join(import.meta.dirname, '..', '..', 'fixtures');
const PAGES = readdirSync(join(FIXTURES, 'pages'))
  .filter((name) => name.endsWith('.html'))
  .map((name) => readFileSync(join(FIXTURES, 'pages', name)))
  .filter(({ length }) => length < 20_000);
const ITEM =
  '<item><title>Tin &amp; zinc</title><link>/a?b=1&amp;c=2</link><guid>a</guid><pubDate>Mon, 02 Nov 2026 10:00:00 +0100</pubDate><description><![CDATA[<p>Up 5%</p>]]></description></item>';
const FEEDS = [
  `<?xml version="1.0" encoding="iso-8859-1"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Ore</title>${ITEM.repeat(3)}</channel></rss>`,
  '<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://ore.example/x/"><title type="html">&lt;b&gt;Ore</title><entry><id>1</id><link href="../a"/><updated>2026-11-02T10:00:00Z</updated><content type="xhtml"><div>Up <b>5</b>%</div></content></entry></feed>',
  '{"version":"https://jsonfeed.org/version/1.1","title":"Ore","items":[{"id":1,"url":"https://ore.example/a","content_html":"<p>Up","date_published":"2026-11-02"}]}',
].map((text) => Buffer.from(text));
const TEXTS = ['The mineâ€™s owner said â€œno moreâ€\u009d.', 'Ð¦ÐµÐ½Ð° Ñ€Ð¾ÑÐ»Ð°', 'cafÃ© MÃ¼nchen', '日本語 & 5 %'].map((text) =>
  Buffer.from(text),
);
const CONTENT_TYPES = [null, 'text/html', 'text/html; charset=utf-16', 'application/xml; charset=shift_jis', 'text/plain; charset=;;"'];
const url = 'https://ore.example/page';

/** Reads something in every mutant; only an error with a code of ours may come of it. */
async function readAll(bytes: Iterable<Buffer>, read: (bytes: Buffer, contentType: string | null) => unknown): Promise<number> {
  let count = 0;
  for (const each of bytes) {
    try {
      await read(each, CONTENT_TYPES[count % CONTENT_TYPES.length] ?? null);
    } catch (error) {
      if (!(error instanceof IngestError)) throw new Error(`${error} at ${shown(each)}`, { cause: error });
    }
    count += 1;
  }
  return count;
}

describe('nothing but errors with a code comes of changed bytes', () => {
  test('in decoding and repairing, and neither finds anything to do the second time', async () => {
    const read = (bytes: Buffer, contentType: string | null): void => {
      const { text } = decodeBytes(bytes, contentType);
      const { text: repaired, defects } = repairText(text);
      // What says that it was not finished may be gone on with.
      if (defects.length === 0 && repairText(repaired).text !== repaired) throw new Error('repaired differently the second time');
    };
    expect(await readAll(mutants([...TEXTS, ...FEEDS], 250), read)).toBeGreaterThanOrEqual(250);
  });

  test('in feeds, whose entries hold text and addresses alone', async () => {
    const read = async (bytes: Buffer, contentType: string | null): Promise<void> => {
      for (const { link, published, title } of (await parseFeed({ bytes, contentType, url })).entries) {
        if (link !== null && !/^(?:https?|ftp):/i.test(link)) throw new Error(`the link ${link}`);
        if (published !== null && Number.isNaN(Date.parse(published))) throw new Error(`the date ${published}`);
        if (title?.includes('\0')) throw new Error('a NUL in a title');
      }
    };
    expect(await readAll(mutants(FEEDS, 300), read)).toBeGreaterThanOrEqual(300);
  });

  test('in articles and in the feeds that pages name', async () => {
    const read = (bytes: Buffer, contentType: string | null): void => {
      findFeeds(bytes.toString('latin1'), url);
      const { text } = readArticle({ bytes, contentType, url, published: null, title: null });
      if (text.includes('\0') || /\p{Cs}/u.test(text)) throw new Error('a NUL or half a character in the text');
    };
    expect(await readAll(mutants(PAGES, 150), read)).toBeGreaterThanOrEqual(150);
  });

  test('in robots.txt', async () => {
    const seed = Buffer.from('User-agent: Assay\nDisallow: /a*b$\nCrawl-delay: 3\nSitemap: https://ore.example/s.xml\n');
    const read = (bytes: Buffer): unknown => readRobots(bytes.toString('utf8'), 'Assay/0.1', url);
    expect(await readAll(mutants([seed], 300), read)).toBeGreaterThanOrEqual(300);
  });
});
