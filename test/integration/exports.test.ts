import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeCsv } from '../../cli/export/csv-writer.ts';
import type { Database } from '../../store/database.ts';
import { EXPORTS, type ExportName } from '../../store/exports/export-columns.ts';
import type { ExportPlace } from '../../store/exports/read-export.ts';
import { seedClaims } from '../../store/seed/seed-claims.ts';
import { type OperationInput, type OperationOutput, runOperation } from '../../workers/operations/index.ts';
import { engines, type ScratchDatabase } from '../engines.ts';

const NAMES = ['claims', 'figures', 'quotations'] as const;
const SQL_TYPES = {
  text: 'text',
  integer: 'integer',
  bigint: 'bigint',
  number: 'double precision',
  time: 'timestamp with time zone',
  day: 'date',
  texts: 'text[]',
} as const;

describe.each(engines())('an export on $name', (engine) => {
  let scratch: ScratchDatabase;
  let database: Database;
  beforeAll(async () => {
    scratch = await engine.open();
    database = scratch.database;
    await seedClaims(database, { claims: 600, versions: { claim: 1, percentage: 1, quotation: 1 } });
  });
  afterAll(() => scratch.close());

  type Page = OperationInput<'export.page'>;
  const context = () => ({ database, now: () => new Date(), sqlTimeoutMs: 10_000, tickNow: async () => false });
  const ask = (input: Page) => runOperation(context(), 'export.page', input) as Promise<OperationOutput<'export.page'>>; // of this name
  const count = (input: OperationInput<'export.count'>) =>
    runOperation(context(), 'export.count', input) as Promise<OperationOutput<'export.count'>>; // of this name

  /** All rows of an export, page by page. */
  async function all(filter: Omit<Page, 'after' | 'most'>, most: number): Promise<(readonly unknown[])[]> {
    const rows: (readonly unknown[])[] = [];
    for (let after: ExportPlace | null = null; ; ) {
      const page: OperationOutput<'export.page'> = await ask({ ...filter, after, most });
      if (page.fault) throw new Error(page.fault.message);
      rows.push(...page.rows);
      if (page.next === null) return rows;
      after = page.next;
    }
  }

  test.each(NAMES)('of %s has the columns and types of its view, and says where each row is from', async (what) => {
    const { columns } = EXPORTS[what];
    const rows = await database.query<{ name: string; type: string }>(
      `select attname as name, format_type(atttypid, atttypmod) as type from pg_attribute where attrelid = $1::regclass and attnum > 0`,
      [`news.${what}`],
    );
    const types = new Map(rows.map(({ name, type }) => [name, type]));
    expect(columns.map(({ name }) => [name, types.get(name)])).toEqual(columns.map(({ name, type }) => [name, SQL_TYPES[type]]));
    const names = columns.map(({ name }) => name);
    for (const name of ['text_sha256', 'start_char', 'end_char', 'rule', 'version', 'url']) expect(names).toContain(name);
    expect([...types.keys()].filter((name) => name !== 'search' && !names.includes(name as never))).toEqual(
      what === 'claims' ? ['revision'] : [],
    );
  });

  test.each(NAMES)('of %s has every row once, in the order of their report, whatever the size of a page', async (what: ExportName) => {
    const { id, columns } = EXPORTS[what];
    const [wanted] = await database.query<{ ids: number[] }>(
      `select array_agg(${id} order by reported_at, ${id}) as ids from news.${what}`,
    );
    for (const most of [70, 10_000]) {
      const rows = await all({ what }, most);
      expect(rows.map((row) => row[0])).toEqual(wanted?.ids);
      expect(new Set(rows.map((row) => row.length))).toEqual(new Set([columns.length]));
    }
    expect(await count({ what })).toEqual({ rows: wanted?.ids.length, fault: null });
  });

  test('takes a condition, a comment in it, and a time from and to', async () => {
    const [times] = await database.query<{ since: Date; until: Date }>(
      `select percentile_disc(0.25) within group (order by reported_at) as since,
         percentile_disc(0.75) within group (order by reported_at) as until from news.claims`,
    );
    const where = `speaker_kind = 'person' or\n tags @> array['tariff'] -- both`;
    const filter = { what: 'claims', where, since: times?.since, until: times?.until } as const;
    const wanted = await database.query(
      `select claim_id from news.claims where (${where}\n) and reported_at >= $1 and reported_at < $2 order by reported_at, claim_id`,
      [times?.since, times?.until],
    );
    expect(wanted.length).toBeGreaterThan(20);
    expect((await all(filter, 11)).map((row) => row[0])).toEqual(wanted.map((row) => row.claim_id));
    expect(await count(filter)).toEqual({ rows: wanted.length, fault: null });
  });

  test.each([
    ['a column that is not there', 'speaker is null and colour = 1', 'query-failed', 'speaker is null and '.length + 1],
    ['an end of the statement', `true) ; select 1 from news.claims where (true`, 'query-failed', 'true) '.length + 1],
    ['a table that readers may not read', 'exists (select from news_private.claim)', 'query-refused', null],
    ['a condition that does not end', '(true', 'query-failed', null],
  ])('refuses a condition with %s, and says where', async (_, where, code, position) => {
    for (const answer of [await count({ what: 'claims', where }), await ask({ what: 'claims', where, after: null, most: 10 })]) {
      expect(answer.fault).toMatchObject({ code, ...(position === null ? {} : { position }) });
    }
  });

  test('ends a condition that takes too long', async () => {
    const hasty = { ...context(), sqlTimeoutMs: 50 };
    const where = '(select count(*) from generate_series(1, 1000000) as n) > 0';
    await expect(runOperation(hasty, 'export.page', { what: 'claims', where, after: null, most: 10 })).rejects.toMatchObject({
      code: 'query-too-long',
    });
    expect(await runOperation(hasty, 'export.count', { what: 'claims', where })).toEqual({ rows: null, fault: null });
  });

  test.each(engine.name === 'postgres' ? NAMES : [])('of %s is read back by COPY as it was', async (what) => {
    const folder = await mkdtemp(join(tmpdir(), 'assay-copy-'));
    try {
      // The server may be another user.
      await chmod(folder, 0o755);
      const { columns } = EXPORTS[what];
      const names = columns.map(({ name }) => name).join(', ');
      const csv = writeCsv(columns, false);
      const file = join(folder, 'rows.csv');
      await writeFile(file, [csv.begin(), csv.rows(JSON.parse(JSON.stringify(await all({ what }, 500)))), csv.end()].join(''), {
        mode: 0o644,
      });
      const differ = await database.transaction(async (tx) => {
        await tx.query(`create temporary table copied on commit drop as select ${names} from news.${what} limit 0`);
        await tx.query(`copy copied from '${file}' with (format csv, header)`);
        return tx.query(
          `(table copied except select ${names} from news.${what}) union all (select ${names} from news.${what} except table copied)`,
        );
      });
      expect(differ).toEqual([]);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
