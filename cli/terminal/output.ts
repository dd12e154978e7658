import pc from 'picocolors';

/** How a command was asked to print its rows. */
export interface OutputOptions {
  readonly json?: boolean;
  readonly jsonl?: boolean;
  readonly plain?: boolean;
  readonly csv?: boolean;
}

/** A row as commands print it; keys are the names of SQL columns. */
export type OutputRow = Readonly<Record<string, unknown>>;

/** Whether a person looks at the data, not a file or another program. */
export const isTerminal: boolean = process.stdout.isTTY === true;
/** How many characters fit a line of the data; `otherwise` where there is no terminal. */
export const lineWidth = (otherwise: number): number => process.stdout.columns ?? otherwise;
/** Colours on a terminal that wants them, plain text elsewhere: a file must not hold them, not even in a build that shows colours. */
export const colours = pc.createColors(pc.isColorSupported && isTerminal);

// A reader that has seen enough closes the pipe; that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

/** Writes one line of data. Resolves when the reader can take more. */
export function writeLine(line: string): Promise<void> {
  return process.stdout.write(`${line}\n`) ? Promise.resolve() : new Promise((resolve) => process.stdout.once('drain', resolve));
}

/** Writes data as it is. Resolves when the reader can take more. */
export function writeData(data: string | Uint8Array): Promise<void> {
  return process.stdout.write(data) ? Promise.resolve() : new Promise((resolve) => process.stdout.once('drain', resolve));
}

/** Writes one JSON document, indented on a terminal. */
export function writeJson(value: unknown): Promise<void> {
  return writeLine(JSON.stringify(value, null, isTerminal ? 2 : 0));
}

/**
 * Writes rows as asked: one JSON document, a JSON line each, CSV, tab-separated without names, or a table cut to the terminal.
 *
 * JSON holds every field of a row, the others the columns that are given.
 */
export async function writeRows(rows: readonly OutputRow[], columns: readonly string[], options: OutputOptions): Promise<void> {
  if (options.json) return writeJson(rows);
  for (const line of linesOf(rows, columns, options)) await writeLine(line);
}

/** Writes the names and values of one thing, a line each; what is null or empty is left out. */
export async function writeFields(fields: readonly (readonly [name: string, value: unknown])[]): Promise<void> {
  const shown = fields.map(([name, value]) => [name, cell(value).trim()] as const).filter(([, text]) => text !== '');
  const width = Math.max(0, ...shown.map(([name]) => name.length));
  for (const [name, text] of shown)
    await writeLine(`${colours.bold(name.padEnd(width))}  ${text.replaceAll('\n', `\n${' '.repeat(width + 2)}`)}`);
}

/** The lines that rows become, in every form but that of one JSON document. */
export function* linesOf(rows: readonly OutputRow[], columns: readonly string[], options: OutputOptions): Generator<string> {
  if (options.jsonl) for (const row of rows) yield JSON.stringify(row);
  else if (options.csv) {
    yield columns.map(csvCell).join(',');
    for (const row of rows) yield columns.map((column) => csvCell(text(row[column]))).join(',');
  } else if (options.plain) for (const row of rows) yield columns.map((column) => cell(row[column]).replace(/[\t\r\n]/g, ' ')).join('\t');
  else yield* tableOf(rows, columns, lineWidth(160));
}

const csvCell = (value: string): string => (/[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);

// Text of articles and feeds may hold control characters that a terminal would obey.
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;

/** A text that a terminal shows and does not obey. */
export function printable(value: string): string {
  return value.replace(CONTROL, '\ufffd');
}

const cell = (value: unknown): string => printable(text(value));

function text(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value) && value.every((item) => typeof item !== 'object')) return value.join(', ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

const NARROWEST = 12;

/** Lines of a table: columns as wide as they need, the widest cut first so that a row fits the terminal. */
function tableOf(rows: readonly OutputRow[], columns: readonly string[], width: number): string[] {
  if (rows.length === 0) return [];
  const cells = rows.map((row) => columns.map((column) => cell(row[column]).replace(/\s+/g, ' ')));
  const widths = columns.map((column, i) =>
    Math.min(
      width,
      cells.reduce((widest, line) => Math.max(widest, widthOf(line[i] ?? '')), widthOf(column)),
    ),
  );
  const gaps = 2 * (columns.length - 1);
  while (sum(widths) + gaps > width && Math.max(...widths) > NARROWEST) {
    const widest = widths.indexOf(Math.max(...widths));
    const next = Math.max(NARROWEST, ...widths.filter((_, i) => i !== widest));
    const excess = sum(widths) + gaps - width;
    // Down to the next widest at most, so that the columns share the loss.
    widths[widest] = Math.max((widths[widest] ?? 0) - excess, next === widths[widest] ? next - 1 : next);
  }
  const line = (texts: readonly string[]) =>
    texts
      .map((value, i) => cut(value, widths[i] ?? 0))
      .join('  ')
      .trimEnd();
  return [colours.bold(line(columns)), ...cells.map(line)];
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

/** Characters that a terminal shows two columns wide: East Asian ones and most emoji. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
/** Characters that take no column of their own. */
const JOINED = /[\p{Mn}\p{Cf}]/u;

const columnsOf = (character: string): number => (WIDE.test(character) ? 2 : JOINED.test(character) ? 0 : 1);
const widthOf = (value: string): number => [...value].reduce((width, character) => width + columnsOf(character), 0);

function cut(value: string, width: number): string {
  const own = widthOf(value);
  if (own <= width) return value + ' '.repeat(width - own);
  let kept = '';
  let taken = 0;
  for (const character of value) {
    const next = columnsOf(character);
    if (taken + next > width - 1) break;
    kept += character;
    taken += next;
  }
  return `${kept}…${' '.repeat(Math.max(0, width - taken - 1))}`;
}
