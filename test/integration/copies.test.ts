import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { saveRevision } from '../../store/articles.ts';
import { saveExtraction } from '../../store/claims.ts';
import type { Database } from '../../store/database.ts';
import { saveEntries } from '../../store/entries.ts';
import { addFeed } from '../../store/feeds.ts';
import { linkClaims, unlinkAll } from '../../store/links/link-claims.ts';
import { emptyDatabase, engines, type ScratchDatabase } from '../engines.ts';
import { madeSentences } from '../made-texts.ts';

/** An article as an outlet published it on a day of May. */
interface Told {
  readonly outlet: string;
  readonly slug: string;
  readonly day: number;
  readonly sentences: readonly string[];
}

const STORY = madeSentences(1, 20);
const OTHER = madeSentences(2, 20);
const BOX = madeSentences(3, 6);
/** So many of ten sentences are the outlet's own. */
const rewritten = (tenths: number, by = 4): string[] =>
  STORY.map((sentence, index) => (index % 10 < tenths ? madeSentences(by, 20)[index] : sentence) ?? '');
const told = (outlet: string, day: number, sentences: readonly string[], slug = 'a'): Told => ({ outlet, slug, day, sentences });

describe.each(engines())('copies on $name', (engine) => {
  let scratch: ScratchDatabase;
  let database: Database;
  beforeAll(async () => {
    scratch = await engine.open();
    database = scratch.database;
  });
  afterAll(() => scratch.close());
  beforeEach(() => clear());

  const clear = () => emptyDatabase(database);

  /** Told again with other sentences or on another day it is a new revision of the same article. */
  async function tell({ outlet, slug, day, sentences }: Told): Promise<void> {
    const now = new Date(Date.UTC(2026, 4, day, 12));
    const origin = `https://${outlet.toLowerCase()}.example`;
    const { feed } = await addFeed(database, { url: `${origin}/feed`, title: outlet, now });
    const entry = { title: null, link: `${origin}/${slug}`, guid: null, published: null, summary: null, content: null, author: null };
    await saveEntries(database, { feedId: feed.id, entries: [entry], now });
    const [row] = await database.query<{ id: number }>('select id from news_private.entry where feed_id = $1 and url = $2', [
      feed.id,
      entry.link,
    ]);
    const nowhere = { author: null, modified: null, url: null, outlet: null };
    const unknown = { ...nowhere, sources: { ...nowhere, title: null, published: null, language: null }, charset: null, charsetRule: null };
    const text = `${sentences.join(' ')}${' '.repeat(day)}`.trimEnd();
    const published = `2026-05-${String(day).padStart(2, '0')}`;
    const article = { ...unknown, title: null, published, language: 'en', text, repairs: [], furniture: [], defects: [] };
    const fetched = { entryId: row?.id ?? 0, article, body: null, contentType: null, fetchedAt: now, finalUrl: entry.link };
    const { revisionId } = await saveRevision(database, fetched);
    await saveExtraction(database, { revisionId, extraction: { mentions: [], claims: [] }, versions: { claim: 1 }, at: now });
  }

  async function linkAll(): Promise<void> {
    while ((await linkClaims(database)).more);
  }
  /** Each copy with what it is a copy of, as `outlet/slug < outlet/slug`. */
  async function copies(): Promise<string[]> {
    const rows = await database.query<{ url: string; copy_of_url: string }>('select url, copy_of_url from news.syndication order by url');
    const shown = (url: string): string => url.replace(/^https:\/\/(\w+)\.example/, '$1');
    return rows.map((row) => `${shown(row.url)} < ${shown(row.copy_of_url)}`);
  }
  async function copiesOf(...articles: readonly Told[]): Promise<string[]> {
    for (const article of articles) await tell(article);
    await linkAll();
    return copies();
  }

  test('are linked with the earlier article, its outlet, both times and what they share', async () => {
    expect(await copiesOf(told('Wire', 4, STORY), told('Daily', 5, [...OTHER.slice(0, 2), ...STORY]))).toEqual(['daily/a < wire/a']);
    const [row] = await database.query('select * from news.syndication');
    expect(row).toMatchObject({
      outlet: 'Daily',
      reported_at: new Date('2026-05-05'),
      copy_of_outlet: 'Wire',
      copy_of_reported_at: new Date('2026-05-04'),
      share: 1,
      is_same_outlet: false,
    });
    expect(await database.query('select url, copy_of_article_id, is_copy from news.articles order by reported_at')).toEqual([
      { url: 'https://wire.example/a', copy_of_article_id: null, is_copy: false },
      { url: 'https://daily.example/a', copy_of_article_id: 1, is_copy: true },
    ]);
  });

  test('are told from articles that share a box, and from others', async () => {
    expect(
      await copiesOf(told('Wire', 4, [...STORY, ...BOX]), told('Daily', 5, [...OTHER, ...BOX]), told('Post', 6, OTHER.slice(0, 2))),
    ).toEqual([]);
  });

  test('may be rewritten by three tenths or cut to the half, and not by seven tenths', async () => {
    const rest = [told('Cut', 6, STORY.slice(0, 10)), told('Free', 7, rewritten(7, 6))];
    expect(await copiesOf(told('Wire', 4, STORY), told('Daily', 5, rewritten(3)), ...rest)).toEqual(['cut/a < wire/a', 'daily/a < wire/a']);
    const shares = await database.query<{ share: number }>('select share from news.syndication order by share');
    expect(shares.map(({ share }) => Math.round(share * 10) / 10)).toEqual([0.7, 1]);
  });

  test('of one outlet are linked when they are nearly the same, and not when it fills in a form', async () => {
    const forms = [told('Wire', 4, STORY), told('Wire', 5, rewritten(3), 'b'), told('Wire', 6, rewritten(1, 5), 'c')];
    expect(await copiesOf(...forms)).toEqual(['wire/c < wire/a']);
  });

  test('name the earliest report, in whatever order they came in', async () => {
    const articles = [told('Wire', 3, STORY), told('Daily', 4, rewritten(1)), told('Post', 5, rewritten(2)), told('Echo', 6, OTHER)];
    const orders = fc.shuffledSubarray(articles, { minLength: 4, maxLength: 4 });
    const check = async (order: readonly Told[]) => {
      await clear();
      for (const article of order) {
        await tell(article);
        await linkAll();
      }
      expect(await copies()).toEqual(['daily/a < wire/a', 'post/a < wire/a']);
    };
    await fc.assert(fc.asyncProperty(orders, check), { numRuns: 3, seed: 3 });
  });

  test('look for the next when what they were copies of is written anew', async () => {
    await copiesOf(told('Wire', 3, STORY), told('Daily', 4, rewritten(1)), told('Post', 5, rewritten(2)));
    expect(await copiesOf(told('Wire', 3, OTHER))).toEqual(['post/a < daily/a']);
    expect(await copiesOf(told('Wire', 3, STORY))).toEqual(['daily/a < wire/a', 'post/a < wire/a']);
  });

  test('are the same rows when they are all made anew, whatever was told and edited before', async () => {
    const texts = [STORY, OTHER, rewritten(1), rewritten(3), [...OTHER, ...BOX], STORY.slice(0, 9), [...STORY, ...OTHER]];
    const step = fc.record({
      outlet: fc.constantFrom('Wire', 'Daily', 'Post'),
      slug: fc.constantFrom('a', 'b'),
      day: fc.integer({ min: 1, max: 9 }),
      sentences: fc.constantFrom(...texts),
    });
    const rows = async () => [
      await database.query('select * from news_private.article_copy order by article_id'),
      await database.query('select * from news_private.copy_band order by article_id, band'),
    ];
    const check = async (steps: readonly { article: Told; isLinked: boolean }[]) => {
      await clear();
      for (const { article, isLinked } of steps) {
        await tell(article);
        if (isLinked) await linkClaims(database, 1);
      }
      await linkAll();
      const made = await rows();
      await unlinkAll(database);
      expect(await copies()).toEqual([]);
      while ((await linkClaims(database, 1)).more);
      expect(await rows()).toEqual(made);
    };
    const linked = fc.record({ article: step, isLinked: fc.boolean() });
    await fc.assert(fc.asyncProperty(fc.array(linked, { minLength: 4, maxLength: 7 }), check), { numRuns: 3, seed: 7, endOnFailure: true });
  });
});
