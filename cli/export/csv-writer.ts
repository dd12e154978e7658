import type { ExportColumn } from '../../store/exports/export-columns.ts';
import type { ExportRow, RowWriter } from './row-writer.ts';

/** What spreadsheets take for the beginning of a formula, some of them behind blanks or in the wide forms of East Asia. */
const FORMULA = /^[\s\u00a0]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/u;

/** A CSV writer that counts what a spreadsheet would run. */
export interface CsvWriter extends RowWriter {
  /** Texts that begin like a formula and were written as they are. */
  readonly formulas: () => number;
}

/**
 * Writes CSV that `COPY … (format csv, header)` reads back unchanged: null is nothing at all and an empty text is quoted, lists are in the
 * form of Postgres (`{Dy,Tb}`).
 *
 * @param isForSpreadsheet - Puts an apostrophe before texts that would be run as a formula: the file is harmless then, and no longer exact.
 */
export function writeCsv(columns: readonly ExportColumn[], isForSpreadsheet: boolean): CsvWriter {
  let formulas = 0;
  const isFree = columns.map(({ type }) => type === 'text');
  const cell = (value: unknown, index: number): string => {
    if (value === null || value === undefined) return '';
    const text = Array.isArray(value) ? listOf(value) : String(value);
    const isFormula = isFree[index] === true && FORMULA.test(text);
    if (isFormula && !isForSpreadsheet) formulas += 1;
    return quoted(isFormula && isForSpreadsheet ? `'${text}` : text);
  };
  const line = (row: ExportRow): string => `${row.map(cell).join(',')}\n`;
  return {
    begin: () => `${columns.map(({ name }) => name).join(',')}\n`,
    rows: (rows) => rows.map(line).join(''),
    end: () => '',
    formulas: () => formulas,
  };
}

/** An empty text is quoted, for nothing at all means null; so is what ends the data of COPY. */
const quoted = (text: string): string =>
  text === '' || text === '\\.' || /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

/** A list as Postgres writes it. */
const listOf = (values: readonly unknown[]): string => `{${values.map(listed).join(',')}}`;

function listed(value: unknown): string {
  if (value === null) return 'NULL';
  const text = String(value);
  return /^[\p{L}\p{N}][\p{L}\p{N}.-]*$/u.test(text) && !/^null$/i.test(text) ? text : `"${text.replace(/["\\]/g, '\\$&')}"`;
}
