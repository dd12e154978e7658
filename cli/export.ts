import { type Command, Option } from 'commander';
import { readInstant } from './terminal/command-options.ts';

/** The forms of an export. */
export const EXPORT_FORMATS = ['csv', 'jsonl', 'parquet'] as const;

/** What `export` was asked for. */
export interface ExportOptions {
  readonly format?: (typeof EXPORT_FORMATS)[number];
  readonly where?: string;
  readonly since?: string;
  readonly until?: string;
  readonly output?: string;
  readonly spreadsheet?: boolean;
}

const EXAMPLES = `Examples:
  assay export claims --since 30d --output claims.csv
  assay export figures --format parquet --output figures.parquet --where "measure_name = 'tariff-rate'"
  assay export quotations --format jsonl --where "speaker_kind = 'anonymous' and outlet like '%Ledger'" | jq .text
  assay export claims --spreadsheet --output for-excel.csv

Every row tells where it is from: url, text_sha256 of the revision, start_char and end_char in it, the rule and its version.
Rows come in the order of their report, the oldest first, a page at a time, so that any number of them can be exported beside a
running instance. Columns and forms: docs/exports.md.
`;

/** `assay export`: what was found, as files for other programs. */
export function register(program: Command): void {
  program
    .command('export')
    .description('write claims, figures or quotations to a file, however many there are')
    .argument('<what>', 'claims, figures or quotations, as the views of the same name have them')
    .addOption(new Option('--format <format>', 'csv, jsonl or parquet (default: what --output ends in, else csv)').choices(EXPORT_FORMATS))
    .option('--where <condition>', 'a condition in SQL on the columns of the view')
    .option('--since <when>', 'reported at or after a day, a time, or so long ago: 2026-11-02, 2026-11-02T09:00Z, 7d, 12h', readInstant)
    .option('--until <when>', 'reported before a day, a time, or so long ago', readInstant)
    .option('--output <file>', 'write to this file; it appears when it is whole (default: standard output)')
    .option('--spreadsheet', 'with csv: an apostrophe before texts that a spreadsheet would run as a formula')
    .addHelpText('before', EXAMPLES)
    .action(async (what: string, options: ExportOptions) => {
      const { runExport } = await import('./export/run-export.ts');
      await runExport(what, options);
    });
}
