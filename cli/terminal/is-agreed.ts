import { createInterface } from 'node:readline/promises';
import { CommandError } from './command-error.ts';
import { printable } from './output.ts';

/** Asks on the terminal; where nobody can answer, the answer has to be given beforehand. */
export async function isAgreed(question: string): Promise<boolean> {
  if (process.stdin.isTTY !== true || process.stderr.isTTY !== true)
    throw new CommandError('usage', `${printable(question)} There is no terminal to ask on: say --yes to do it.`);
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return /^y(?:es)?$/i.test((await terminal.question(`${printable(question)} [y/N] `)).trim());
  } finally {
    terminal.close();
  }
}
