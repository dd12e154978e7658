import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Database, StoreError } from '../../store/database.ts';
import { openPostgres } from '../../store/postgres.ts';
import { engines, type ScratchDatabase } from '../engines.ts';

const LIMITS = { maxRows: 100, timeoutMs: 5000 };

/** Waits for the failure of a call that must fail. */
async function failureOf(call: Promise<unknown>): Promise<StoreError> {
  const error: unknown = await call.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (error instanceof StoreError) return error;
  throw new Error('A StoreError was expected', { cause: error });
}

describe.each(engines())('$name', (engine) => {
  let scratch: ScratchDatabase;
  let database: Database;

  beforeAll(async () => {
    scratch = await engine.openEmpty();
    database = scratch.database;
    await database.query(`
      create schema news;
      create schema secret;
      create table secret.ore (name text primary key);
      insert into secret.ore values ('gallium'), ('germanium'), ('neodymium');
      create view news.ores as select name from secret.ore;
      do $$ begin create role news_reader nologin; exception when duplicate_object or unique_violation then null; end $$;
      grant usage on schema news to news_reader;
      grant select on news.ores to news_reader;
      create table public.note (id int primary key, text text)`);
  });

  afterAll(() => scratch.close());

  test('names its engine', () => {
    expect(database.engine).toBe(engine.name);
  });

  describe('values', () => {
    test.each<[string, string, unknown]>([
      ['a date as text', `date '2026-11-22'`, '2026-11-22'],
      ['an array of dates as text', `array[date '2026-11-22', null]`, ['2026-11-22', null]],
      ['an instant as Date', `timestamptz '2026-11-22 03:00:00+02'`, new Date('2026-11-22T01:00:00Z')],
      ['a time without zone as text', `timestamp '2026-11-22 03:00:00'`, '2026-11-22 03:00:00'],
      ['an interval as text', `interval '90 minutes'`, '01:30:00'],
      ['int8 as number', `9007199254740991::int8`, 9007199254740991],
      ['int8 that no number can hold as text', `9007199254740993::int8`, '9007199254740993'],
      ['a count as number', `count(*)`, 1],
      ['an array of int8 as numbers', `array[1, null, 3]::int8[]`, [1, null, 3]],
      ['numeric as number', `12.50::numeric(10, 2)`, 12.5],
      ['an array of numeric as numbers', `array[0.1, 2]::numeric[]`, [0.1, 2]],
      ['float8 as number', `0.1::float8`, 0.1],
      ['jsonb parsed', `'{"unit": "percent", "low": [1, null]}'::jsonb`, { unit: 'percent', low: [1, null] }],
      ['bytea as Buffer', `'\\x00ff10'::bytea`, Buffer.from([0, 255, 16])],
      ['an array of text', `array['rare earth', 'a,"b"', null]`, ['rare earth', 'a,"b"', null]],
      ['boolean', 'true', true],
      ['null', 'null::int', null],
      ['text beyond the basic plane', `'🧲 Nd₂Fe₁₄B'`, '🧲 Nd₂Fe₁₄B'],
    ])('reads %s', async (_, sql, expected) => {
      const [row] = await database.query(`select ${sql} as value`);
      expect(row?.value).toEqual(expected);
      const { rows } = await database.read(`select ${sql} as value`, LIMITS);
      expect(rows).toEqual([[expected]]);
    });

    test.each<[string, string, unknown, unknown]>([
      ['a Date', 'timestamptz', new Date('2026-11-22T01:02:03.004Z'), new Date('2026-11-22T01:02:03.004Z')],
      ['a day', 'date', '2026-02-28', '2026-02-28'],
      ['bytes', 'bytea', Buffer.from([0, 1, 254]), Buffer.from([0, 1, 254])],
      ['an object', 'jsonb', { a: 'é "quoted"' }, { a: 'é "quoted"' }],
      ['an array', 'text[]', ['a', null, 'b"c\\d'], ['a', null, 'b"c\\d']],
      ['null', 'text', null, null],
    ])('takes %s as a value', async (_, type, value, expected) => {
      const [row] = await database.query(`select $1::${type} as value`, [value]);
      expect(row?.value).toEqual(expected);
    });

    test('reads a large text whole', async () => {
      const [row] = await database.query<{ text: string }>(`select repeat('tungsten ', 200000) as text`);
      expect(row?.text.length).toBe(1_800_000);
    });

    test('counts days in UTC whatever the zone of this process', async () => {
      const [row] = await database.query(`select (timestamptz '2026-11-22T23:30:00Z')::date as day`);
      expect(row?.day).toBe('2026-11-22');
    });
  });

  test('runs several statements in one text and gives the rows of the last', async () => {
    expect(await database.query('select 1 as a; select 2 as b')).toEqual([{ b: 2 }]);
  });

  test('passes the error of a statement on with its SQLSTATE', async () => {
    await expect(database.query('select $1::int', ['ten'])).rejects.toMatchObject({ code: '22P02' });
    await expect(database.query(`insert into secret.ore values ('gallium')`)).rejects.toMatchObject({
      code: '23505',
      constraint: 'ore_pkey',
    });
  });

  describe('transactions', () => {
    test('keeps what a transaction wrote', async () => {
      const count = await database.transaction(async (tx) => {
        await tx.query('insert into note values ($1, $2)', [1, 'kept']);
        return tx.query('select count(*) from note where id = 1');
      });
      expect(count).toEqual([{ count: 1 }]);
      expect(await database.query('select text from note where id = 1')).toEqual([{ text: 'kept' }]);
    });

    test('undoes a transaction whose work throws, and throws the same', async () => {
      const failure = new Error('the smelter is closed');
      const work = database.transaction(async (tx) => {
        await tx.query(`insert into note values (2, 'lost')`);
        throw failure;
      });
      await expect(work).rejects.toBe(failure);
      expect(await database.query('select * from note where id = 2')).toEqual([]);
    });

    test('does not pass a swallowed failure off as success', async () => {
      const work = database.transaction(async (tx) => {
        await tx.query(`insert into note values (3, 'lost')`);
        await tx.query('select 1 / 0').catch(() => {});
      });
      await expect(work).rejects.toThrow('rolled back');
    });

    test('keeps transactions apart that run at the same time', async () => {
      const add = (id: number) =>
        database.transaction(async (tx) => {
          await tx.query(`insert into note values ($1, 'draft')`, [id]);
          await tx.query(`update note set text = 'final' where id = $1`, [id]);
          if (id % 3 === 0) throw new Error('every third is given up');
        });
      const ids = Array.from({ length: 30 }, (_, index) => 100 + index);
      await Promise.allSettled(ids.map(add));
      const kept = await database.query<{ id: number }>(`select id from note where id between 100 and 129 and text = 'final' order by id`);
      expect(kept.map((row) => row.id)).toEqual(ids.filter((id) => id % 3 !== 0));
    });

    test('shows others nothing before it has ended', async () => {
      let seen: Promise<readonly unknown[]> = Promise.resolve([]);
      let startedInside = false;
      const outside = new Promise<void>((done) => {
        void database
          .transaction(async (tx) => {
            await tx.query(`insert into note values (4, 'unseen')`);
            startedInside = true;
            await tx.query('select pg_sleep(0.05)');
            throw new Error('given up');
          })
          .catch(() => done());
      });
      seen = database.query('select * from note where id = 4');
      await outside;
      expect(startedInside).toBe(true);
      expect(await seen).toEqual([]);
    });

    test('refuses the database itself inside a transaction, where it would wait for itself', async () => {
      await expect(database.transaction(() => database.query('select 1'))).rejects.toThrow('only its own tx');
      await expect(database.transaction(() => database.transaction(async () => 1))).rejects.toThrow('only its own tx');
      await expect(database.transaction(async () => database.pool.query('select 1'))).rejects.toThrow('only its own tx');
    });

    test('refuses a tx whose transaction has ended', async () => {
      const tx = await database.transaction(async (inner) => inner);
      await expect(tx.query('select 1')).rejects.toThrow('has ended');
    });
  });

  describe('read', () => {
    test('gives columns and rows in their order, twins of a name included', async () => {
      const result = await database.read('select name, 1 as name from ores order by 1', LIMITS);
      expect(result).toEqual({
        columns: ['name', 'name'],
        rows: [
          ['gallium', 1],
          ['germanium', 1],
          ['neodymium', 1],
        ],
        truncated: false,
      });
    });

    test('takes values', async () => {
      const { rows } = await database.read('select name from news.ores where name = any($1) and $2::int = 5', {
        ...LIMITS,
        values: [['gallium', 'tin'], 5],
      });
      expect(rows).toEqual([['gallium']]);
    });

    test('stops at the most rows and says so', async () => {
      const result = await database.read('select g from generate_series(1, 1000000) g', { maxRows: 3, timeoutMs: 5000 });
      expect(result).toEqual({ columns: ['g'], rows: [[1], [2], [3]], truncated: true });
      expect((await database.read('select g from generate_series(1, 3) g', { maxRows: 3, timeoutMs: 5000 })).truncated).toBe(false);
    });

    test.each(['explain select 1', 'show timezone', 'table news.ores', '-- why\n/* a /* nested */ one */ (select 1)', 'values (1)'])(
      'runs %s',
      async (sql) => {
        expect((await database.read(sql, LIMITS)).rows.length).toBeGreaterThan(0);
      },
    );

    test.each([
      ['a private table', 'select * from secret.ore'],
      ['a write', `with x as (delete from secret.ore returning 1) select * from x`],
      ['a write through a view', `with x as (insert into news.ores values ('tin') returning 1) select * from x`],
      ['two statements', 'select 1; select 2'],
      ['an insert', `insert into news.ores values ('tin')`],
      ['a create', 'create table news.x ()'],
      ['a do block', `do $$ begin reset role; end $$`],
      ['a change of role', `set role postgres`],
      ['a change of role by function', `select set_config('role', 'none', true)`],
      ['a copy', 'copy news.ores to stdout'],
      ['a commit', 'commit'],
      ['an advisory lock', 'select pg_advisory_lock(1)'],
      ['an escaped name', `select U&"set\\005fconfig"('role', 'none', true)`],
      ['nothing', ' -- nothing'],
    ])('refuses %s', async (_, sql) => {
      expect(await failureOf(database.read(sql, LIMITS))).toMatchObject({ code: 'query-refused' });
      expect(await database.query('select count(*) from secret.ore')).toEqual([{ count: 3 }]);
    });

    test('says where a statement is wrong, in the words of the database', async () => {
      const error = await failureOf(database.read('select nme from news.ores', LIMITS));
      expect(error).toMatchObject({
        code: 'query-failed',
        message: 'column "nme" does not exist',
        fields: { sqlState: '42703', position: 8 },
      });
    });

    test('gives up past the time limit, and answers the next question', async () => {
      const error = await failureOf(database.read('select pg_sleep(1)', { maxRows: 1, timeoutMs: 50 }));
      expect(error.code).toBe('query-too-long');
      expect((await database.read('select 1', LIMITS)).rows).toEqual([[1]]);
    });

    test('ends a statement that would run for ever: nothing that was kept is lost, and others go on', async () => {
      await database.query(`insert into note values (41, 'kept')`);
      const forever = database.read('select count(*) from generate_series(1, 1e12::bigint)', { maxRows: 1, timeoutMs: 50 });
      const others = [1, 2, 3].map((n) =>
        database.transaction(async (tx) => tx.query('update note set text = text || $1 where id = 41', [n])),
      );
      expect((await failureOf(forever)).code).toBe('query-too-long');
      await Promise.all(others);
      const [note] = await database.query<{ text: string }>('select text from note where id = 41');
      expect([...(note?.text ?? '')].sort().join('')).toBe('123ekpt');
      await database.query(`delete from note where id = 41`);
    });

    // The embedded engine takes seconds to make such a row, and says that its memory ran out before it is a danger.
    test.skipIf(engine.name === 'embedded')(
      'reads no row that is larger than anybody can want, and keeps what came before one',
      async () => {
        const error = await failureOf(database.read(`select repeat('x', 70000000)`, LIMITS));
        expect([error.code, error.message]).toEqual(['query-failed', expect.stringContaining('larger than 64 MiB')]);
        const some = await database.read(
          `select repeat('x', case n when 3 then 70000000 else n end) from generate_series(1, 5) as n`,
          LIMITS,
        );
        expect(some).toMatchObject({ rows: [['x'], ['xx']], truncated: true });
        expect((await database.read('select 1', LIMITS)).rows).toEqual([[1]]);
      },
    );

    test('leaves the role and the settings of other statements alone', async () => {
      await Promise.all([database.read('select 1', LIMITS), database.query('select count(*) from secret.ore')]);
      expect(await database.query('show transaction_read_only')).toEqual([{ transaction_read_only: 'off' }]);
      await database.query(`insert into note values (5, 'still writable')`);
    });
  });

  test('delivers notifications to a connection that listens, and to no other', async () => {
    const [listener, other] = await Promise.all([database.pool.connect(), database.pool.connect()]);
    const strays: unknown[] = [];
    other.on('notification', (message) => strays.push(message));
    const heard = new Promise((resolve) => listener.on('notification', resolve));
    await listener.query('listen ores');
    await database.query(`select pg_notify('ores', 'dysprosium')`);
    expect(await heard).toMatchObject({ channel: 'ores', payload: 'dysprosium' });
    expect(strays).toEqual([]);
    listener.release(true);
    other.release(true);
  });

  test('undoes the open transaction of a connection that is dropped', async () => {
    const client = await database.pool.connect();
    await client.query('BEGIN');
    await client.query(`insert into public.note values (6, 'dropped')`);
    client.release(true);
    expect(await database.query('select * from note where id = 6')).toEqual([]);
  });

  test.runIf(engine.name === 'postgres')('survives that the server drops a connection in the middle of a transaction', async () => {
    const dropped = database.transaction((tx) => tx.query('select pg_terminate_backend(pg_backend_pid())'));
    expect(await failureOf(dropped)).toMatchObject({ code: 'database-unreachable' });
    expect(await database.query('select 1 as one')).toEqual([{ one: 1 }]);
  });

  test('refuses work after it has been closed, and closes twice without harm', async () => {
    const other = await engine.open();
    await other.database.close();
    await expect(other.database.query('select 1')).rejects.toThrow();
    await other.close();
  });
});

describe('a Postgres that is not there', () => {
  test.each([
    ['nobody listens', 'postgres://ana:s3cret-word@127.0.0.1:1/news', '127.0.0.1:1'],
    ['the host is unknown', 'postgres://ana:s3cret-word@nowhere.invalid:6000/news', 'nowhere.invalid:6000'],
    ['the address is none', 'ana:s3cret-word@host/news', 'DATABASE_URL'],
  ])('is named without its password when %s', async (_, url, named) => {
    const error = await failureOf(openPostgres(url));
    expect(error.code).toBe('database-unreachable');
    expect(error.message).toContain(named);
    expect(JSON.stringify([error.message, error.hint, error.fields])).not.toContain('s3cret');
  });
});
