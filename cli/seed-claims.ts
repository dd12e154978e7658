import type { Command } from 'commander';
import { wholeNumber } from './terminal/command-options.ts';

/** What `seed-claims` was asked for. */
export interface SeedOptions {
  readonly yes?: boolean;
  readonly until?: string;
}

/** `assay seed-claims`: a synthetic corpus, for tests and measurements. */
export function register(program: Command): void {
  program
    .command('seed-claims')
    .description('fill the configured database with synthetic claims, for tests and measurements')
    .argument('<n>', 'so many claims, ten to an article', wholeNumber(1, 10_000_000))
    .option('--until <day>', 'when the last article is published, 100 articles to a day before it', '2026-01-01')
    .option('--yes', 'also into a database that holds real articles')
    .addHelpText(
      'before',
      'Examples:\n  assay seed-claims 5000 --data-dir /tmp/measure\n  DATABASE_URL=postgres://assay@db/measure assay seed-claims 1000000\n\nThe same call makes the same rows. Nothing in them is true. Use a database of their own.\n',
    )
    .action(async (claims: number, options: SeedOptions) => {
      const { runSeed } = await import('./claims/run-seed.ts');
      await runSeed(claims, options);
    });
}
