import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { extractClaims, extractionVersions } from '../../extract/extract-claims.ts';
import type { Extractor } from '../../extract/extractor.ts';
import { EXTRACTORS } from '../../extract/registry.ts';
import { saveExtraction } from '../../store/claims.ts';
import type { Database } from '../../store/database.ts';
import { revisionsNeedingExtraction } from '../../store/extraction/stale-revisions.ts';
import { addFeed, setFeedState } from '../../store/feeds.ts';
import { migrate } from '../../store/migrate.ts';
import type { JobContext } from '../../workers/job-context.ts';
import { extractRevision } from '../../workers/jobs/extract-claims.ts';
import { fetchArticle } from '../../workers/jobs/fetch-article.ts';
import { refreshFeed } from '../../workers/jobs/refresh-feed.ts';
import { tick } from '../../workers/jobs/tick.ts';
import { emptyDatabase, engines, type ScratchDatabase } from '../engines.ts';
import { type Clock, contextFor, type FakeWeb, openClock, openWeb, type RecordedJobs } from '../jobs.ts';

const MINUTE = 60_000;
const SENTENCES = [
  'Prices of terbium oxide rose 9 percent in October, the refiner Halvorsen Metals said.',
  '“We will not ship gallium before the licence is there,” said Ines Okafor, its head of sales.',
  'Exports to Estonia fell by 31 percent between 3 March and 12 May 2026, customs data showed.',
];
const page = (...sentences: readonly string[]) =>
  `<!doctype html><html lang="en"><title>Terbium dearer</title><article><h1>Terbium dearer</h1>${sentences.map((each) => `<p>${each}</p>`).join('')}</article></html>`;

