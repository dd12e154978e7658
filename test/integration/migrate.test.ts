import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Database, StoreError } from '../../store/database.ts';
import { migrate, migrationStatus, requireMigrated, type SqlFolders } from '../../store/migrate.ts';
import { engines, type ScratchDatabase } from '../engines.ts';

const FIRST = `create schema news; create table news_private.ore (id int primary key, name text);`;
const VIEW = 'create or replace view news.ores as select id, name from news_private.ore;';

describe.each(engines())('$name', (engine) => {
  let parent: string;
  let folders: SqlFolders;
  let scratch: ScratchDatabase;
  let database: Database;

  beforeAll(async () => {
    scratch = await engine.openEmpty();
    database = scratch.database;
  });

  afterAll(() => scratch.close());

  beforeEach(async () => {
    parent = await mkdtemp(join(tmpdir(), 'assay-sql-'));
    folders = { migrations: join(parent, 'migrations'), views: join(parent, 'views') };
    await mkdir(folders.migrations);
    await mkdir(folders.views);
    await database.query('drop schema if exists news, news_private cascade');
    await addMigration('0001-ores.sql', FIRST);
  });

  afterEach(() => rm(parent, { recursive: true, force: true }));

  const addMigration = (name: string, sql: string) => writeFile(join(folders.migrations, name), sql);
  const addView = (name: string, sql: string) => writeFile(join(folders.views, name), sql);
  const run = async () => (await migrate(database, folders)).applied;

  async function failure(call: Promise<unknown> = run()): Promise<StoreError> {
    const error: unknown = await call.then(
      () => null,
      (reason: unknown) => reason,
    );
    if (error instanceof StoreError) return error;
    throw new Error('A StoreError was expected', { cause: error });
  }

  test('applies each file once, in the order of the numbers, views last', async () => {
    await addMigration(
      '0002-more.sql',
      `insert into news_private.ore values (1, 'gallium'); insert into news_private.ore values (2, 'tin')`,
    );
    await addView('ores.sql', VIEW);
    expect(await run()).toEqual(['0001-ores.sql', '0002-more.sql', 'views/ores.sql']);
    expect(await run()).toEqual([]);
    await addMigration('0003-later.sql', 'delete from news_private.ore where id = 1');
    expect(await run()).toEqual(['0003-later.sql']);
    expect(await database.query('select * from news.ores')).toEqual([{ id: 2, name: 'tin' }]);
  });

  test('says what has been applied and what has not', async () => {
    expect(await migrationStatus(database, folders)).toEqual([{ name: '0001-ores.sql', appliedAt: null }]);
    expect(await failure(requireMigrated(database, folders))).toMatchObject({
      code: 'not-migrated',
      hint: expect.stringContaining('assay migrate'),
    });
    await run();
    await addView('ores.sql', VIEW);
    expect(await migrationStatus(database, folders)).toEqual([
      { name: '0001-ores.sql', appliedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) },
      { name: 'views/ores.sql', appliedAt: null },
    ]);
    await run();
    await requireMigrated(database, folders);
  });

  test('applies each file once when several processes start together', async () => {
    await addMigration('0002-more.sql', `insert into news_private.ore values (1, 'gallium')`);
    await addView('ores.sql', VIEW);
    const results = await Promise.all([run(), run(), run()]);
    expect(results.flat().sort()).toEqual(['0001-ores.sql', '0002-more.sql', 'views/ores.sql']);
  });

  test('keeps nothing of a file that fails, and all before it', async () => {
    await addMigration('0002-broken.sql', `insert into news_private.ore values (1, 'gallium');\n\nselect nonsense;\n`);
    expect(await failure()).toMatchObject({ code: 'migration-failed', message: expect.stringContaining('0002-broken.sql, line 3') });
    expect(await database.query('select * from news_private.ore')).toEqual([]);
    await addMigration('0002-broken.sql', `insert into news_private.ore values (1, 'gallium')`);
    expect(await run()).toEqual(['0002-broken.sql']);
  });

  test('refuses a file that was edited after it had been applied', async () => {
    await run();
    await addMigration('0001-ores.sql', `${FIRST} -- an afterthought`);
    expect(await failure()).toMatchObject({ code: 'migration-edited', fields: { name: '0001-ores.sql' } });
    expect((await failure(migrationStatus(database, folders))).code).toBe('migration-edited');
  });

  test('takes a checkout with other line ends for the same file', async () => {
    await addMigration('0002-lines.sql', 'select 1;\nselect 2;\n');
    await run();
    await addMigration('0002-lines.sql', 'select 1;\r\nselect 2;\r\n');
    expect(await run()).toEqual([]);
  });

  test('refuses a database that a newer program has used', async () => {
    await addMigration('0002-from-the-future.sql', 'select 1');
    await run();
    await rm(join(folders.migrations, '0002-from-the-future.sql'));
    expect(await failure()).toMatchObject({ code: 'schema-newer', fields: { name: '0002-from-the-future.sql' } });
  });

  test('applies a view again when it has changed, and grows it by a column', async () => {
    await addView('ores.sql', VIEW);
    await run();
    await addView('ores.sql', VIEW.replace('id, name', 'id, name, length(name) as letters'));
    expect(await run()).toEqual(['views/ores.sql']);
    expect(await run()).toEqual([]);
    expect(await database.query('select letters from news.ores')).toEqual([]);
  });

  test('makes all views anew when one cannot be replaced', async () => {
    await addView('a-ores.sql', VIEW);
    await addView('b-names.sql', 'create or replace view news.names as select name from news.ores;');
    await run();
    await addView('a-ores.sql', VIEW.replace('id, name', 'name'));
    expect(await run()).toEqual(['views/a-ores.sql', 'views/b-names.sql']);
    expect(await database.query('select * from news.names')).toEqual([]);
  });

  test("does not remove a view of somebody else's to make its own anew", async () => {
    await addView('ores.sql', VIEW);
    await run();
    await database.query('create view public.mine as select id from news.ores');
    await addView('ores.sql', VIEW.replace('id, name', 'name'));
    expect((await failure(run())).message).toContain('depend');
    expect(await database.query('select * from public.mine')).toEqual([]);
  });
});

describe.each(engines())('the files of the program on $name', (engine) => {
  test('apply to an empty database, and let the reader read', async () => {
    const { database, close } = await engine.openEmpty();
    const { applied } = await migrate(database);
    expect(applied.length).toBeGreaterThan(0);
    expect((await migrate(database)).applied).toEqual([]);
    await requireMigrated(database);
    expect((await database.read('select current_user::text', { maxRows: 1, timeoutMs: 5000 })).rows).toEqual([['news_reader']]);
    await close();
  });
});
