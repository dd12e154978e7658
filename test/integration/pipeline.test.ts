import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Newsstand, startNewsstand } from '../../fixtures/newsstand/server.ts';
import type { Database } from '../../store/database.ts';
import { migrate } from '../../store/migrate.ts';
import { openPostgres } from '../../store/postgres.ts';
import { runOperation } from '../../workers/operations/index.ts';
import { ROLES, type Supervisor, startSupervisor } from '../../workers/supervisor.ts';
import { queueEngines, type Scratch, scratchPostgresUrl, scratchRedisUrl } from '../engines.ts';
import { configOf, type LogLine, openMemoryLog, until } from '../jobs.ts';

const ARTICLES = 36;
const ENTRIES = 37;
/** Grow with every look at a feed, by what they are for. */
const HISTORY = ['fetch', 'schema_migration'];

/** How many rows each table holds, and the highest id where there are ids: rows that were replaced show too. */
async function contents(database: Database): Promise<Readonly<Record<string, string>>> {
  const tables = await database.query<{ name: string; has_id: boolean }>(
    `select t.table_name as name, bool_or(c.column_name = 'id') as has_id
     from information_schema.tables t
     join information_schema.columns c using (table_schema, table_name)
     where t.table_schema = 'news_private' and t.table_type = 'BASE TABLE'
     group by t.table_name
     order by t.table_name`,
  );
  const found: Record<string, string> = {};
  for (const { name, has_id } of tables.filter((table) => !HISTORY.includes(table.name))) {
    const [row] = await database.query<{ rows: number; last: number | null }>(
      `select count(*) as rows, ${has_id ? 'max(id)' : 'null::int'} as last from news_private.${name}`,
    );
    found[name] = `${row?.rows} rows, last ${row?.last}`;
  }
  return found;
}

const one = async <Row>(database: Database, sql: string): Promise<Row> => {
  const [row] = await database.query<Row>(sql);
  if (!row) throw new Error(`no row: ${sql}`);
  return row;
};

const drained = (supervisor: Supervisor): Promise<void> => until('the queues are drained', () => supervisor.queues.drained(new Date()));

