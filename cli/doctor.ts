import type { Command } from 'commander';
import { addForms } from './terminal/command-options.ts';
import type { OutputOptions } from './terminal/output.ts';

/** What `doctor` was asked for. */
export interface DoctorOptions extends OutputOptions {
  readonly quick?: boolean;
}

/** `assay doctor`: checks, each with what repairs it. */
export function register(program: Command): void {
  const doctor = program
    .command('doctor')
    .description('check everything, and say for each fault what repairs it; exit code 3 when a check fails')
    .option('--quick', 'database, migrations and queue alone: for the health check of a container')
    .addHelpText('before', 'Examples:\n  assay doctor\n  assay doctor --quick --json\n');
  addForms(doctor, 'json').action(async (options: DoctorOptions) => {
    const { runChecks } = await import('./checks/run-checks.ts');
    await runChecks(options);
  });
}
