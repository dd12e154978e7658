import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Database } from '../../store/database.ts';
import { revisionsNeedingExtraction } from '../../store/extraction/stale-revisions.ts';
import { recordFailure } from '../../store/failures.ts';
import { addFeed } from '../../store/feeds.ts';
import { migrate } from '../../store/migrate.ts';
import type { JobContext } from '../../workers/job-context.ts';
import { extractRevision } from '../../workers/jobs/extract-claims.ts';
import { fetchArticle } from '../../workers/jobs/fetch-article.ts';
import { refreshFeed } from '../../workers/jobs/refresh-feed.ts';
import { tick } from '../../workers/jobs/tick.ts';
import { type OperationInput, type OperationName, type OperationOutput, runOperation } from '../../workers/operations/index.ts';
import { rulesInForce } from '../../workers/rules-in-force.ts';
import { emptyDatabase, engines, type ScratchDatabase } from '../engines.ts';
import { type Clock, contextFor, type FakeWeb, openClock, openWeb, type RecordedJobs } from '../jobs.ts';

const SENTENCES = [
  'Exports of osmium from Peru rose by 14 percent in March, the broker Ida Sandoval said.',
  'Refiners in Turku expect deliveries of iridium to fall by 6 percent before 1 June 2027.',
];
const PAGE = `<!doctype html><html lang="en"><title>Osmium</title><article><h1>Osmium</h1>${SENTENCES.map((each) => `<p>${each}</p>`).join('')}</article></html>`;
const FEED = `<?xml version="1.0"?><rss version="2.0"><channel><title>The Osmium Sun</title><link>https://osmium.example/</link><description/>
${['a', 'b'].map((name) => `<item><title>Osmium</title><link>https://osmium.example/${name}</link><guid isPermaLink="false">${name}</guid><pubDate>Mon, 02 Nov 2026 08:00:00 GMT</pubDate></item>`).join('')}</channel></rss>`;
const rules = rulesInForce();

