import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { describe, expect, test } from 'vitest';
import { writeCsv } from '../../cli/export/csv-writer.ts';
import { writeJsonl } from '../../cli/export/jsonl-writer.ts';
import { writeParquet } from '../../cli/export/parquet-writer.ts';
import type { RowWriter } from '../../cli/export/row-writer.ts';
import { showRate } from '../../cli/export/show-rate.ts';
import type { ExportColumn } from '../../store/exports/export-columns.ts';

const COLUMNS: readonly ExportColumn[] = [
  { name: 'id', type: 'bigint' },
  { name: 'text', type: 'text' },
  { name: 'low', type: 'number' },
  { name: 'at', type: 'time' },
  { name: 'day', type: 'day' },
  { name: 'tags', type: 'texts' },
];
const row = (text: string | null, tags: readonly (string | null)[] | null = []) => [
  7,
  text,
  -0.5,
  '2026-11-02T09:00:00.000Z',
  '2026-11-02',
  tags,
];

/** All that a writer makes of pages of rows. */
function written(writer: RowWriter, ...pages: (readonly (readonly unknown[])[])[]): Buffer {
  return Buffer.concat([writer.begin(), ...pages.map((page) => writer.rows(page)), writer.end()].map((part) => Buffer.from(part)));
}
const csvCell = (text: string, isForSpreadsheet = false): string => {
  const lines = written(writeCsv(COLUMNS.slice(1, 2), isForSpreadsheet), [[text]]).toString('utf8');
  return lines.slice('text\n'.length, -1);
};

describe('an export as CSV', () => {
  test('tells nothing at all from an empty text, and quotes what would break a line', () => {
    const lines = written(writeCsv(COLUMNS, false), [row(null, null), row('', [])], [row('a "b", c\nd')]).toString('utf8');
    expect(lines).toBe(
      'id,text,low,at,day,tags\n' +
        '7,,-0.5,2026-11-02T09:00:00.000Z,2026-11-02,\n' +
        '7,"",-0.5,2026-11-02T09:00:00.000Z,2026-11-02,{}\n' +
        '7,"a ""b"", c\nd",-0.5,2026-11-02T09:00:00.000Z,2026-11-02,{}\n',
    );
  });

  test('writes lists as Postgres reads them', () => {
    const cell = (tags: readonly (string | null)[]) =>
      written(writeCsv(COLUMNS.slice(5), false), [[tags]])
        .toString('utf8')
        .split('\n')[1];
    expect(cell(['Dy', 'rare-earths'])).toBe('"{Dy,rare-earths}"');
    expect(cell(['a b', 'a"b', 'a\\b', '', 'null', null])).toBe('"{""a b"",""a\\""b"",""a\\\\b"","""",""null"",NULL}"');
  });

  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', ' =1', '\r=1', '＝1+1'])(
    'has an apostrophe before %j for a spreadsheet alone',
    (text) => {
      expect(csvCell(text, true).replace(/^"/, '')).toMatch(/^'/);
      expect(csvCell(text, false).replace(/^"/, '')).not.toMatch(/^'/);
    },
  );

  test.each(['2 - 1', 'a=b', '’tis', '–'])('leaves %j as it is', (text) => {
    expect(csvCell(text, true)).toBe(text);
  });

  test('counts what a spreadsheet would run, and leaves numbers alone', () => {
    const exact = writeCsv(COLUMNS, false);
    written(exact, [row('=1+1'), row('no'), row('@x')]);
    expect(exact.formulas()).toBe(2);
    const harmless = writeCsv(COLUMNS, true);
    expect(written(harmless, [row('=1+1')]).toString('utf8')).toContain(`7,'=1+1,-0.5,`);
    expect(harmless.formulas()).toBe(0);
  });
});

describe('an export as JSON lines', () => {
  test('has one object a row, with the names of the columns', () => {
    const lines = written(writeJsonl(COLUMNS), [row('a\nb', ['x'])], [row(null)])
      .toString('utf8')
      .trimEnd()
      .split('\n');
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      { id: 7, text: 'a\nb', low: -0.5, at: '2026-11-02T09:00:00.000Z', day: '2026-11-02', tags: ['x'] },
      { id: 7, text: null, low: -0.5, at: '2026-11-02T09:00:00.000Z', day: '2026-11-02', tags: [] },
    ]);
  });
});

describe('an export as Parquet', () => {
  const read = async (file: Buffer) => {
    const buffer = new Uint8Array(file).buffer;
    return { rows: await parquetReadObjects({ file: buffer }), metadata: parquetMetadata(buffer) };
  };

  test('reads back with types, lists and what is not there', async () => {
    const { rows, metadata } = await read(written(writeParquet(COLUMNS), [row('Ünïcode 🙂', ['Dy', 'Tb']), row(null, null), row('', [])]));
    const rest = { id: 7n, low: -0.5, at: new Date('2026-11-02T09:00:00Z'), day: new Date('2026-11-02T00:00:00Z') };
    expect(rows).toEqual([
      { ...rest, text: 'Ünïcode 🙂', tags: ['Dy', 'Tb'] },
      { ...rest, text: null, tags: undefined },
      { ...rest, text: '', tags: [] },
    ]);
    expect(metadata.schema.map(({ name, type, converted_type: as }) => [name, type, as]).slice(1, 6)).toEqual([
      ['id', 'INT64', undefined],
      ['text', 'BYTE_ARRAY', 'UTF8'],
      ['low', 'DOUBLE', undefined],
      ['at', 'INT64', 'TIMESTAMP_MILLIS'],
      ['day', 'INT32', 'DATE'],
    ]);
  });

  test('packs many rows group by group, and none at all as a file without rows', async () => {
    const pages = Array.from({ length: 13 }, (_, page) => Array.from({ length: 1000 }, (_, place) => row(`${page} ${place}`)));
    const { rows, metadata } = await read(written(writeParquet(COLUMNS), ...pages));
    expect(metadata.row_groups.map((group) => group.num_rows)).toEqual([10_000n, 3_000n]);
    expect([rows.length, rows[0]?.text, rows.at(-1)?.text]).toEqual([13_000, '0 0', '12 999']);
    expect((await read(written(writeParquet(COLUMNS)))).rows).toEqual([]);
  });
});

describe('how far an export is', () => {
  test('is a bar with a rate and the time that is left, where the whole is known', () => {
    const show = showRate(4000, () => 10_000, 8_000);
    expect(show(1000)).toBe('█████░░░░░░░░░░░░░░░ 25 % · 1000 of 4000 rows · 500 rows/s · 6 s left');
    expect(show(4000)).toMatch(/^█{20} 100 % .* 0 s left$/);
  });

  test('is a count where it is not', () => {
    expect(showRate(null, () => 10_000, 8_000)(1000)).toBe('1000 rows, 500 rows/s');
  });
});
