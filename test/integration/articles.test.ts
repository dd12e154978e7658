import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { FeedEntry } from '../../ingest/parse-feed.ts';
import type { Article } from '../../ingest/read-article.ts';
import { type FetchedArticle, saveRevision } from '../../store/articles.ts';
import { saveExtraction } from '../../store/claims.ts';
import type { Database } from '../../store/database.ts';
import { entryForFetch, saveEntries } from '../../store/entries.ts';
import { addFeed } from '../../store/feeds.ts';
import { articleById, bodyOfRevision, listArticles } from '../../store/read-articles.ts';
import { engines, type ScratchDatabase } from '../engines.ts';

const NOW = new Date('2026-11-22T05:00:00Z');
const later = (minutes: number): Date => new Date(NOW.getTime() + minutes * 60_000);
const LONG = 'Smelters in the north reopened one furnace and asked for a new tariff on imported antimony. '.repeat(4).trim();

const article = (fields: Partial<Article>): Article => ({
  title: 'Furnace reopens',
  author: null,
  published: null,
  language: 'en',
  text: LONG,
  charset: 'utf-8',
  charsetRule: 'header',
  repairs: [],
  furniture: [],
  url: null,
  outlet: null,
  modified: null,
  sources: { title: 'h1', author: null, published: null, modified: null, url: null, outlet: null, language: 'words' },
  defects: [],
  ...fields,
});