describe.each(queueEngines())('the newsstand on $name', (engine) => {
  const closing: (() => Promise<void>)[] = [];
  const memory = openMemoryLog();
  let newsstand: Newsstand;
  let database: Database;
  let supervisor: Supervisor;
  let asked: number;
  const request = (name: 'feeds.add' | 'feeds.refresh', input: unknown) => runOperation(supervisor.operations, name, input);
  const requestsSince = (since: number) => newsstand.requests().slice(since);

  beforeAll(async () => {
    newsstand = await startNewsstand();
    closing.push(() => newsstand.close());
    const scratch = await engine.open();
    closing.push(() => scratch.close());
    ({ database } = scratch);
    await migrate(database);
    const host = new URL(newsstand.origin).host;
    // No tick but those that are asked for, after the first.
    const config = { ...configOf({ ASSAY_TICK_SECONDS: '3600' }), REDIS_URL: scratch.redisUrl };
    supervisor = await startSupervisor({ config, database, log: memory.log, roles: ROLES, allowHosts: [host] });
    closing.push(() => supervisor.stop());
    await request('feeds.add', { urls: newsstand.feedUrls });
    await drained(supervisor);
  });
  afterAll(async () => {
    for (const close of closing.reverse()) await close();
  });

  test('says that nothing stands in the way of work', async () => {
    expect(await supervisor.trouble()).toBeNull();
  });

  test('becomes articles, and the page that was taken down one failure', async () => {
    const counts = await one(
      database,
      `select (select count(*) from news.articles) as articles, (select count(*) from news_private.entry) as entries,
         (select count(distinct outlet) from news.articles) as outlets`,
    );
    expect(counts).toEqual({ articles: ARTICLES, entries: ENTRIES, outlets: 4 });
    const failures = await database.query('select job, code, disposition, attempts, resolved_at from news.failures');
    expect(failures).toEqual([{ job: 'fetch-article', code: 'not-found', disposition: 'give-up', attempts: 1, resolved_at: null }]);
  });

  test('is read for every kind of mention, and each stands where its offsets say', async () => {
    const kinds = await database.query<{ kind: string }>('select distinct kind from news.mentions order by kind');
    expect(kinds.map(({ kind }) => kind)).toEqual(['actor', 'date', 'element', 'percentage', 'quotation']);
    const { wrong } = await one<{ wrong: number }>(
      database,
      `select count(*) filter (where substr(r.text, m.start_char + 1, m.end_char - m.start_char) <> m.text) as wrong
       from news.mentions m join news.revisions r using (revision_id)`,
    );
    expect(wrong).toBe(0);
    const { claims } = await one<{ claims: number }>(database, 'select count(*) as claims from news.claims');
    expect(claims).toBeGreaterThan(150);
  });

  test('is told in the log by one line a job, under fixed names', () => {
    const events = new Map<unknown, number>();
    for (const { event } of memory.lines()) events.set(event, (events.get(event) ?? 0) + 1);
    expect(events.get('feed.refreshed')).toBeGreaterThanOrEqual(newsstand.feedUrls.length);
    expect(events.get('article.fetched')).toBeGreaterThanOrEqual(ARTICLES);
    expect(events.get('claims.extracted')).toBeGreaterThanOrEqual(ARTICLES);
    expect([...events.keys()].sort()).toEqual([
      'article.fetched',
      'claims.extracted',
      'feed.refreshed',
      'job.failed',
      'process.started',
      'schedule.ticked',
    ]);
    const failed = memory.lines().filter(({ event }) => event === 'job.failed');
    expect(failed).toMatchObject([{ level: 'warn', job: 'fetch-article', code: 'not-found' }]);
    expect(failed[0]).not.toHaveProperty('stack');
  });

  describe('asked again', () => {
    let before: Readonly<Record<string, string>>;
    let lines: readonly LogLine[];
    beforeAll(async () => {
      before = await contents(database);
      asked = newsstand.requests().length;
      const written = memory.lines().length;
      await request('feeds.refresh', { feeds: 'all' });
      await drained(supervisor);
      lines = memory.lines().slice(written);
    });

    test('answers that nothing has changed, and no page is fetched again', () => {
      expect(requestsSince(asked).map(({ status }) => status)).toEqual(newsstand.feedUrls.map(() => 304));
      expect(lines.filter(({ event }) => event === 'feed.refreshed').map(({ outcome }) => outcome)).toEqual(
        newsstand.feedUrls.map(() => 'not-modified'),
      );
    });

    test('adds and replaces no row', async () => {
      expect(await contents(database)).toEqual(before);
    });
  });

  describe('in its second edition', () => {
    const REVISED = `select a.article_id, a.revisions, r.revision_id, r.revision, r.is_current
      from news.articles a join news.revisions r using (article_id) where a.revisions > 1 order by r.revision`;
    beforeAll(async () => {
      newsstand.publishRevision();
      asked = newsstand.requests().length;
      await request('feeds.refresh', { feeds: 'all' });
      await drained(supervisor);
    });

    test('brings exactly one new revision, and one page is fetched', async () => {
      const revised = await database.query(REVISED);
      expect(revised).toMatchObject([
        { revisions: 2, revision: 1, is_current: false },
        { revisions: 2, revision: 2, is_current: true },
      ]);
      const pages = requestsSince(asked).filter(({ path }) => !newsstand.feedUrls.some((url) => url.endsWith(path)));
      expect(pages.map(({ status }) => status)).toEqual([200]);
    });

    test('keeps the claims of the first one, and shows those of the second alone', async () => {
      const [first, second] = await database.query<{ article_id: number; revision_id: number }>(REVISED);
      const kept = await database.query<{ revision_id: number; claims: number }>(
        'select revision_id, count(*) as claims from news_private.claim where revision_id = any($1::int[]) group by revision_id order by 1',
        [[first?.revision_id, second?.revision_id]],
      );
      expect(kept).toHaveLength(2);
      for (const { claims } of kept) expect(claims).toBeGreaterThan(2);
      const shown = await database.query('select distinct revision_id from news.claims where article_id = $1', [first?.article_id]);
      expect(shown).toEqual([{ revision_id: second?.revision_id }]);
    });
  });
});

