import type { Command } from 'commander';
import { addForms } from './terminal/command-options.ts';
import { type OutputOptions, writeJson } from './terminal/output.ts';

/** `assay links`: what connects claims of different articles. */
export function register(program: Command): void {
  const links = program
    .command('links')
    .description('look after what connects claims of different articles')
    .addHelpText('before', 'Example:\n  assay links rebuild\n');
  const rebuild = links
    .command('rebuild')
    .description('make all links between claims anew; the result is the same to the byte, clusters fill up again while it runs')
    .addHelpText('before', 'Example:\n  assay links rebuild\n');
  addForms(rebuild, 'json').action(async (options: OutputOptions) => {
    const { rebuildLinks } = await import('./links/rebuild-links.ts');
    const done = await rebuildLinks();
    if (options.json) await writeJson(done);
  });
}