describe.each(engines())('articles on $name', (engine) => {
  let scratch: ScratchDatabase;
  let database: Database;
  let number = 0;
  let host: string;
  beforeAll(async () => {
    scratch = await engine.open();
    database = scratch.database;
  });
  afterAll(() => scratch.close());
  beforeEach(() => {
    number += 1;
    host = `www.smelter${number}.example`;
  });

  /** An entry of a feed of its own, or of the feed given. */
  async function newEntry(
    fields: Partial<FeedEntry> = {},
    feed = `https://${host}/feed.xml`,
    title: string | null = null,
  ): Promise<number> {
    const { feed: row } = await addFeed(database, { url: feed, title, now: NOW });
    const blank = { title: null, link: null, guid: null, published: null, summary: null, content: null, author: null };
    const { pending } = await saveEntries(database, { feedId: row.id, entries: [{ ...blank, ...fields }], now: NOW });
    return pending.at(-1)?.id ?? 0;
  }
  const page = (path: string): string => `https://${host}${path}`;
  const save = (entryId: number, fields: Partial<FetchedArticle> & Pick<FetchedArticle, 'article' | 'finalUrl'>) =>
    saveRevision(database, { entryId, body: null, contentType: 'text/html', fetchedAt: NOW, ...fields });

  test('keeps a text as the first revision, with its bytes, and settles the entry', async () => {
    const entryId = await newEntry({ link: page('/a'), title: 'From the feed', published: '2026-11-21' });
    const body = Buffer.from(`<p>${LONG}</p>`);
    const saved = await save(entryId, { article: article({ title: null }), finalUrl: page('/a'), body, etag: '"1"' });
    expect(saved).toMatchObject({ isNew: true, isNewArticle: true });
    expect(await articleById(database, saved.articleId)).toMatchObject({
      title: 'From the feed',
      text: LONG,
      url: page('/a'),
      published_at: new Date('2026-11-21T00:00:00Z'),
      revisions: 1,
      revision_list: [{ revision: 1, is_current: true, published: '2026-11-21', published_source: 'feed', body_bytes: body.length }],
    });
    const kept = await bodyOfRevision(database, saved.revisionId);
    expect(gunzipSync(kept?.gzip ?? Buffer.alloc(0)).toString()).toBe(body.toString());
    expect(await entryForFetch(database, entryId)).toMatchObject({ awaitsFetch: false, etag: '"1"', articleId: saved.articleId });
  });

  test('keeps what the page says of its last change, and which rule gave each field', async () => {
    const entryId = await newEntry({ link: page('/a') });
    const sources = { title: 'h1', author: null, published: null, modified: 'json-ld', url: null, outlet: null, language: 'words' };
    const stated = article({ modified: '2026-11-21T23:30:00+05:45', sources });
    const { articleId, revisionId } = await save(entryId, { article: stated, finalUrl: page('/a') });
    const [revision] = await database.query('select modified, modified_at, sources from news.revisions where revision_id = $1', [
      revisionId,
    ]);
    expect(revision).toEqual({ modified: '2026-11-21T23:30:00+05:45', modified_at: new Date('2026-11-21T17:45:00Z'), sources });
    const [row] = await database.query('select modified_at, sources from news.articles where article_id = $1', [articleId]);
    expect(row).toEqual({ modified_at: new Date('2026-11-21T17:45:00Z'), sources });
  });

  test('changes nothing when the same page is saved again', async () => {
    const entryId = await newEntry({ link: page('/a') });
    const first = await save(entryId, { article: article({}), finalUrl: page('/a') });
    const again = await save(entryId, { article: article({ title: 'Other' }), finalUrl: page('/a'), fetchedAt: later(5) });
    expect(again).toEqual({ ...first, isNew: false, isNewArticle: false });
    expect(await articleById(database, first.articleId)).toMatchObject({
      title: 'Furnace reopens',
      revisions: 1,
      last_fetched_at: later(5),
    });
  });

  test('keeps a changed text as a new revision, and goes back to the old one when it returns', async () => {
    const entryId = await newEntry({ link: page('/a') });
    const first = await save(entryId, { article: article({}), finalUrl: page('/a') });
    const second = await save(entryId, { article: article({ text: `${LONG} More.` }), finalUrl: page('/a') });
    expect(second).toMatchObject({ articleId: first.articleId, isNew: true });
    expect(await articleById(database, first.articleId)).toMatchObject({ revision: 2, revisions: 2, text: `${LONG} More.` });
    const third = await save(entryId, { article: article({}), finalUrl: page('/a') });
    expect(third).toMatchObject({ revisionId: first.revisionId, isNew: false });
    expect(await articleById(database, first.articleId)).toMatchObject({ revision: 1, revisions: 2, text: LONG });
  });

  test('knows an article that another feed lists, by the address that the page states', async () => {
    const one = await save(await newEntry({ link: page('/a') }), { article: article({ url: page('/a') }), finalUrl: page('/a') });
    const other = await newEntry({ link: page('/a?utm_medium=rss') }, `https://${host}/other.xml`);
    const two = await save(other, { article: article({ url: page('/a') }), finalUrl: `https://m.${host.slice(4)}/a` });
    expect(two).toEqual({ ...one, isNew: false, isNewArticle: false });
    expect((await articleById(database, one.articleId))?.feed_ids).toHaveLength(2);
  });

  test('knows an article by its text when its outlet publishes it under another address', async () => {
    const one = await save(await newEntry({ link: page('/a') }), { article: article({ outlet: 'Smelter Post' }), finalUrl: page('/a') });
    const two = await save(await newEntry({ link: page('/b') }), { article: article({ outlet: 'Smelter Post' }), finalUrl: page('/b') });
    expect(two).toEqual({ ...one, isNew: false, isNewArticle: false });
    const edited = { article: article({ outlet: 'Smelter Post', text: `${LONG} More.` }), finalUrl: page('/b') };
    expect(await save(await newEntry({ link: page('/b'), title: 'Edited' }), edited)).toMatchObject({
      articleId: one.articleId,
      isNew: true,
    });
  });

  test('keeps a short notice that many pages share as an article each', async () => {
    const notice = article({ text: 'Please log in.' });
    const one = await save(await newEntry({ link: page('/a') }), { article: notice, finalUrl: page('/a') });
    const two = await save(await newEntry({ link: page('/b') }), { article: notice, finalUrl: page('/b') });
    expect(two.articleId).not.toBe(one.articleId);
  });

  test('keeps the same text of another outlet as an article of its own', async () => {
    const one = await save(await newEntry({ link: page('/a') }), { article: article({ outlet: 'Smelter Post' }), finalUrl: page('/a') });
    const two = await save(await newEntry({ link: page('/b') }), { article: article({ outlet: 'Copycat' }), finalUrl: page('/b') });
    expect(two.articleId).not.toBe(one.articleId);
  });

  test('does not let a page write itself into an article of another site, or into the front page', async () => {
    const one = await save(await newEntry({ link: page('/a') }), { article: article({}), finalUrl: page('/a') });
    const foreign = { article: article({ url: page('/a'), text: `${LONG} Lies.` }), finalUrl: 'https://elsewhere.example/x' };
    const two = await save(await newEntry({ link: 'https://elsewhere.example/x' }, 'https://elsewhere.example/feed'), foreign);
    expect(two.articleId).not.toBe(one.articleId);
    const front = { article: article({ url: page('/'), text: `${LONG} Front.` }), finalUrl: page('/c') };
    expect(await articleById(database, (await save(await newEntry({ link: page('/c') }), front)).articleId)).toMatchObject({
      url: page('/c'),
    });
  });

  test('names the outlet by the page, else by its own feed, else by its domain', async () => {
    const outletOf = async (path: string, outlet: string | null, feed?: string, title?: string) => {
      const entryId = await newEntry({ link: page(path), guid: path }, feed, title ?? null);
      const { articleId } = await save(entryId, { article: article({ outlet, text: `${path} ${LONG}` }), finalUrl: page(path) });
      return (await articleById(database, articleId))?.outlet;
    };
    const own = `https://feeds.${host}/own`;
    expect(await outletOf('/a', 'Smelter Post')).toBe('Smelter Post');
    expect(await outletOf('/b', null)).toBe(host.slice(4));
    expect(await outletOf('/c', null, page('/titled.xml'), 'The Smelter')).toBe('The Smelter');
    expect(await outletOf('/d', null, own, 'Everything about ores')).toBe(host.slice(4));
  });

  test('keeps entries that have their text in the feed apart', async () => {
    const feed = `https://${host}/notes.xml`;
    const save1 = await newEntry({ title: 'One', guid: '1', content: '<p>One.</p>' }, feed);
    const save2 = await newEntry({ title: 'Two', guid: '2', content: '<p>Two.</p>' }, feed);
    const one = await save(save1, { article: article({ text: 'One.', url: `${feed}#1` }), finalUrl: `${feed}#1` });
    const two = await save(save2, { article: article({ text: 'Two.', url: `${feed}#2` }), finalUrl: `${feed}#2` });
    expect(two.articleId).not.toBe(one.articleId);
    expect(await articleById(database, two.articleId)).toMatchObject({ url: `${feed}#2` });
  });

  test('takes several saves of one page at once', async () => {
    const ids = await Promise.all(['one', 'two', 'three'].map((name) => newEntry({ link: page('/a') }, `https://${host}/${name}.xml`)));
    const saved = await Promise.all(ids.map((id) => save(id, { article: article({}), finalUrl: page('/a') })));
    expect(new Set(saved.map((one) => one.articleId)).size).toBe(1);
    expect(saved.filter((one) => one.isNew)).toHaveLength(1);
  });

  test('keeps an entry waiting that its feed changed while its page was fetched', async () => {
    const entryId = await newEntry({ link: page('/a'), guid: '1', title: 'Old' });
    await newEntry({ link: page('/a'), guid: '1', title: 'New' });
    await save(entryId, { article: article({}), finalUrl: page('/a'), entryVersion: 1 });
    expect(await entryForFetch(database, entryId)).toMatchObject({ awaitsFetch: true, version: 2 });
  });

  test('stores text that Postgres would refuse, with a mark for each character it cannot hold', async () => {
    const hostile = article({
      text: `${LONG}\0\uD83E end`,
      title: '\uDC00',
      furniture: ['\0'],
      defects: ['\uD800'],
      published: '0000-13-45',
    });
    const saved = await save(await newEntry({ link: page('/a') }), { article: hostile, finalUrl: page('/a') });
    expect(await articleById(database, saved.articleId)).toMatchObject({
      text: `${LONG}\uFFFD\uFFFD end`,
      title: '\uFFFD',
      published_at: null,
    });
  });

  test('lists articles by feed, outlet and time, the latest first', async () => {
    const feed = `https://${host}/list.xml`;
    for (const day of ['18', '20', '19']) {
      const dated = article({ published: `2026-11-${day}`, text: `${day} ${LONG}`, outlet: `Lister ${number}` });
      await save(await newEntry({ link: page(`/${day}`) }, feed), { article: dated, finalUrl: page(`/${day}`) });
    }
    const paths = async (filter: object) =>
      (await listArticles(database, { outlet: `lister ${number}`, limit: 10, ...filter })).map((one) => new URL(one.url).pathname);
    expect(await paths({})).toEqual(['/20', '/19', '/18']);
    expect(await paths({ since: new Date('2026-11-19T00:00:00Z'), until: new Date('2026-11-20T00:00:00Z') })).toEqual(['/19']);
    expect(await paths({ limit: 1, offset: 1 })).toEqual(['/19']);
    expect(await paths({ feedId: 987_654 })).toEqual([]);
  });

  test('tells which claims came, went and changed between two revisions', async () => {
    const entryId = await newEntry({ link: page('/a') });
    const stays = 'Output rose 5 percent.';
    const goes = 'Nobody was in a hurry.';
    const comes = 'Traders were in shock.';
    const [before, after] = ['Prices fell 3 percent.', 'Prices fell 4 percent.'];
    for (const text of [`${stays} ${before} ${goes}`, `${stays} ${after} ${comes}`]) {
      const { revisionId } = await save(entryId, { article: article({ text }), finalUrl: page('/a') });
      const claims = [0, 23, 46].map((start) => ({
        start,
        end: start + 22,
        text: '',
        mentions: [],
        tags: [],
        attribution: null,
        rule: 'test',
      }));
      const known = { polarity: 'affirmed', modality: 'asserted', confidence: 1 } as const;
      const extraction = { mentions: [], claims: claims.map((claim) => ({ ...claim, ...known })) };
      await saveExtraction(database, { revisionId, extraction, versions: { claim: 1 }, at: NOW });
    }
    const changes = await database.query('select change, text, previous_text from news.revision_changes where url = $1 order by change', [
      page('/a'),
    ]);
    expect(changes).toEqual([
      { change: 'appeared', text: comes, previous_text: null },
      { change: 'changed', text: after, previous_text: before },
      { change: 'vanished', text: goes, previous_text: null },
    ]);
  });
});
