import { withInstance } from '../instance.ts';
import type { SqlOptions } from '../sql.ts';
import { CommandError } from '../terminal/command-error.ts';
import { writeRows } from '../terminal/output.ts';
import { say } from '../terminal/progress.ts';
import { readSource } from '../terminal/read-source.ts';
import { countOf } from '../terminal/show-value.ts';
import { drawBars } from './draw-bars.ts';
import { statementError } from './statement-error.ts';

/** Runs a statement and prints its rows; says on stderr when there were more. */
export async function runQuery(query: string, options: SqlOptions): Promise<void> {
  if (query === '-' && process.stdin.isTTY) say('Type a statement and end it with Ctrl-D. Or: assay sql "select …"');
  const statement = (query === '-' ? (await readSource('-')).toString('utf8') : query).trim().replace(/;$/, '');
  if (statement === '')
    throw new CommandError('usage', 'There is no statement to run. Give one: assay sql "select * from news.claims limit 5"');
  const result = await withInstance((ask) => ask('sql', { statement, max_rows: options.maxRows }));
  if (result.fault) throw statementError(statement, result.fault);
  const names = uniqueNames(result.columns);
  const rows = result.rows.map((row) => Object.fromEntries(names.map((name, i) => [name, row[i] ?? null])));
  await (options.chart ? drawBars(rows, names) : writeRows(rows, names, options));
  if (rows.length === 0 && !options.json && !options.jsonl) say('No rows.');
  if (result.truncated) say(`Cut short: these are the first ${countOf(rows.length, 'row')}. ${moreBy(rows.length, options.maxRows)}`);
}

function moreBy(shown: number, asked: number): string {
  if (shown < asked) return 'The rest is more than 32 MiB: ask for fewer columns or rows.';
  return asked < 1_000_000 ? 'For more: --max-rows, up to 1000000.' : 'For more, ask in parts, or with psql.';
}

/** Two columns of the same name would be one in an object. */
function uniqueNames(columns: readonly string[]): string[] {
  const names = new Set<string>();
  for (const column of columns) {
    let name = column;
    for (let number = 2; names.has(name); number += 1) name = `${column}_${number}`;
    names.add(name);
  }
  return [...names];
}
