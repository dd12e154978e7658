import type { Command } from 'commander';
import { addForms } from './terminal/command-options.ts';
import type { OutputOptions } from './terminal/output.ts';

/** What `migrate` was asked for. */
export interface MigrateOptions extends OutputOptions {
  readonly status?: boolean;
}

/** `assay migrate`: brings the database to the state of this version. */
export function register(program: Command): void {
  const migrate = program
    .command('migrate')
    .description('bring the configured database up to date; running it again changes nothing')
    .option('--status', 'change nothing, list what was applied when; exit code 3 when something is missing')
    .addHelpText('before', 'Examples:\n  DATABASE_URL=postgres://assay@db/assay assay migrate\n  assay migrate --status\n');
  addForms(migrate, 'json').action(async (options: MigrateOptions) => {
    const { runMigrate, showMigrations } = await import('./migrate/run-migrate.ts');
    await (options.status ? showMigrations(options) : runMigrate(options));
  });
}