/** Engines that several processes may share. */
const shared = queueEngines()
  .map(({ name }) => name)
  .filter((name) => name !== 'embedded');

describe.each(shared)('two processes on %s', (name) => {
  const closing: (() => Promise<void>)[] = [];
  const logs = [openMemoryLog(), openMemoryLog()];
  let newsstand: Newsstand;
  let database: Database;
  let supervisors: readonly Supervisor[];

  beforeAll(async () => {
    newsstand = await startNewsstand();
    closing.push(() => newsstand.close());
    const opened: Scratch[] = [];
    closing.push(async () => void (await Promise.all(opened.map((each) => each.close()))));
    const postgres = await scratchPostgresUrl();
    opened.push(postgres);
    const redis = name === 'redis' ? await scratchRedisUrl() : null;
    if (redis) opened.push(redis);
    const databases = await Promise.all(logs.map(() => openPostgres(postgres.url)));
    closing.push(async () => void (await Promise.all(databases.map((each) => each.close()))));
    const [first] = databases;
    if (!first) throw new Error('no database was opened');
    database = first;
    await migrate(database);
    const config = { ...configOf({ ASSAY_TICK_SECONDS: '3600' }), REDIS_URL: redis?.url ?? null };
    const allowHosts = [new URL(newsstand.origin).host];
    supervisors = await Promise.all(
      databases.map((each, index) =>
        startSupervisor({ config, database: each, log: logs[index]?.log ?? openMemoryLog().log, roles: ROLES, allowHosts }),
      ),
    );
    closing.push(async () => void (await Promise.all(supervisors.map((supervisor) => supervisor.stop()))));
    const [supervisor] = supervisors;
    if (!supervisor) throw new Error('no process was started');
    await runOperation(supervisor.operations, 'feeds.add', { urls: newsstand.feedUrls });
    await Promise.all(supervisors.map(({ operations }) => operations.tickNow()));
    await drained(supervisor);
  });
  afterAll(async () => {
    for (const close of closing.reverse()) await close();
  });

  test('fetch each feed and each page once', async () => {
    const times = new Map<string, number>();
    for (const { path } of newsstand.requests()) times.set(path, (times.get(path) ?? 0) + 1);
    times.delete('/robots.txt'); // each process asks for itself
    expect([...times].filter(([, count]) => count > 1)).toEqual([]);
    expect(await one(database, 'select count(*) as articles from news.articles')).toEqual({ articles: ARTICLES });
  });

  test('share the work, and one schedule', async () => {
    expect(await supervisors[0]?.queues.raw.feed.getJobSchedulersCount()).toBe(1);
    const fetched = logs.flatMap(({ lines }) => lines().filter(({ event }) => event === 'article.fetched'));
    expect(new Set(fetched.map(({ entry_id }) => entry_id)).size).toBe(fetched.length);
  });
});

describe.each(queueEngines())('the schedule on $name', (engine) => {
  test('comes back when the queues were emptied', async () => {
    const { database, redisUrl, close } = await engine.open();
    await migrate(database);
    const memory = openMemoryLog();
    const config = { ...configOf({ ASSAY_TICK_SECONDS: '1' }), REDIS_URL: redisUrl };
    const supervisor = await startSupervisor({ config, database, log: memory.log, roles: ROLES });
    const ticks = () => memory.lines().filter(({ event }) => event === 'schedule.ticked').length;
    await until('it ticks', async () => ticks() > 0);
    await drained(supervisor);
    await supervisor.queues.raw.feed.obliterate({ force: true });
    await supervisor.queues.raw.feed.resume();
    const before = ticks();
    await until('it ticks again', async () => ticks() > before);
    await supervisor.stop();
    await close();
    expect(memory.lines().at(-1)).toMatchObject({ event: 'process.stopped' });
  });
});
