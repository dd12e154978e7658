import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../store/database.ts';
import { describeFunctions, describeSchema, readExample, renderSchema } from '../../store/reference/describe-schema.ts';
import { engines, type ScratchDatabase } from '../engines.ts';

const DOCS = join(import.meta.dirname, '..', '..', 'docs');
const QUERIES = join(DOCS, 'queries');
const names = (await readdir(QUERIES)).filter((name) => name.endsWith('.sql')).sort();
const examples = await Promise.all(names.map(async (name) => readExample(await readFile(join(QUERIES, name), 'utf8'))));

/** Every block of SQL in the documents, with where it stands. */
const documents = (await readdir(DOCS)).filter((name) => name.endsWith('.md')).sort();
const blocks = await Promise.all(
  documents.map(async (name) => {
    const text = await readFile(join(DOCS, name), 'utf8');
    return [...text.matchAll(/^```sql\n(.*?)\n```$/gms)].map((match, index) => ({ name: `${name} ${index + 1}`, sql: match[1] ?? '' }));
  }),
);

describe.each(engines())('the SQL reference on $name', (engine) => {
  let scratch: ScratchDatabase;
  let database: Database;
  beforeAll(async () => {
    scratch = await engine.open();
    database = scratch.database;
  });
  afterAll(() => scratch.close());

  test('is what the comments of the views and the example queries say', async () => {
    const reference = renderSchema(await describeSchema(database), await describeFunctions(database), examples);
    await expect(reference).toMatchFileSnapshot('../../docs/sql.md');
  });

  test('asks a question before each example', () => {
    expect(examples.length).toBeGreaterThanOrEqual(20);
    expect(examples.filter(({ question, sql }) => !question.endsWith('?') || !/^(?:select|with)\b/.test(sql))).toEqual([]);
  });

  test('has SQL in it', () => {
    expect(blocks.flat().length).toBeGreaterThanOrEqual(examples.length);
  });

  test.each(blocks.flat())('runs the SQL of $name as the reader', async ({ sql }) => {
    const result = await database.read(sql.replace(/;\s*$/, ''), { maxRows: 100, timeoutMs: 30_000 });
    expect(result.columns.length).toBeGreaterThan(0);
  });

  test.each(examples)('orders by more than chance: $question', ({ sql }) => {
    expect(sql).toMatch(/\border by\b/);
  });
});
