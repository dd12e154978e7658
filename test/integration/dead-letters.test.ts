import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { IngestError } from '../../ingest/ingest-error.ts';
import { recordFailure } from '../../store/failures.ts';
import { addFeed } from '../../store/feeds.ts';
import { type OperationInput, type OperationName, type OperationOutput, runOperation } from '../../workers/operations/index.ts';
import { OperationError } from '../../workers/operations/operation.ts';
import { emptyDatabase, queueEngines } from '../engines.ts';
import { openWorks, type Works } from '../jobs.ts';

const FEED = 'https://lead.example/feed';
const PAGE = 'https://lead.example/a';
const GOOD = `<!doctype html><html lang="en"><title>Lead</title><article><h1>Lead</h1><p>Lead prices fell by 4 percent in April, the
trader Inga Brandt said.</p><p>Smelters in Peru cut their output by a tenth, and stocks of antimony doubled within a year.</p></article></html>`;
const RSS = `<?xml version="1.0"?><rss version="2.0"><channel><title>The Lead Post</title><link>https://lead.example/</link><description/>
<item><title>A</title><link>${PAGE}</link><guid isPermaLink="false">a</guid></item></channel></rss>`;

describe.each(queueEngines())('failed jobs on $name', (engine) => {
  let works: Works;
  const run = <Name extends OperationName>(name: Name, input: OperationInput<Name>) => {
    const { database, queues, context } = works;
    const tickNow = async () => {
      await queues.tickNow();
      return true;
    };
    return runOperation(
      { database, now: context.now, sqlTimeoutMs: 5_000, tickNow, withQueues: (work) => work(queues) },
      name,
      input,
    ) as Promise<OperationOutput<Name>>; // the operation of this name answered
  };
  const open = () => run('jobs.failed', { limit: 10 });

  beforeAll(async () => {
    works = await openWorks(engine);
  });
  afterAll(() => works.close());
  beforeEach(async () => {
    await emptyDatabase(works.database);
    for (const queue of Object.values(works.queues.raw)) await queue.clean(0, 100, 'failed');
    works.web.pages.clear();
    works.web.pages.set(FEED, { body: RSS, type: 'application/rss+xml' });
    await addFeed(works.database, { url: FEED, now: new Date() });
    await works.queues.tickNow();
    await works.finish();
  });

  test('are shown with what they were given, and by the id of their job too', async () => {
    const [failure] = await open();
    expect(failure).toMatchObject({ code: 'not-found', job: 'fetch-article', subject: 'entry-1', resolved_at: null });
    const shown = await run('jobs.show', { job: failure?.failure_id ?? 0 });
    expect(shown).toMatchObject({ payload: { entryId: 1 }, jobs: [{ state: 'failed', queue: 'article' }] });
    const [job] = shown.jobs;
    expect(await run('jobs.show', { job: job?.job_id ?? '' })).toMatchObject({ failure: null, jobs: [{ job_id: job?.job_id }] });
    expect(await run('jobs.list', { limit: 10 })).toEqual([]);
  });

  test('work when they are tried again and what was in their way is gone', async () => {
    works.web.pages.set(PAGE, { body: GOOD });
    const retried = await run('jobs.retry', { code: 'not-found' });
    expect(retried).toMatchObject({ failures: [{ subject: 'entry-1', is_due: true }], checked_at_once: true });
    await works.finish();
    expect(await open()).toEqual([]);
    expect(await run('articles.list', { limit: 10 })).toMatchObject([{ title: 'Lead' }]);
  });

  test('stay where they fail again, and count it', async () => {
    const [before] = await open();
    await run('jobs.retry', { all: true });
    await works.finish();
    expect(await open()).toMatchObject([{ failure_id: before?.failure_id, attempts: 2 }]);
  });

  test('of a feed that is paused are left, and named', async () => {
    await run('feeds.pause', { feed: 1 });
    const [failure] = await open();
    const { failures, missing } = await run('jobs.retry', { failures: [failure?.failure_id ?? 0, 999] });
    expect(failures).toMatchObject([{ is_due: false }]);
    expect(missing).toEqual([999]);
  });

  test('of a text that broke the program are tried again when somebody says so, and never when it was put aside', async () => {
    works.web.pages.set(PAGE, { body: GOOD });
    await run('jobs.retry', { all: true });
    await works.finish();
    const { rulesInForce } = await import('../../workers/rules-in-force.ts');
    const breaks = () =>
      recordFailure(works.database, {
        queue: 'claims',
        job: 'extract-claims',
        jobId: 'revision-1',
        revisionId: 1,
        code: 'process-lost',
        message: 'It ended.',
        disposition: 'quarantine',
        versions: rulesInForce().versionsKey,
        at: new Date(),
      });
    const isStale = async () => (await run('extraction.stale', {})).revisions > 0;
    await breaks();
    await works.database.query(`update news_private.revision set extraction_key = null`);
    await works.database.query(`update news_private.extraction set result_sha256 = ''`);
    expect(await isStale()).toBe(false);
    await run('jobs.retry', { code: 'process-lost' });
    await works.finish();
    expect(await open()).toEqual([]);

    const id = await breaks();
    await run('jobs.discard', { failures: [id] });
    await works.database.query(`update news_private.revision set extraction_key = null`);
    await works.database.query(`update news_private.extraction set result_sha256 = ''`);
    expect(await isStale()).toBe(false);
    expect(await open()).toEqual([]);
  });

  test('are put aside by their code, and open again when they fail anew', async () => {
    expect(await run('jobs.discard', { code: 'timed-out' })).toEqual({ failures: [], missing: [] });
    const [failure] = await open();
    expect(await run('jobs.discard', { code: 'not-found' })).toEqual({ failures: [failure?.failure_id], missing: [] });
    expect(await open()).toEqual([]);
    works.web.pages.set(FEED, new IngestError('timed-out', `${FEED} does not answer`, { disposition: 'retry' }));
    await run('feeds.refresh', { feeds: [1] });
    await works.finish();
    expect(await open()).toMatchObject([{ code: 'timed-out', subject: 'feed-1' }]);
  });

  test('are never all meant by an oversight', async () => {
    await expect(run('jobs.retry', {})).rejects.toBeInstanceOf(OperationError);
    await expect(run('jobs.discard', {})).rejects.toBeInstanceOf(OperationError);
  });
});
