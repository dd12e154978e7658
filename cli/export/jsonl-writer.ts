import type { ExportColumn } from '../../store/exports/export-columns.ts';
import type { RowWriter } from './row-writer.ts';

/** Writes one JSON object a line; keys are the names of the columns. */
export function writeJsonl(columns: readonly ExportColumn[]): RowWriter {
  return {
    begin: () => '',
    rows: (rows) =>
      rows.map((row) => `${JSON.stringify(Object.fromEntries(columns.map(({ name }, index) => [name, row[index] ?? null])))}\n`).join(''),
    end: () => '',
  };
}
