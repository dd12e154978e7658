import { StoreError } from '../../store/database.ts';
import type { StatementFault } from '../../workers/operations/sql.ts';
import { withInstance } from '../instance.ts';
import type { SqlOptions } from '../sql.ts';
import { CommandError } from '../terminal/command-error.ts';
import { printable, writeRows } from '../terminal/output.ts';
import { say } from '../terminal/progress.ts';
import { readSource } from '../terminal/read-source.ts';
import { countOf } from '../terminal/show-value.ts';

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
  await writeRows(rows, names, options);
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

/** The fault with the line of the statement where it is, and a caret under the very place. */
export function statementError(statement: string, fault: StatementFault): StoreError {
  const place = fault.position === null ? null : placeOf(statement, fault.position);
  const hint = [place, fault.hint].filter(Boolean).join('\n');
  return new StoreError(fault.code, fault.message, hint ? { hint } : {});
}

const AROUND = 60;

/** @param position - Counted in characters, from 1. */
function placeOf(statement: string, position: number): string {
  const before = Array.from(statement)
    .slice(0, position - 1)
    .join('');
  const start = before.lastIndexOf('\n') + 1;
  const column = before.length - start;
  const line = statement.slice(start).split('\n', 1)[0] ?? '';
  const from = Math.max(0, column - AROUND);
  const shown = printable(line.slice(from, column + AROUND)).replaceAll('\t', ' ');
  const number = statement.slice(0, start).split('\n').length;
  const label = statement.includes('\n') ? `line ${number}: ` : '';
  return `  ${label}${shown}\n  ${' '.repeat(label.length + Array.from(line.slice(from, column)).length)}^`;
}
