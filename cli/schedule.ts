import type { Command } from 'commander';

/** `assay schedule`: sees to it that due feeds are looked for; several of them do no more than one. */
export function register(program: Command): void {
  program
    .command('schedule')
    .description('look for due feeds every few seconds (ASSAY_TICK_SECONDS); running it twice does no harm')
    .addHelpText('before', 'Example:\n  assay schedule & assay work\n')
    .action(async () => {
      const { runRoles } = await import('./work/run-roles.ts');
      await runRoles(['schedule']);
    });
}
