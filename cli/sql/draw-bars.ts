import { colours, lineWidth, type OutputRow, printable, writeLine } from '../terminal/output.ts';
import { say } from '../terminal/progress.ts';

const WIDEST_LABEL = 40;
const LEAST_BAR = 10;
const EIGHTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];

/** Prints rows as bars: as long as the last column that holds numbers, labelled by the columns before it. */
export async function drawBars(rows: readonly OutputRow[], columns: readonly string[]): Promise<void> {
  const lines = barsOf(rows, columns, lineWidth(100));
  if (lines === null) return say('No column of it holds numbers, so that there is nothing to draw.');
  for (const line of lines) await writeLine(line);
}

/** The lines of bars; null where no column holds numbers. */
export function barsOf(rows: readonly OutputRow[], columns: readonly string[], width: number): readonly string[] | null {
  const value = columns.findLast((column) => rows.some((row) => numberOf(row[column]) !== null));
  if (value === undefined) return null;
  const labels = rows.map((row) => labelOf(row, columns.slice(0, columns.indexOf(value))));
  const values = rows.map((row) => numberOf(row[value]));
  const numbers = values.map((number) => (number === null ? '' : String(number)));
  const left = Math.max(...labels.map((label) => label.length));
  const right = Math.max(...numbers.map((number) => number.length));
  const most = Math.max(...values.map((number) => Math.abs(number ?? 0)));
  const room = Math.max(LEAST_BAR, width - left - right - 4);
  return rows.map((_, i) => {
    const bar = drawn(most === 0 ? 0 : (Math.abs(values[i] ?? 0) / most) * room);
    return `${(labels[i] ?? '').padEnd(left)}  ${(numbers[i] ?? '').padStart(right)}  ${(values[i] ?? 0) < 0 ? colours.red(bar) : bar}`.trimEnd();
  });
}

const drawn = (length: number): string => `${'█'.repeat(Math.floor(length))}${EIGHTHS[Math.floor((length % 1) * 8)]}`;

function numberOf(value: unknown): number | null {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : null;
}

function labelOf(row: OutputRow, columns: readonly string[]): string {
  const text = columns.map((column) => printable(String(row[column] ?? '')).replace(/\s+/g, ' ')).join('  ');
  return text.length > WIDEST_LABEL ? `${text.slice(0, WIDEST_LABEL - 1)}…` : text;
}
