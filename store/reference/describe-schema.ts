import type { Queryable } from '../database.ts';

/** A column of a view, as its comment describes it. */
export interface ColumnDescription {
  readonly name: string;
  /** As Postgres names it: `timestamp with time zone`, `text[]`. */
  readonly type: string;
  readonly comment: string;
}

/** A view of schema `news`, as its comment describes it. */
export interface ViewDescription {
  readonly name: string;
  readonly comment: string;
  readonly columns: readonly ColumnDescription[];
}

/** A function of schema `news`, as its comment describes it. */
export interface FunctionDescription {
  /** With its arguments: `search_claims(words text, most integer DEFAULT 20)`. */
  readonly signature: string;
  /** The columns that it gives, with their types. */
  readonly result: string;
  readonly comment: string;
}

/** A question that analysts ask, and the statement that answers it. */
export interface ExampleQuery {
  readonly question: string;
  /** What there is to know about the statement; may be empty. */
  readonly note: string;
  readonly sql: string;
}

/** Reads every view of schema `news` out of the catalogue, in order of name, columns in their own order. */
export async function describeSchema(database: Queryable): Promise<readonly ViewDescription[]> {
  return database.query<ViewDescription>(
    `select c.relname as name, coalesce(obj_description(c.oid, 'pg_class'), '') as comment,
       (
         select jsonb_agg(
           jsonb_build_object(
             'name', a.attname,
             'type', format_type(a.atttypid, a.atttypmod),
             'comment', coalesce(col_description(c.oid, a.attnum), '')
           )
           order by a.attnum
         )
         from pg_attribute a
         where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
       ) as columns
     from pg_class c
     where c.relnamespace = 'news'::regnamespace and c.relkind = 'v'
     order by c.relname collate "C"`,
  );
}

/** Reads every function of schema `news` out of the catalogue, in order of name. */
export async function describeFunctions(database: Queryable): Promise<readonly FunctionDescription[]> {
  return database.query<FunctionDescription>(
    `select format('%s(%s)', p.proname, pg_get_function_arguments(p.oid)) as signature, pg_get_function_result(p.oid) as result,
       coalesce(obj_description(p.oid, 'pg_proc'), '') as comment
     from pg_proc p
     where p.pronamespace = 'news'::regnamespace
     order by p.proname collate "C"`,
  );
}

/** Reads an example: the first comment line is its question, further ones are its note, the rest is the statement. */
export function readExample(file: string): ExampleQuery {
  const lines = file.trim().split('\n');
  const firstOfSql = lines.findIndex((line) => !line.startsWith('--'));
  const [question = '', ...note] = lines.slice(0, firstOfSql).map((line) => line.replace(/^--\s?/, ''));
  return { question, note: note.join(' '), sql: lines.slice(firstOfSql).join('\n') };
}

const PARTS: readonly { readonly title: string; readonly views: readonly string[] }[] = [
  {
    title: 'What is said',
    views: ['claims', 'quotations', 'speakers', 'figures', 'dates', 'elements', 'actors', 'mentions', 'claim_mentions'],
  },
  { title: 'Where it is said', views: ['articles', 'revisions', 'revision_changes', 'daily_counts'] },
  { title: 'How it got here', views: ['feeds', 'feed_health', 'fetches', 'failures', 'kinds', 'rules'] },
  {
    title: 'Whether it is right',
    views: ['reviews', 'review_fields', 'extraction_quality', 'claim_history'],
  },
];

