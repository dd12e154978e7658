import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packageRoot } from '../../store/package-root.ts';
import { describeSchema, type ExampleQuery, readExample, type ViewDescription } from '../../store/reference/describe-schema.ts';
import { runOperation } from '../../workers/operations/index.ts';
import { definePage, type Visit } from '../define-page.ts';
import { keep } from '../keep.ts';
import { type Html, html, when } from '../view/html.ts';
import { within } from '../view/link.ts';
import { countOf, showNumber } from '../view/number.ts';
import { resultChart } from '../view/result-chart.ts';
import { table } from '../view/table.ts';

const SHOWN_ROWS = 100;
const MOST_AS_CSV = 50_000;
const LONGEST_CELL = 400;

interface Answer {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
  readonly truncated: boolean;
}

interface Fault {
  readonly message: string;
  readonly hint: string | null;
  readonly position: number | null;
}

interface SqlPage {
  readonly statement: string;
  readonly chart: { readonly x: string; readonly y: string } | null;
  readonly answer: Answer | null;
  readonly fault: Fault | null;
}

/** A question in SQL, read as `news_reader`, with the views and examples beside it. */
export const sql = definePage<SqlPage & { readonly beside: Beside }>({
  path: '/sql',
  read: async (visit) => {
    const { query, twin, database, now } = visit;
    const statement = (query.get('q') ?? '').replaceAll('\u0000', '').slice(0, 100_000).trim().replace(/;$/, '');
    const x = query.get('x');
    const y = query.get('y');
    const result = statement === '' ? null : await ask(visit, statement, twin === 'csv' ? MOST_AS_CSV : SHOWN_ROWS);
    return {
      statement,
      chart: x && y ? { x, y } : null,
      answer: result && 'columns' in result ? result : null,
      fault: result && 'message' in result ? result : null,
      beside: await keep(database, 'sql-beside', now, () => readBeside(visit)),
    };
  },
  rows: ({ answer }) =>
    answer === null ? [] : answer.rows.map((row) => Object.fromEntries(uniqueNames(answer.columns).map((name, i) => [name, row[i]]))),
  show: (data) => ({
    title: 'SQL',
    main: html`<h1>SQL</h1>
<p class="lead">Questions to the views of schema <code>news</code>, read-only and within limits. The address holds the question, so it can be shared.</p>
<div class="withside wideside"><form method="get" action="/sql" class="editor"><label for="statement">Statement</label>
<textarea id="statement" name="q" rows="${Math.min(24, Math.max(6, data.statement.split('\n').length + 1))}" spellcheck="false" autocapitalize="off">${data.statement}</textarea>
<div class="search"><button>Run</button>${chartFields(data)}</div></form>
${viewsOf(data.beside)}</div>
${when(data.fault, () => faultOf(data))}
${when(data.answer, () => answerOf(data))}
${examplesOf(data.beside)}`,
  }),
});

interface Beside {
  readonly views: readonly ViewDescription[];
  readonly examples: readonly ExampleQuery[];
}

async function readBeside({ database }: Visit): Promise<Beside> {
  const folder = join(packageRoot, 'docs', 'queries');
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.sql')).sort();
  const examples = await Promise.all(names.map(async (name) => readExample(await readFile(join(folder, name), 'utf8'))));
  return { views: await describeSchema(database), examples };
}

async function ask({ instance }: Visit, statement: string, mostRows: number): Promise<Answer | Fault> {
  const result = (await runOperation(instance.operations, 'sql', { statement, max_rows: mostRows })) as { fault: Fault | null } & Answer; // as this operation answers
  return result.fault ?? result;
}

/** Two columns of the same name would be one in a row. */
function uniqueNames(columns: readonly string[]): readonly string[] {
  return columns.map((column, i) => (columns.indexOf(column) === i ? column : `${column}_${i + 1}`));
}

function chartFields({ answer, chart }: SqlPage): Html {
  if (answer === null || answer.columns.length < 2) return html``;
  const choice = (name: 'x' | 'y', label: string) =>
    html`<span class="field"><label for="${name}">${label}</label> <select id="${name}" name="${name}"><option value="">–</option>${answer.columns.map(
      (column) => html`<option${chart?.[name] === column ? html` selected` : ''}>${column}</option>`,
    )}</select></span>`;
  return html`<span class="quiet">As a chart:</span> ${choice('x', 'along')} ${choice('y', 'up')}`;
}

function faultOf({ fault, statement }: SqlPage): Html {
  const at = fault?.position ?? null;
  const characters = Array.from(statement);
  return html`<div class="verdict bad" role="alert"><strong>${fault?.message}</strong>${when(fault?.hint, () => html`<div>${fault?.hint}</div>`)}${
    at === null
      ? ''
      : html`<pre>${characters.slice(0, at - 1).join('')}<mark class="fault">${characters.slice(at - 1, at + 12).join('')}</mark>${characters.slice(at + 12).join('')}</pre>`
  }</div>`;
}

function answerOf({ answer, chart, statement }: SqlPage): Html {
  if (answer === null) return html``;
  const csv = within('/sql.csv', { q: statement });
  return html`<section aria-labelledby="answer"><h2 id="answer">${answer.truncated ? `The first ${showNumber(answer.rows.length)} rows` : countOf(answer.rows.length, 'row')}</h2>
<p><a href="${csv}">Save as CSV</a> <span class="quiet">up to ${showNumber(MOST_AS_CSV)} rows</span></p>
${chart === null ? '' : resultChart(answer, chart, csv)}
${table(
  'Answer',
  answer.columns.map((name, i) => ({
    name,
    cell: (row: readonly unknown[]) => cellOf(row[i]),
    isNumber: answer.rows.every((row) => row[i] === null || typeof row[i] === 'number'),
  })),
  answer.rows,
  'No rows.',
)}</section>`;
}

function cellOf(value: unknown): Html {
  if (value === null || value === undefined) return html`<span class="quiet">null</span>`;
  const text = value instanceof Date ? value.toISOString() : typeof value === 'object' ? JSON.stringify(value) : String(value);
  return html`<span class="why">${text.length > LONGEST_CELL ? `${text.slice(0, LONGEST_CELL)}…` : text}</span>`;
}

/** What can be asked of, beside what is asked. */
function viewsOf({ views }: Beside): Html {
  return html`<aside class="views" aria-labelledby="views"><h2 id="views">Views</h2>${views.map(
    (view) =>
      html`<details class="view"><summary><code>news.${view.name}</code></summary><p>${view.comment}</p><ul>${view.columns.map(columnOf)}</ul></details>`,
  )}</aside>`;
}

function examplesOf({ examples }: Beside): Html {
  return html`<section aria-labelledby="examples"><h2 id="examples">Questions to begin with</h2><ul class="list two">${examples.map(
    ({ question, sql: statement }) => html`<li><a href="${within('/sql', { q: statement })}">${question}</a></li>`,
  )}</ul></section>`;
}

const columnOf = ({ name, type, comment }: ViewDescription['columns'][number]): Html =>
  html`<li><code>${name}</code> <span class="quiet">${type.replace('timestamp with time zone', 'timestamptz')}</span> ${comment}</li>`;
