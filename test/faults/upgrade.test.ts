import { createHash } from 'node:crypto';
import { cp, mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../store/database.ts';
import { migrate, migrationStatus } from '../../store/migrate.ts';
import { extractRevision } from '../../workers/jobs/extract-claims.ts';
import { tick } from '../../workers/jobs/tick.ts';
import { type Engine, engines } from '../engines.ts';
import { contextFor, openClock, openWeb } from '../jobs.ts';
import { unlikeTheirText } from './installation.ts';
import { IS_LONG } from './rounds.ts';

const SQL = join(import.meta.dirname, '..', '..', 'store');
const FILES = (await readdir(join(SQL, 'migrations'))).filter((name) => name.endsWith('.sql')).sort();
const TEXT = 'Exports of tin rose 12.5 percent in October, the ministry said on 2 November 2026.';
const PAGE = `<!doctype html><html lang="en"><title>Tin</title><article><h1>Tin</h1><p>${TEXT}</p></article></html>`;
const AT = `timestamptz '2026-11-03T08:00:00Z'`;

/** Rows as programs of that time wrote them, and the first schema that has their tables. */
const ROWS: readonly { readonly since: string; readonly sql: string; readonly values?: readonly unknown[] }[] = [
  {
    since: '0001',
    sql: `insert into news_private.feed (url, title, next_poll_at, added_at) values ('https://tin.example/feed', 'Tin', ${AT}, ${AT});
      insert into news_private.outlet (domain, name) values ('tin.example', 'Tin');
      insert into news_private.article (outlet_id, url, first_seen_at, last_fetched_at) values (1, 'https://tin.example/1', ${AT}, ${AT});
      insert into news_private.article_url (url, article_id, first_seen_at) values ('https://tin.example/1', 1, ${AT});
      insert into news_private.entry (feed_id, identity, guid, url, link, content_sha256, article_id, first_seen_at, last_seen_at, awaits_fetch_since)
      values (1, 'one', 'one', 'https://tin.example/1', 'https://tin.example/1', 'a', 1, ${AT}, ${AT}, null),
        (1, 'two', 'two', 'https://tin.example/2', 'https://tin.example/2', 'b', null, ${AT}, ${AT}, ${AT});
      insert into news_private.sighting (feed_id, article_id, entry_id, first_seen_at, last_seen_at) values (1, 1, 1, ${AT}, ${AT});
      insert into news_private.fetch (feed_id, url, fetched_at, status) values (1, 'https://tin.example/feed', ${AT}, 200)`,
  },
  {
    since: '0002',
    sql: `with made as (
        insert into news_private.revision (article_id, number, fetched_at, published, title, text, text_sha256, language, content_type, body_gzip)
        values (1, 1, ${AT}, '2026-11-03', 'Tin', $1, $3, 'en', 'text/html', $2)
        returning id, article_id
      )
      update news_private.article a set current_revision_id = made.id from made where made.article_id = a.id`,
    values: [TEXT, gzipSync(PAGE), createHash('sha256').update(TEXT).digest('hex')],
  },
  {
    since: '0003',
    sql: `insert into news_private.extraction (revision_id, kind, version, result_sha256, extracted_at) values (1, 'percentage', 1, 'old', ${AT});
      insert into news_private.claim (revision_id, number, start_char, end_char, text, tags, elements, element_groups, actors, polarity, modality, confidence, rule)
      values (1, 1, 0, ${TEXT.length}, '${TEXT}', '{}', '{Sn}', '{}', '{}', 'affirmed', 'stated', 0.5, 'sentence');
      insert into news_private.mention (revision_id, number, claim_id, kind, start_char, end_char, text, rule, detail)
      values (1, 1, 1, 'percentage', 20, 32, '12.5 percent', 'with-sign', '{}');
      insert into news_private.figure (mention_id, low, high, unit) values (1, 12.5, 12.5, 'percent');
      insert into news_private.claim_mention (claim_id, mention_id) values (1, 1)`,
  },
  {
    since: '0004',
    sql: `insert into news_private.failure (queue, job, subject, code, message, disposition, entry_id, first_at, last_at)
      values ('article', 'fetch-article', 'entry-2', 'timed-out', 'It took too long', 'retry', 2, ${AT}, ${AT})`,
  },
];

/** What must be there afterwards as it was before, whatever else becomes of it. */
const KEPT: Readonly<Record<string, string>> = {
  feed: 'id, url, title, added_at',
  entry: 'id, guid, url, article_id, awaits_fetch_since',
  article: 'id, url, current_revision_id, first_seen_at',
  revision: 'id, article_id, number, text, published, body_gzip',
  claim: 'id, revision_id, start_char, end_char, text',
  mention: 'id, revision_id, kind, start_char, end_char, text',
  failure: 'id, subject, code, first_at, resolved_at',
};

async function keptRows(database: Database): Promise<Readonly<Record<string, readonly unknown[]>>> {
  const rows: Record<string, readonly unknown[]> = {};
  for (const [table, columns] of Object.entries(KEPT)) {
    const [found] = await database.query<{ found: string | null }>(`select to_regclass('news_private.${table}')::text as found`);
    if (found?.found) rows[table] = await database.query(`select ${columns} from news_private.${table} order by id`);
  }
  return rows;
}

/** All that a schema is made of, in a form that can be compared. */
const shapeOf = (database: Database): Promise<readonly unknown[]> =>
  database.query(`
    select 'column' as what, table_schema || '.' || table_name || '.' || column_name as name, data_type || is_nullable || coalesce(column_default, '') as is
    from information_schema.columns where table_schema in ('news', 'news_private')
    union all
    select 'index', schemaname || '.' || indexname, indexdef from pg_indexes where schemaname = 'news_private'
    union all
    select 'constraint', conrelid::regclass::text || '.' || conname, pg_get_constraintdef(oid) from pg_constraint
    where connamespace = 'news_private'::regnamespace
    order by what, name`);

async function readEveryView(database: Database): Promise<void> {
  const views = await database.query<{ name: string }>(
    `select format('%I', viewname) as name from pg_views where schemaname = 'news' order by 1`,
  );
  expect(views.length).toBeGreaterThan(20);
  for (const { name } of views) await database.read(`select * from ${name}`, { maxRows: 10, timeoutMs: 10_000 });
}

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assay-upgrade-'));
  await mkdir(join(folder, 'none'));
  for (const [index, last] of FILES.entries()) {
    await mkdir(join(folder, last));
    for (const name of FILES.slice(0, index + 1)) await cp(join(SQL, 'migrations', name), join(folder, last, name));
  }
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** From here on claims have columns that the rows above do not fill in: what comes later finds rows that were upgraded already. */
const LAST_OF_THEIR_TIME = '0019-upkeep.sql';

/** Brings an empty database to the schema that ends with a file, with rows in all tables of its time. */
async function openOld(engine: Engine, last: string) {
  const scratch = await engine.openEmpty();
  const bring = (to: string) => migrate(scratch.database, { migrations: join(folder, to), views: join(folder, 'none') });
  await bring(last < LAST_OF_THEIR_TIME ? last : LAST_OF_THEIR_TIME);
  for (const { since, sql, values } of ROWS) if (since <= last) await scratch.database.query(sql, values);
  await bring(last);
  return scratch;
}

describe.each(engines())('on $name', (engine) => {
  // The embedded engine takes a second to open: there the oldest schema that has everything stands for all.
  const isThorough = engine.name === 'postgres' || IS_LONG;
  const lasts = isThorough ? FILES : FILES.slice(3, 4);

  test.each(lasts)('a database of schema %s is upgraded with all its rows, and the program goes on with them', async (last) => {
    const { database, close } = await openOld(engine, last);
    try {
      const before = await keptRows(database);
      await migrate(database);
      expect(await keptRows(database)).toMatchObject(before);
      await readEveryView(database);
      const { context, added } = contextFor(database, { web: openWeb(), clock: openClock('2026-11-04T08:00:00Z') });
      await tick(context);
      expect(added).toMatchObject({ feeds: [1], entries: [2], revisions: last < '0002' ? [] : [1] });
      for (const id of added.revisions) await extractRevision(context, id);
      expect(await unlikeTheirText(database)).toEqual([]);
      expect((await database.query('select from news.claims')).length).toBe(last < '0002' ? 0 : 1);
    } finally {
      await close();
    }
  });

  test.runIf(isThorough)('migrations that break off half-way, each of them, come to the same schema', async () => {
    const [broken, whole] = [await engine.openEmpty(), await engine.openEmpty()];
    try {
      for (const [index, name] of FILES.entries()) {
        const sql = (await readFile(join(SQL, 'migrations', name), 'utf8')).replaceAll('\r\n', '\n');
        await expect(migrate(breakingOffAfter(broken.database, sql))).rejects.toThrow('the connection broke off');
        const applied = (await migrationStatus(broken.database)).filter(({ appliedAt }) => appliedAt !== null);
        expect(applied.map((file) => file.name)).toEqual(FILES.slice(0, index));
      }
      await migrate(broken.database);
      await migrate(whole.database);
      expect(await shapeOf(broken.database)).toEqual(await shapeOf(whole.database));
    } finally {
      await broken.close();
      await whole.close();
    }
  });
});

/** A database whose connection breaks when a statement has been done and not yet committed. */
function breakingOffAfter(database: Database, fatal: string): Database {
  return {
    ...database,
    query: (sql, values) => database.query(sql, values),
    transaction: (work) =>
      database.transaction((tx) =>
        work({
          query: async <R>(sql: string, values?: readonly unknown[]) => {
            const rows = await tx.query<R>(sql, values);
            if (sql === fatal) throw new Error('the connection broke off');
            return rows;
          },
        }),
      ),
  };
}