/** A feed document with one item for each path. */
const feedOf = (host: string, paths: readonly string[], note = '') =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>The ${host} Wire</title><link>https://${host}/</link><description/>
  ${paths.map((path) => `<item><title>Item ${path}${note}</title><link>https://${host}${path}</link><guid isPermaLink="false">${path}</guid></item>`).join('\n')}
  </channel></rss>`;

describe.each(engines())('jobs on $name', (engine) => {
  let scratch: ScratchDatabase;
  let database: Database;
  let number = 0;
  let host: string;
  let web: FakeWeb;
  let clock: Clock;
  let context: JobContext;
  let added: RecordedJobs;
  let feedId: number;

  beforeAll(async () => {
    scratch = await engine.open();
    ({ database } = scratch);
    await migrate(database);
  });
  afterAll(() => scratch.close());

  beforeEach(async () => {
    // Each test has a database without feeds of the others, and a site of its own.
    await emptyDatabase(database);
    number += 1;
    host = `wire${number}.example`;
    web = openWeb();
    clock = openClock();
    ({ context, added } = contextFor(database, { web, clock }));
    web.pages.set(`https://${host}/feed`, { body: feedOf(host, ['/a', '/b']), type: 'application/rss+xml', etag: '"1"' });
    web.pages.set(`https://${host}/a`, { body: page(...SENTENCES), etag: '"a1"' });
    web.pages.set(`https://${host}/b`, { body: page(...SENTENCES.slice(1), 'The mine at Karvel reopened.'), etag: '"b1"' });
    feedId = (await addFeed(database, { url: `https://${host}/feed`, now: clock.now() })).feed.id;
  });

  const rows = async (sql: string, values: readonly unknown[] = []) => database.query<Record<string, unknown>>(sql, values);
  const claims = () => rows('select * from news_private.claim order by id');
  const found = async () => ({
    entries: await rows('select id, version, awaits_fetch_since, article_id, etag from news_private.entry order by id'),
    articles: await rows('select id, current_revision_id from news_private.article order by id'),
    revisions: await rows('select id, number, extraction_key from news_private.revision order by id'),
    claims: await claims(),
    mentions: await rows('select * from news_private.mention order by id'),
    failures: await rows('select * from news_private.failure order by id'),
  });
  /** Everything that is handed on is done, until nothing is. */
  async function doAll(): Promise<void> {
    await tick(context);
    for (;;) {
      const [feed, entry, revision] = [added.feeds.shift(), added.entries.shift(), added.revisions.shift()];
      if (feed !== undefined) await refreshFeed(context, feed);
      if (entry !== undefined) await fetchArticle(context, entry);
      if (revision !== undefined) await extractRevision(context, revision);
      if (feed === undefined && entry === undefined && revision === undefined) return;
    }
  }
  /** The same context, in which one call of a job's way out fails once: the process ends between two steps. */
  const cutOff = (step: keyof JobContext['jobs']): JobContext => ({
    ...context,
    jobs: { ...context.jobs, [step]: async () => Promise.reject(new Error('the process was killed')) },
  });
  /** Fails the statement that a pattern names, wherever it is run. */
  const cutOffAt = (pattern: RegExp): JobContext => {
    const cut = <Target extends Pick<Database, 'query'>>(target: Target): Target =>
      new Proxy(target, {
        get: (of, name) => {
          if (name === 'query')
            return async (sql: string, values?: readonly unknown[]) => {
              if (pattern.test(sql)) throw new Error('the connection broke off');
              return of.query(sql, values);
            };
          if (name === 'transaction' && of === (database as unknown))
            return <T>(work: (tx: Pick<Database, 'query'>) => Promise<T>) => database.transaction((tx) => work(cut(tx)));
          const value: unknown = Reflect.get(of, name);
          return typeof value === 'function' ? value.bind(of) : value;
        },
      });
    return { ...context, database: cut(database) };
  };

  describe('run twice', () => {
    test('change nothing: refresh-feed', async () => {
      await doAll();
      const before = await found();
      expect(await refreshFeed(context, feedId)).toMatchObject({ outcome: 'not-modified', new_entries: 0 });
      web.pages.set(`https://${host}/feed`, { body: feedOf(host, ['/a', '/b']), type: 'application/rss+xml', etag: '"2"' });
      expect(await refreshFeed(context, feedId)).toMatchObject({ outcome: 'read', new_entries: 0, changed_entries: 0 });
      expect(await found()).toEqual(before);
      expect(added.entries).toEqual([]);
    });

    test('change nothing: fetch-article', async () => {
      await doAll();
      const before = await found();
      const requests = web.asked.length;
      for (const { id } of before.entries) expect(await fetchArticle(context, Number(id))).toMatchObject({ outcome: 'skipped' });
      expect(web.asked).toHaveLength(requests);
      expect(await found()).toEqual(before);
    });

    test('change nothing: extract-claims', async () => {
      await doAll();
      const before = await found();
      expect(before.claims.length).toBeGreaterThan(2);
      for (const { id } of before.revisions) expect(await extractRevision(context, Number(id))).toMatchObject({ outcome: 'unchanged' });
      expect(await found()).toEqual(before);
    });

    test('at the same time add each row once', async () => {
      await Promise.all([refreshFeed(context, feedId), refreshFeed(context, feedId)]);
      const entries = [...new Set(added.entries)];
      await Promise.all([...entries, ...entries].map((id) => fetchArticle(context, id)));
      const revisions = [...new Set(added.revisions)];
      await Promise.all([...revisions, ...revisions].map((id) => extractRevision(context, id)));
      const once = await found();
      expect([once.entries.length, once.articles.length, once.revisions.length]).toEqual([2, 2, 2]);
      await Promise.all(revisions.map((id) => extractRevision(context, id)));
      expect(await found()).toEqual(once);
    });

    test('are about nothing when their rows are gone', async () => {
      expect(await refreshFeed(context, 9_999)).toMatchObject({ outcome: 'skipped' });
      expect(await fetchArticle(context, 9_999)).toMatchObject({ outcome: 'skipped' });
      expect(await extractRevision(context, 9_999)).toMatchObject({ outcome: 'skipped' });
    });
  });

  describe('a page that changes', () => {
    test('is asked for with its validators when the feed changes what it says of it', async () => {
      await doAll();
      web.pages.set(`https://${host}/feed`, { body: feedOf(host, ['/a', '/b'], ', updated'), type: 'application/rss+xml', etag: '"2"' });
      const before = await found();
      await refreshFeed(context, feedId);
      for (const id of [...added.entries]) expect(await fetchArticle(context, id)).toMatchObject({ outcome: 'not-modified' });
      const after = await found();
      expect(after.entries.map(({ version, awaits_fetch_since }) => [version, awaits_fetch_since])).toEqual([
        [2, null],
        [2, null],
      ]);
      expect([after.revisions, after.claims]).toEqual([before.revisions, before.claims]);
    });

    test('is one more revision, and becomes the old one again when it is changed back', async () => {
      await doAll();
      const [first] = await rows('select current_revision_id as id from news_private.article order by id');
      for (const [edition, text] of [
        [2, 'Prices of terbium oxide rose 11 percent in October, the refiner Halvorsen Metals said.'],
        [3, SENTENCES[0]],
      ] as const) {
        web.pages.set(`https://${host}/feed`, { body: feedOf(host, ['/a', '/b'], ` ${edition}`), type: 'application/rss+xml' });
        web.pages.set(`https://${host}/a`, { body: page(text ?? '', ...SENTENCES.slice(1)), etag: `"a${edition}"` });
        clock.forward(1440 * MINUTE);
        await doAll();
      }
      expect(await rows('select id from news_private.revision where article_id = 1')).toHaveLength(2);
      expect(await rows('select current_revision_id as id from news_private.article order by id limit 1')).toEqual([first]);
      const shown = await rows('select text from news.claims where article_id = 1');
      expect(shown.map(({ text }) => String(text)).filter((text) => /\b11 percent/.test(text))).toEqual([]);
    });
  });

  describe('a newer rule', () => {
    const raised = (extractors: readonly Extractor[]) =>
      extractors.map((extractor) => (extractor.kind === 'percentage' ? { ...extractor, version: extractor.version + 1 } : extractor));
    /** What a program with those extractors makes of a revision. */
    const extractWith = async (target: Database, extractors: readonly Extractor[], revisionId: number) => {
      const [revision] = await rows('select text, published, title, language from news_private.revision where id = $1', [revisionId]);
      const input = { text: String(revision?.text), published: null, title: String(revision?.title), url: null, language: 'en' };
      const extraction = extractClaims(input, extractors);
      return saveExtraction(target, { revisionId, extraction, versions: extractionVersions(extractors), at: clock.now() });
    };
    const blind = raised(EXTRACTORS).map((extractor) =>
      extractor.kind === 'percentage' ? { ...extractor, extract: () => [] as never } : extractor,
    );

    test('finds what is stored, replaces it as a whole, and older programs leave it alone', async () => {
      await doAll();
      const versions = extractionVersions(blind);
      const wanted = await revisionsNeedingExtraction(database, { versions, limit: 10 });
      expect(wanted).toEqual([2, 1]);
      for (const id of wanted) expect(await extractWith(database, blind, id)).toMatchObject({ outcome: 'written' });
      expect(await rows(`select id from news_private.mention where kind = 'percentage'`)).toEqual([]);
      expect(await revisionsNeedingExtraction(database, { versions, limit: 10 })).toEqual([]);
      const before = await found();
      for (const id of wanted) expect(await extractRevision(context, id)).toMatchObject({ outcome: 'superseded' });
      expect(await found()).toEqual(before);
    });

    test('is an operator’s lexicon too: come, changed or gone, all is extracted again', async () => {
      await doAll();
      const lexicon = { key: 'one', actors: [], tags: { metal: ['magnet|magnets'] } };
      const own = { ...context, lexicon };
      const waiting = (versions: Readonly<Record<string, number>>) => revisionsNeedingExtraction(database, { versions, limit: 10 });
      expect(await waiting(extractionVersions(undefined, lexicon))).toEqual([2, 1]);
      for (const id of [2, 1]) await extractRevision(own, id);
      expect(await waiting(extractionVersions(undefined, lexicon))).toEqual([]);
      expect(await waiting(extractionVersions(undefined, { ...lexicon, key: 'two' }))).toEqual([2, 1]);
      expect(await rows(`select kind from news.kinds where kind like 'lexicon%'`)).toEqual([]);
      expect(await waiting(extractionVersions())).toEqual([2, 1]);
      for (const id of [2, 1]) await extractRevision(context, id);
      expect(await waiting(extractionVersions())).toEqual([]);
    });

    test('leaves the old rows when it is cut off half-way', async () => {
      await doAll();
      const before = await found();
      const cut = cutOffAt(/insert into news_private\.figure/);
      await expect(extractWith(cut.database, blind, 1)).rejects.toThrow('the connection broke off');
      expect(await found()).toEqual(before);
    });

    test('that finds the same touches no claim', async () => {
      await doAll();
      const before = await claims();
      expect(await extractWith(database, raised(EXTRACTORS), 1)).toMatchObject({ outcome: 'unchanged' });
      expect(await claims()).toEqual(before);
    });
  });

  describe('a process that ends between two steps loses nothing', () => {
    test('before a tick has added its jobs: the feed is due again a minute later', async () => {
      await expect(tick(cutOff('refreshFeed'))).rejects.toThrow('killed');
      clock.forward(MINUTE / 2);
      await tick(context);
      expect(added.feeds).toEqual([]);
      clock.forward(MINUTE);
      await tick(context);
      expect(added.feeds).toEqual([feedId]);
    });

    test('when its job is added and lost: the feed is due again when its lease ends', async () => {
      await tick(context);
      clock.forward(9 * MINUTE);
      await tick(context);
      expect(added.feeds).toEqual([feedId]);
      clock.forward(2 * MINUTE);
      await tick(context);
      expect(added.feeds).toEqual([feedId, feedId]);
    });

    test('when the entries are saved and their jobs are not added: the feed is asked again, without validators', async () => {
      await tick(context);
      await expect(refreshFeed(cutOff('fetchArticle'), feedId)).rejects.toThrow('killed');
      clock.forward(11 * MINUTE);
      added.feeds.length = 0;
      await tick(context);
      expect(added.feeds).toEqual([feedId]);
      expect(new Set(added.entries)).toEqual(new Set([1, 2]));
      added.entries.length = 0;
      await refreshFeed(context, feedId);
      expect(web.asked.at(-1)?.etag).toBeNull();
      expect(added.entries).toEqual([1, 2]);
    });

    test('when the jobs are added and the schedule is not written: the feed is asked again', async () => {
      await tick(context);
      await expect(refreshFeed(cutOffAt(/insert into news_private\.fetch/), feedId)).rejects.toThrow('broke off');
      expect(await rows('select last_checked_at from news_private.feed')).toEqual([{ last_checked_at: null }]);
      clock.forward(11 * MINUTE);
      added.feeds.length = 0;
      await tick(context);
      expect(added.feeds).toEqual([feedId]);
    });

    test('when the queue was emptied: entries that wait too long are found, but for those of a paused feed', async () => {
      await refreshFeed(context, feedId);
      const paused = await addFeed(database, { url: `https://${host}/paused`, now: clock.now() });
      web.pages.set(`https://${host}/paused`, { body: feedOf(host, ['/c']), type: 'application/rss+xml' });
      await refreshFeed(context, paused.feed.id);
      await setFeedState(database, { id: paused.feed.id, state: 'paused', now: clock.now() });
      added.entries.length = 0;
      clock.forward(9 * MINUTE);
      await tick(context);
      expect(added.entries).toEqual([]);
      clock.forward(2 * MINUTE);
      await tick(context);
      expect(added.entries).toEqual([1, 2]);
    });

    test('before the page is saved: the entry still waits', async () => {
      await refreshFeed(context, feedId);
      await expect(fetchArticle(cutOffAt(/insert into news_private\.revision/), 1)).rejects.toThrow('broke off');
      expect(await rows('select id from news_private.article')).toEqual([]);
      added.entries.length = 0;
      clock.forward(11 * MINUTE);
      await tick(context);
      expect(added.entries).toEqual([1, 2]);
    });

    test('when the page is saved and its job is not added: the tick finds the revision', async () => {
      await refreshFeed(context, feedId);
      await expect(fetchArticle(cutOff('extractClaims'), 1)).rejects.toThrow('killed');
      expect(added.revisions).toEqual([]);
      await tick(context);
      expect(added.revisions).toEqual([1]);
    });

    test('before the claims are saved: there are none, and the tick finds the revision', async () => {
      await refreshFeed(context, feedId);
      await fetchArticle(context, 1);
      await expect(extractRevision(cutOffAt(/insert into news_private\.mention/), 1)).rejects.toThrow('broke off');
      expect(await claims()).toEqual([]);
      added.revisions.length = 0;
      await tick(context);
      expect(added.revisions).toEqual([1]);
      await extractRevision(context, 1);
      added.revisions.length = 0;
      await tick(context);
      expect(added.revisions).toEqual([]);
    });
  });

  describe('entries without a page', () => {
    const inFeed = (content: string) =>
      `<?xml version="1.0"?><rss version="2.0"><channel><title>Notes</title><link>https://${host}/</link><description/>
      <item><title>Note</title><guid isPermaLink="false">note 1</guid><description>${content}</description></item></channel></rss>`;

    test('are read from the feed itself', async () => {
      web.pages.set(`https://${host}/feed`, { body: inFeed(SENTENCES.join(' ')), type: 'application/rss+xml' });
      await doAll();
      expect(await rows('select url, title from news.articles')).toEqual([{ url: `https://${host}/feed#note%201`, title: 'Note' }]);
      expect((await claims()).length).toBeGreaterThan(0);
    });

    test('keep the login of their feed out of their address', async () => {
      const { feed } = await addFeed(database, { url: `https://desk:hunter2@${host}/feed`, now: clock.now() });
      web.pages.set(`https://${host}/feed`, { body: inFeed(SENTENCES.join(' ')), type: 'application/rss+xml' });
      await refreshFeed(context, feed.id);
      await fetchArticle(context, added.entries.at(-1) ?? 0);
      const [article] = await rows('select a.url, r.final_url from news.articles a join news_private.revision r on r.id = a.revision_id');
      expect(JSON.stringify(article)).not.toContain('hunter2');
      expect(JSON.stringify(await rows('select url from news_private.article_url'))).not.toContain('hunter2');
    });
  });
});