const INTRODUCTION = `# SQL

<!-- Generated from the comments in store/views and the files in docs/queries. Change those, then run: npx vitest run test/integration/sql-docs.test.ts -u -->

Everything that Assay finds is read through the views of schema \`news\`. Columns are only ever added to them; the tables behind them may
change with every release. The role \`news_reader\` may read these views and nothing else.

- On the machine: \`assay sql "select outlet, text from news.claims limit 5"\`.
- In psql, a notebook or a dashboard, on a Postgres server: give a user of your own that role, once, as an administrator:
  \`create role analyst login password '…' in role news_reader;\`. A time limit of its own keeps a slow statement from holding the server:
  \`alter role analyst set statement_timeout = '30s';\`.
- Offsets (\`start_char\`, \`end_char\`) count code points from the start of a revision's text, end exclusive:
  \`substr(r.text, start_char + 1, end_char - start_char)\` is the claim or mention, always.
- Claims and mentions are those of the current revision of each article, the text that its page showed last.
- What an analyst rejected is in \`news.reviews\` alone, what was fixed is shown as fixed: [corrections.md](corrections.md).
- Times are \`timestamptz\`. A publication day without a time is its midnight in UTC.
- To take rows elsewhere, as CSV, JSON lines or Parquet: [exports.md](exports.md). How questions grow with what is stored: [performance.md](performance.md).

## What there is

An **article** has one or more **revisions**, versions of its text. In a text **mentions** are found: elements, percentages, dates, quotations,
actors. A **claim** is a sentence that holds at least one element, percentage or quotation, with whoever it is given to.

| to ask of | begin with | one row is |
| --- | --- | --- |
| what is said, by whom, of what | \`claims\` | a sentence with all that is in it |
| numbers | \`figures\`, \`figure_series\` | a percentage with what it measures; of those that can be compared |
| who says what | \`quotations\`, \`speakers\`, \`speaker_positions\` | a quotation; a speaker; a quotation and an element |
| several outlets | \`claim_clusters\`, \`first_reports\`, \`discrepancies\`, \`syndication\` | the same claim; who had it first; two figures that cannot both be true; a copied article |
| edits | \`revision_changes\`, \`claim_history\` | a claim that came, went or changed; a claim as older rules had it |
| what is to come | \`plans_due\` | a date that lay ahead |
| words and names that you half know | \`search_claims('…')\`, \`find_speakers('…')\` | functions: \`select * from news.search_claims('export licence')\` |

- \`claim_id\`, \`mention_id\`, \`article_id\` and \`revision_id\` mean the same in every view: join by them. Mentions lead to their claim by \`claim_id\`.
- Lists are arrays: \`tags @> array['tariff']\` holds it, \`elements && array['Ga', 'Ge']\` holds one of them, \`unnest(elements)\` makes rows of them.
- Elements are symbols (\`Dy\`), their groups words (\`rare-earths\`). The tags, measures and groups that occur:
  \`select distinct unnest(tags) from news.claims\`, \`select distinct measure_name from news.figures\`, \`select distinct unnest(element_groups) from news.claims\`.
- \`null\` means that the text does not say: \`speaker is null\` is the outlet's own voice, or words that are given to nobody (\`attribution_type\` tells).
- Restrict by \`reported_at\` first: it is what everything is found by. End \`order by\` with an id, so that a page is the same when it is asked for again.
`;

/** Renders the reference of schema `news` as Markdown: how to read, questions with their statements, and every view with its columns. */
export function renderSchema(
  views: readonly ViewDescription[],
  functions: readonly FunctionDescription[],
  examples: readonly ExampleQuery[],
): string {
  const named = new Set(PARTS.flatMap((part) => part.views));
  const others = { title: 'More', views: views.map((view) => view.name).filter((name) => !named.has(name)) };
  const parts = [...PARTS, others].map((part) => ({
    title: part.title,
    views: part.views.flatMap((name) => views.filter((view) => view.name === name)),
  }));
  const reference = parts
    .filter((part) => part.views.length > 0)
    .map((part) => [`## ${part.title}`, ...part.views.map(renderView)].join('\n\n'));
  return [
    `${INTRODUCTION}\n## Questions and answers`,
    ...examples.map(renderExample),
    '## Search',
    ...functions.map(renderFunction),
    ...reference,
  ]
    .join('\n\n')
    .concat('\n');
}

function renderExample({ question, note, sql }: ExampleQuery): string {
  return [`### ${question}`, ...(note === '' ? [] : [note]), `\`\`\`sql\n${sql}\n\`\`\``].join('\n\n');
}

function renderFunction({ signature, result, comment }: FunctionDescription): string {
  return `### news.${signature.slice(0, signature.indexOf('('))}\n\n${comment}\n\n    ${signature}\n    ${shortType(result)}`;
}

function renderView(view: ViewDescription): string {
  const rows = view.columns.map((column) => `| \`${column.name}\` | ${shortType(column.type)} | ${forCell(column.comment)} |`);
  return `### news.${view.name}\n\n${view.comment}\n\n| column | type | meaning |\n| --- | --- | --- |\n${rows.join('\n')}`;
}

const shortType = (type: string): string =>
  type.replaceAll('timestamp with time zone', 'timestamptz').replace('double precision', 'float8');

const forCell = (text: string): string => text.replaceAll('|', '\\|');