describe.each(engines())('extracting again on $name', (engine) => {
  let scratch: ScratchDatabase;
  let database: Database;
  let web: FakeWeb;
  let clock: Clock;
  let context: JobContext;
  let added: RecordedJobs;

  beforeAll(async () => {
    scratch = await engine.open();
    ({ database } = scratch);
    await migrate(database);
  });
  afterAll(() => scratch.close());
  beforeEach(async () => {
    await emptyDatabase(database);
    [web, clock] = [openWeb(), openClock()];
    ({ context, added } = contextFor(database, { web, clock }));
    web.pages.set('https://osmium.example/feed', { body: FEED, type: 'application/rss+xml' });
    for (const name of ['a', 'b'])
      web.pages.set(`https://osmium.example/${name}`, { body: PAGE.replace('14 percent', name === 'a' ? '14 percent' : '15 percent') });
    const { feed } = await addFeed(database, { url: 'https://osmium.example/feed', now: clock.now() });
    await refreshFeed(context, feed.id);
    for (const id of added.entries.splice(0)) await fetchArticle(context, id);
    await doRevisions();
    web.asked.length = 0;
  });

  const rows = (sql: string, values: readonly unknown[] = []) => database.query<Record<string, unknown>>(sql, values);
  const run = <Name extends OperationName>(name: Name, input: OperationInput<Name>) =>
    runOperation({ database, now: clock.now, sqlTimeoutMs: 5_000, tickNow: async () => false }, name, input) as Promise<
      OperationOutput<Name>
    >; // the operation of this name answered
  async function doRevisions(): Promise<void> {
    for (const id of added.revisions.splice(0)) await extractRevision(context, id);
  }
  const waiting = () => revisionsNeedingExtraction(database, { ...rules, limit: 10 });
  /** The state that an older reader left: its text of the article, and its claims. */
  async function readBadly(revision: number, text: string | null): Promise<void> {
    await rows(
      'update news_private.revision set reader_version = 0, text = coalesce($2, text), text_sha256 = coalesce($3, text_sha256) where id = $1',
      [revision, text, text && 'of-an-older-text'],
    );
    if (text === null) return;
    await rows(`update news_private.extraction set result_sha256 = '' where revision_id = $1`, [revision]);
    await rows('update news_private.revision set extraction_key = null, reader_version = $2 where id = $1', [
      revision,
      rules.readerVersion,
    ]);
    await extractRevision(context, revision);
    await rows('update news_private.revision set reader_version = 0 where id = $1', [revision]);
  }
  const current = () =>
    rows('select revision_id, revision, origin, reader_version from news.revisions where article_id = 1 and is_current');

  test('has nothing to do where all is read by the rules in force', async () => {
    expect(await waiting()).toEqual([]);
    expect(await run('extraction.stale', {})).toMatchObject({ revisions: 0 });
    expect(await run('extraction.redo', {})).toEqual({ done: [], next: null });
  });

  test('counts what is stale by kind, and does it by kind and time, the newest first', async () => {
    await rows(`update news_private.extraction set version = 0 where kind = 'date'`);
    await rows(`update news_private.revision set extraction_key = 'older'`);
    const { revisions, kinds } = await run('extraction.stale', {});
    expect(revisions).toBe(2);
    expect(kinds.filter((kind) => kind.revisions > 0)).toEqual([{ kind: 'date', revisions: 2 }]);
    expect(await run('extraction.stale', { kind: 'element' })).toMatchObject({ revisions: 0 });
    expect(await run('extraction.stale', { since: new Date('2026-11-03') })).toMatchObject({ revisions: 0 });
    expect(await run('extraction.redo', { kind: 'date', limit: 1 })).toMatchObject({
      done: [{ revision_id: 2, outcome: 'unchanged' }],
      next: 2,
    });
    expect(await run('extraction.redo', { kind: 'date', limit: 1, below: 2 })).toMatchObject({ done: [{ revision_id: 1 }], next: 1 });
    expect(await run('extraction.stale', {})).toMatchObject({ revisions: 0 });
    await expect(run('extraction.stale', { kind: 'dates' })).rejects.toMatchObject({ code: 'no-such-kind' });
  });

  test('leaves alone what was set aside with the same versions, and tries it with others', async () => {
    await rows(`update news_private.revision set extraction_key = null where id = 2`);
    await rows('delete from news_private.extraction where revision_id = 2');
    const failure = {
      queue: 'claims',
      job: 'extract-claims',
      jobId: 'x',
      revisionId: 2,
      code: 'process-lost',
      message: 'lost',
      at: clock.now(),
    };
    await recordFailure(database, { ...failure, disposition: 'retry', versions: rules.versionsKey });
    expect(await waiting()).toEqual([2]);
    await recordFailure(database, { ...failure, disposition: 'quarantine', versions: rules.versionsKey });
    expect(await waiting()).toEqual([]);
    await recordFailure(database, { ...failure, disposition: 'quarantine', versions: 'of-an-older-program' });
    expect(await waiting()).toEqual([2]);
  });

  test('reads a stored page again without fetching; the same text stays the same revision with better fields', async () => {
    await readBadly(1, null);
    await rows(`update news_private.revision set title = 'Osmiurn', charset = null where id = 1`);
    const claims = await rows('select * from news_private.claim order by id');
    await tick(context);
    expect(added.revisions).toEqual([1]);
    await doRevisions();
    expect(await current()).toEqual([{ revision_id: 1, revision: 1, origin: 'fetched', reader_version: rules.readerVersion }]);
    expect(await rows('select title, charset from news_private.revision where id = 1')).toEqual([{ title: 'Osmium', charset: 'utf-8' }]);
    expect(await rows('select * from news_private.claim order by id')).toEqual(claims);
    expect([web.asked, await waiting()]).toEqual([[], []]);
  });

  test('keeps a text that reads otherwise as a revision of its own, which no outlet has edited', async () => {
    const older = `Menu Home Sport ${SENTENCES.join('\n\n')}`;
    await readBadly(1, older);
    const [wrong] = await rows('select claim_id from news.claims where article_id = 1 order by start_char desc limit 1');
    await run('claims.review', { claim: Number(wrong?.claim_id), verdict: 'rejected', reviewer: 'ada' });
    const done = await run('extraction.redo', {});
    expect(done.done).toMatchObject([{ revision_id: 3, outcome: 'written', is_read_again: true }]);
    expect(await current()).toEqual([{ revision_id: 3, revision: 2, origin: 're-read', reader_version: rules.readerVersion }]);
    expect(await rows('select text from news.revisions where revision_id = 1')).toEqual([{ text: older }]);
    expect(await rows('select text from news.claims where article_id = 1')).toEqual([{ text: SENTENCES[0] }]);
    expect(await rows('select verdict, is_current from news.reviews order by review_id')).toEqual([
      { verdict: 'rejected', is_current: false },
      { verdict: 'rejected', is_current: true },
    ]);
    expect(await rows('select * from news.revision_changes')).toEqual([]);
    const [published] = await rows('select published, title, published_source from news.revisions where revision_id = 3');
    expect(published).toMatchObject({ title: 'Osmium', published_source: 'feed' });
    expect([web.asked, await waiting()]).toEqual([[], []]);
    await extractRevision(context, 3);
    expect(await current()).toMatchObject([{ revision_id: 3 }]);
  });

  test('shows the old claims until the new ones are there, and goes on where it was cut off', async () => {
    await readBadly(1, `Menu Home Sport ${SENTENCES.join('\n\n')}`);
    const shown = () => rows('select claim_id, text, revision_id from news.claims where article_id = 1 order by start_char');
    const before = await shown();
    const cut = {
      ...database,
      transaction: <T>(work: (tx: Pick<Database, 'query'>) => Promise<T>) =>
        database.transaction((tx) =>
          work({
            query: async <R>(sql: string, values?: readonly unknown[]) => {
              if (sql.includes('insert into news_private.mention')) throw new Error('the process was killed');
              return tx.query<R>(sql, values);
            },
          }),
        ),
      query: database.query.bind(database),
    };
    await expect(extractRevision({ ...context, database: cut as Database }, 1)).rejects.toThrow('the process was killed');
    expect(await shown()).toEqual(before);
    expect(await waiting()).toContain(1);
    await tick(context);
    await doRevisions();
    expect((await shown()).map((claim) => [claim.text, claim.revision_id])).toEqual(SENTENCES.map((text) => [text, 3]));
    expect(await waiting()).toEqual([]);
  });

  test('keeps the text of a page in which the reader sees none any more', async () => {
    await rows(
      `update news_private.revision set reader_version = 0, body_gzip = (select body_gzip from news_private.revision where id = 2) where id = 1`,
    );
    const { gzipSync } = await import('node:zlib');
    await rows('update news_private.revision set body_gzip = $1 where id = 1', [gzipSync('%PDF-1.7 nothing to read')]);
    const before = await rows('select text from news.claims where article_id = 1');
    expect(await run('extraction.redo', {})).toMatchObject({ done: [{ revision_id: 1, is_read_again: false }] });
    expect(await rows('select text from news.claims where article_id = 1')).toEqual(before);
    expect(await waiting()).toEqual([]);
  });

  test('keeps what newer rules replaced until retention drops it', async () => {
    await rows(`update news_private.claim set tags = '{gossip}' where revision_id = 1`);
    await rows(`update news_private.extraction set version = 0, result_sha256 = 'older' where kind = 'claim' and revision_id = 1`);
    await rows(`update news_private.revision set extraction_key = 'older' where id = 1`);
    expect(await run('extraction.redo', {})).toMatchObject({ done: [{ outcome: 'written' }] });
    const kept = () => rows('select distinct tags, version from news.claim_history where article_id = 1 and replaced_at is not null');
    expect(await kept()).toEqual([{ tags: ['gossip'], version: 0 }]);
    clock.forward(179 * 86_400_000);
    await tick(context);
    expect(await kept()).toHaveLength(1);
    clock.forward(2 * 86_400_000);
    await tick(context);
    expect(await kept()).toEqual([]);
    expect(await rows('select distinct article_id from news.claim_history order by article_id')).toEqual([
      { article_id: 1 },
      { article_id: 2 },
    ]);
  });

  test('makes all links anew, the same rows', async () => {
    const links = async () => [
      await rows('select * from news_private.claim_link order by claim_id, key'),
      await rows('select * from news_private.cluster order by cluster_id'),
      await rows('select * from news_private.measured order by mention_id'),
    ];
    const before = await links();
    expect(before[0]).not.toEqual([]);
    expect(await run('links.rebuild', { restart: true })).toEqual({ left: 2 });
    expect((await links())[0]).toEqual([]);
    expect(await run('links.rebuild', {})).toEqual({ left: 0 });
    expect(await links()).toEqual(before);
  });
});
