import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../store/database.ts';
import { migrate } from '../../store/migrate.ts';
import { engines, type ScratchDatabase } from '../engines.ts';

describe.each(engines())('the schema on $name', (engine) => {
  let scratch: ScratchDatabase;
  let database: Database;
  beforeAll(async () => {
    scratch = await engine.open();
    database = scratch.database;
    await migrate(database);
  });
  afterAll(() => scratch.close());

  test('shows every view that the design names', async () => {
    const rows = await database.query<{ name: string }>(
      `select relname as name from pg_class where relnamespace = 'news'::regnamespace and relkind = 'v' order by relname`,
    );
    const names = rows.map((row) => row.name);
    const promised = `feeds feed_health fetches articles revisions claims mentions elements figures dates quotations actors speakers kinds
      failures daily_counts revision_changes`;
    expect(names).toEqual(expect.arrayContaining(promised.split(/\s+/)));
  });

  test('holds views and nothing else in schema news', async () => {
    const rows = await database.query(
      `select relname from pg_class where relnamespace = 'news'::regnamespace and relkind not in ('v', 'i') order by relname`,
    );
    expect(rows).toEqual([]);
  });

  test('says in a comment what every view and every column of it means', async () => {
    const rows = await database.query<{ name: string }>(
      `select c.relname || coalesce('.' || a.attname, '') as name
       from pg_class c
       left join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
       where c.relnamespace = 'news'::regnamespace and c.relkind = 'v'
         and (col_description(c.oid, a.attnum) is null or obj_description(c.oid, 'pg_class') is null)
       order by name`,
    );
    expect(rows.map((row) => row.name)).toEqual([]);
  });

  test('has an index for every foreign key, so that removing a row does not read a table', async () => {
    const rows = await database.query<{ name: string }>(
      `select k.conrelid::regclass::text || ' ' || k.conname as name
       from pg_constraint k
       where k.contype = 'f' and k.connamespace = 'news_private'::regnamespace
         and not exists (select from pg_index i where i.indrelid = k.conrelid and i.indkey[0] = k.conkey[1])
       order by name`,
    );
    expect(rows.map((row) => row.name)).toEqual([]);
  });

  test('lets the reader read every view and nothing behind it', async () => {
    const rows = await database.query<{ name: string; schema: string; may: boolean }>(
      `select c.relname as name, c.relnamespace::regnamespace::text as schema,
         has_table_privilege('news_reader', c.oid, 'select') as may
       from pg_class c
       where c.relnamespace in ('news'::regnamespace, 'news_private'::regnamespace) and c.relkind in ('v', 'r')
       order by name`,
    );
    expect(rows.length).toBeGreaterThan(30);
    expect(rows.filter((row) => row.may !== (row.schema === 'news')).map((row) => row.name)).toEqual([]);
    const [writes] = await database.query<{ may: boolean }>(`select has_table_privilege('news_reader', 'news.claims', 'insert') as may`);
    expect(writes?.may).toBe(false);
  });

  test('answers the reader, and refuses it the tables', async () => {
    const limits = { maxRows: 10, timeoutMs: 10_000 };
    const found = await database.read('select count(*) as claims from news.claims', limits);
    expect(found.rows).toEqual([[0]]);
    await expect(database.read('select count(*) from news_private.claim', limits)).rejects.toThrow(/permission denied/);
  });

  test('makes the reader read-only and limits its time when it logs in', async () => {
    const [role] = await database.query<{ settings: string[] }>(`select rolconfig as settings from pg_roles where rolname = 'news_reader'`);
    expect(role?.settings).toEqual(expect.arrayContaining(['default_transaction_read_only=on', 'statement_timeout=30s']));
  });

  test('changes nothing when it is migrated again', async () => {
    expect((await migrate(database)).applied).toEqual([]);
  });
});
