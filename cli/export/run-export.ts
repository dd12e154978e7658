import { EXPORTS, type ExportName } from '../../store/exports/export-columns.ts';
import type { ExportOptions } from '../export.ts';
import { EXPORT_FORMATS } from '../export.ts';
import { type Ask, withInstance } from '../instance.ts';
import { statementError } from '../sql/statement-error.ts';
import { CommandError } from '../terminal/command-error.ts';
import { isTerminal } from '../terminal/output.ts';
import { say, startProgress } from '../terminal/progress.ts';
import { countOf } from '../terminal/show-value.ts';
import { type StopRequest, untilAskedToStop } from '../terminal/signals.ts';
import { writeCsv } from './csv-writer.ts';
import { writeJsonl } from './jsonl-writer.ts';
import { openSink } from './open-sink.ts';
import type { RowWriter } from './row-writer.ts';
import { showRate } from './show-rate.ts';

/** Rows of one page: few enough that an embedded database is not held up for long. */
const ROWS_A_PAGE = 2_000;

interface Wanted {
  readonly what: ExportName;
  readonly where?: string;
  readonly since?: string;
  readonly until?: string;
}

/** Writes an export to standard output or a file, page by page, and says how far it is. */
export async function runExport(name: string, options: ExportOptions): Promise<void> {
  const { where, since, until, output, spreadsheet = false } = options;
  const what = Object.keys(EXPORTS).find((known): known is ExportName => known === name);
  if (what === undefined)
    throw new CommandError('usage', `${JSON.stringify(name)} cannot be exported; these can: ${Object.keys(EXPORTS).join(', ')}.`);
  const format = options.format ?? EXPORT_FORMATS.find((known) => output?.endsWith(`.${known}`)) ?? 'csv';
  if (spreadsheet && format !== 'csv') throw new CommandError('usage', '--spreadsheet is for --format csv.');
  if (format === 'parquet' && output === undefined && isTerminal)
    throw new CommandError('usage', `Parquet is no text for a terminal. Name a file: assay export ${what} --output ${what}.parquet`);
  const wanted: Wanted = { what, ...(where ? { where } : {}), ...(since ? { since } : {}), ...(until ? { until } : {}) };
  const csv = writeCsv(EXPORTS[what].columns, spreadsheet);
  const writer = format === 'csv' ? csv : format === 'jsonl' ? writeJsonl(EXPORTS[what].columns) : await parquetOf(what);
  const rows = await untilAskedToStop('the page in hand is written first', (stop) =>
    withInstance((ask) => exportAll(ask, wanted, { writer, output, stop })),
  );
  say(`${countOf(rows, what.slice(0, -1))} exported${output === undefined ? '' : ` to ${output}`}.`);
  if (csv.formulas() > 0)
    say(
      `${countOf(csv.formulas(), 'text')} in it may be run as a formula by a spreadsheet. Before you open it in one: export with --spreadsheet.`,
    );
}

/** Loaded where it is asked for alone. */
async function parquetOf(what: ExportName): Promise<RowWriter> {
  const { writeParquet } = await import('./parquet-writer.ts');
  return writeParquet(EXPORTS[what].columns);
}

async function exportAll(
  ask: Ask,
  wanted: Wanted,
  to: { readonly writer: RowWriter; readonly output: string | undefined; readonly stop: StopRequest },
): Promise<number> {
  const counted = await ask('export.count', wanted);
  if (counted.fault) throw statementError(wanted.where ?? '', counted.fault);
  const sink = await openSink(to.output);
  const progress = startProgress();
  const show = showRate(counted.rows);
  let rows = 0;
  try {
    await sink.write(to.writer.begin());
    for await (const page of pagesOf(ask, wanted)) {
      await sink.write(to.writer.rows(page));
      rows += page.length;
      progress.update(show(rows));
      if (to.stop.isMade()) throw stoppedAfter(rows, to.output);
    }
    await sink.write(to.writer.end());
    progress.done();
    await sink.close();
    return rows;
  } catch (error) {
    progress.done();
    await sink.discard();
    throw error;
  }
}

function stoppedAfter(rows: number, output: string | undefined): CommandError {
  const kept = output === undefined ? 'what was written ends with a whole row' : `${output} was not written`;
  return new CommandError('interrupted', `Stopped after ${countOf(rows, 'row')}: ${kept}.`);
}

/** The pages in their order; each is asked for when the one before it has been written. */
async function* pagesOf(ask: Ask, wanted: Wanted): AsyncGenerator<readonly (readonly unknown[])[]> {
  for (let after: { reported_at: string; id: number } | null = null; ; ) {
    const page: Awaited<ReturnType<typeof askPage>> = await askPage(ask, wanted, after);
    if (page.fault) throw statementError(wanted.where ?? '', page.fault);
    if (page.rows.length > 0) yield page.rows;
    if (page.next === null) return;
    after = page.next;
  }
}

const askPage = (ask: Ask, wanted: Wanted, after: { reported_at: string; id: number } | null) =>
  ask('export.page', { ...wanted, after, most: ROWS_A_PAGE });
