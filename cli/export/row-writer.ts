/** A row as it came through JSON: values in the order of the columns, instants and days as ISO texts. */
export type ExportRow = readonly unknown[];

/** Turns rows into the bytes of a file, page by page. */
export interface RowWriter {
  /** What stands before the first row. */
  begin(): string | Uint8Array;
  rows(rows: readonly ExportRow[]): string | Uint8Array;
  /** What stands behind the last row. */
  end(): string | Uint8Array;
}
