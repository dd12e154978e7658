import type { Command } from 'commander';
import { addForms } from './terminal/command-options.ts';
import { type OutputOptions, writeJson } from './terminal/output.ts';

/** `assay status`: one screen on how everything is. */
export function register(program: Command): void {
  const status = program
    .command('status')
    .description('one screen: feeds by state, what waits, what was found, what failed')
    .addHelpText('before', 'Examples:\n  assay status\n  assay status --json\n');
  addForms(status, 'json').action(async (options: OutputOptions) => {
    const { withInstance } = await import('./instance.ts');
    const counts = await withInstance((ask) => ask('status', {}));
    if (options.json) return writeJson(counts);
    const { showStatus } = await import('./status/show-status.ts');
    await showStatus(counts);
  });
}
