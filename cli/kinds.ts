import type { Command } from 'commander';
import { addForms } from './terminal/command-options.ts';
import { type OutputOptions, writeRows } from './terminal/output.ts';

const SHOWN = ['kind', 'version', 'found', 'outdated_revisions', 'description'];
const ALL = ['kind', 'version', 'description', 'revisions', 'outdated_revisions', 'found'];

/** `assay kinds`: what is extracted. */
export function register(program: Command): void {
  const kinds = program
    .command('kinds')
    .description('list what is extracted, by which version of its rules, and how much of it was found')
    .addHelpText('before', 'Examples:\n  assay kinds\n  assay kinds --json\n');
  addForms(kinds, 'json', 'jsonl', 'csv', 'plain').action(async (options: OutputOptions) => {
    const [{ withInstance }, { say }] = await Promise.all([import('./instance.ts'), import('./terminal/progress.ts')]);
    const rows = await withInstance((ask) => ask('kinds', {}));
    const isTable = !(options.json || options.jsonl || options.csv || options.plain);
    await writeRows(rows, isTable ? SHOWN : ALL, options);
    if (isTable) say('What each finds, with its fields and examples, is in docs/extraction.md.');
  });
}
