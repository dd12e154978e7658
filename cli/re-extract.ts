import type { Command } from 'commander';
import { addForms, readInstant } from './terminal/command-options.ts';
import type { OutputOptions } from './terminal/output.ts';

/** What `re-extract` was asked for. */
export interface ReExtractOptions extends OutputOptions {
  readonly kind?: string;
  readonly since?: string;
  readonly dryRun?: boolean;
}

/** `assay re-extract`: what an older version of the rules has read. */
export function register(program: Command): void {
  const command = program
    .command('re-extract')
    .description('read and extract again, from what is stored, whatever an older version of the rules or of the reader has read')
    .option('--kind <kind>', 'of this kind alone: element, percentage, date, quotation, actor, claim; reader for the pages')
    .option('--since <when>', 'reported at or after a day, a time, or so long ago: 2026-11-02, 7d', readInstant)
    .option('--dry-run', 'say how much there is to do and do nothing')
    .addHelpText(
      'before',
      'Examples:\n  assay re-extract --dry-run\n  assay re-extract --kind date --since 30d\n\nNothing is fetched. `assay start` and `assay schedule` do the same by themselves, a bit with every tick.\n',
    );
  addForms(command, 'json').action(async (options: ReExtractOptions) => {
    const { runReExtract } = await import('./re-extract/run-re-extract.ts');
    await runReExtract(options);
  });
}
