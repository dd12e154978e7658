#!/usr/bin/env node
import { type Command, CommanderError } from 'commander';
import { buildProgram, COMMANDS, takeFlags } from './program.ts';
import { EXIT } from './terminal/command-error.ts';
import { say } from './terminal/progress.ts';
import { describe, exitCodeOf } from './terminal/report-error.ts';

async function main(argv: readonly string[]): Promise<number> {
  const program = await buildProgram(argv.find((argument) => !argument.startsWith('-')));
  try {
    if (isBare(program, argv)) {
      takeFlags(program);
      const { showOverview } = await import('./status/show-overview.ts');
      await showOverview(COMMANDS, program.version() ?? '');
    } else await program.parseAsync(argv, { from: 'user' });
    return Number(process.exitCode ?? EXIT.done);
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
    say(describe(error));
    return exitCodeOf(error);
  }
}

/** Whether nothing is asked for but the options of every command. */
function isBare(program: Command, argv: readonly string[]): boolean {
  const { operands, unknown } = program.parseOptions([...argv]);
  return operands.length === 0 && unknown.length === 0;
}

process.exitCode = await main(process.argv.slice(2));
