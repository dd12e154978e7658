import { type Command, Option } from 'commander';
import { addForms, wholeNumber } from './terminal/command-options.ts';
import type { OutputOptions } from './terminal/output.ts';

/** What `sql` was asked for. */
export interface SqlOptions extends OutputOptions {
  readonly maxRows: number;
  readonly chart?: boolean;
}

/** `assay sql`: one read-only statement as `news_reader`. */
export function register(program: Command): void {
  const sql = program
    .command('sql')
    .description('query what was found, as a reader who cannot change anything (see docs/sql.md)')
    .argument('[query]', 'one statement, or - for standard input', '-')
    .option('--max-rows <n>', 'so many rows at most', wholeNumber(1, 1_000_000), 10_000)
    .addOption(new Option('--chart', 'print bars as long as the numbers of the last column').conflicts(['json', 'jsonl', 'csv', 'plain']))
    .addHelpText(
      'before',
      `Examples:
  assay sql "select outlet, count(*) from news.claims group by outlet order by outlet"
  assay sql --csv "select * from news.figures" > figures.csv
  assay sql --chart "select outlet, count(*) from news.claims where 'Dy' = any(elements) group by outlet order by outlet"
  assay sql - < question.sql
`,
    );
  addForms(sql, 'json', 'jsonl', 'csv', 'plain').action(async (query: string, options: SqlOptions) => {
    const { runQuery } = await import('./sql/run-query.ts');
    await runQuery(query, options);
  });
}
