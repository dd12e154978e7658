import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Newsstand, startNewsstand } from '../../fixtures/newsstand/server.ts';
import type { Database, ReadResult } from '../../store/database.ts';
import { articlesToLink, linkClaims } from '../../store/links/link-claims.ts';
import { migrate } from '../../store/migrate.ts';
import { readExample } from '../../store/reference/describe-schema.ts';
import { runOperation } from '../../workers/operations/index.ts';
import { ROLES, startSupervisor } from '../../workers/supervisor.ts';
import { engines } from '../engines.ts';
import { configOf, openMemoryLog, until } from '../jobs.ts';

const QUERIES = join(import.meta.dirname, '..', '..', 'docs', 'queries');
const names = (await readdir(QUERIES)).filter((name) => name.endsWith('.sql')).sort();
const examples = await Promise.all(names.map(async (name) => readExample(await readFile(join(QUERIES, name), 'utf8'))));

const MOST_ROWS = 8;
const MOST_CHARACTERS = 90;

function cellOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  const shown =
    value instanceof Date ? value.toISOString().replace(':00.000Z', 'Z') : Array.isArray(value) ? value.join(', ') : String(value);
  const line = shown.replace(/\s+/g, ' ').replaceAll('|', '\\|');
  const characters = Array.from(line);
  return characters.length > MOST_CHARACTERS ? `${characters.slice(0, MOST_CHARACTERS).join('').trimEnd()}…` : line;
}

function tableOf({ columns, rows }: ReadResult): string {
  if (rows.length === 0) return 'No rows: nothing of the kind is in the newsstand.';
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const table = [line(columns), line(columns.map(() => '---')), ...rows.slice(0, MOST_ROWS).map((row) => line(row.map(cellOf)))];
  return [...table, ...(rows.length > MOST_ROWS ? [`\n${rows.length - MOST_ROWS} more rows.`] : [])].join('\n');
}

const HEAD = `# Questions and answers

<!-- Generated from the files in this folder. Change those, then run: npx vitest run --project integration test/integration/queries.test.ts -u -->

Each question with its statement, and what it answers on the sample newspapers that \`assay start\` opens. Long texts are cut here, and
lists after ${MOST_ROWS} rows; the views are described in [sql.md](../sql.md).
`;

describe.each(engines())('the questions on $name', (engine) => {
  const closing: (() => Promise<void>)[] = [];
  let database: Database;
  beforeAll(async () => {
    const newsstand: Newsstand = await startNewsstand();
    closing.push(() => newsstand.close());
    const scratch = await engine.open();
    closing.push(() => scratch.close());
    ({ database } = scratch);
    await migrate(database);
    const config = configOf({ ASSAY_TICK_SECONDS: '3600' });
    const host = new URL(newsstand.origin).host;
    const supervisor = await startSupervisor({ config, database, log: openMemoryLog().log, roles: ROLES, allowHosts: [host] });
    closing.push(() => supervisor.stop());
    const drained = () => until('the queues are drained', () => supervisor.queues.drained(new Date()));
    await runOperation(supervisor.operations, 'feeds.add', { urls: newsstand.feedUrls });
    await drained();
    newsstand.publishRevision();
    await runOperation(supervisor.operations, 'feeds.refresh', { feeds: 'all' });
    await drained();
    while ((await articlesToLink(database)) > 0) await linkClaims(database);
  }, 120_000);
  afterAll(async () => {
    for (const close of closing.reverse()) await close();
  });

  test('are answered as the document says', async () => {
    const parts: string[] = [];
    for (const { question, note, sql } of examples) {
      const answer = await database.read(sql.replace(/;\s*$/, ''), { maxRows: 1000, timeoutMs: 30_000 });
      parts.push([`## ${question}`, ...(note === '' ? [] : [note]), `\`\`\`sql\n${sql}\n\`\`\``, tableOf(answer)].join('\n\n'));
    }
    await expect(`${[HEAD, ...parts].join('\n\n')}\n`).toMatchFileSnapshot('../../docs/queries/README.md');
  });
});
