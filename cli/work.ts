import type { Command } from 'commander';

/** `assay work`: a worker process; any number of them share the queues. */
export function register(program: Command): void {
  program
    .command('work')
    .description('fetch feeds and articles and extract claims, as one of any number of processes')
    .option('--roles <list>', 'queues to work on, separated by commas: feed, article, claims', 'feed,article,claims')
    .addHelpText(
      'before',
      'Examples:\n  assay work                          all queues\n  assay work --roles claims           extraction alone, on a machine of its own\n',
    )
    .action(async ({ roles }: { roles: string }) => {
      const { readRoles, runRoles } = await import('./work/run-roles.ts');
      await runRoles(readRoles(roles));
    });
}
