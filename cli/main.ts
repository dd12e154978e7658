#!/usr/bin/env node
import { CommanderError } from 'commander';
import { buildProgram } from './program.ts';
import { EXIT } from './terminal/command-error.ts';
import { say } from './terminal/progress.ts';
import { describe, exitCodeOf } from './terminal/report-error.ts';

async function main(argv: readonly string[]): Promise<number> {
  const program = await buildProgram(argv.find((argument) => !argument.startsWith('-')));
  if (argv.length === 0) {
    program.outputHelp();
    return EXIT.done;
  }
  try {
    await program.parseAsync(argv, { from: 'user' });
    return Number(process.exitCode ?? EXIT.done);
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
    say(describe(error));
    return exitCodeOf(error);
  }
}

process.exitCode = await main(process.argv.slice(2));
