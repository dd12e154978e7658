import { execFileSync } from 'node:child_process';
import type { Command } from 'commander';
import { describe, expect, test } from 'vitest';
import { completionScript } from '../../cli/completion/completion-script.ts';
import { buildProgram } from '../../cli/program.ts';

const program = await buildProgram();
const bash = completionScript(program, 'bash');

/** What bash offers for the last of some words. */
function offered(words: readonly string[]): string[] {
  const script = `${bash}\nCOMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _assay; printf '%s\\n' "\${COMPREPLY[@]}"`;
  return execFileSync('bash', ['-c', script, 'bash', 'assay', ...words], { encoding: 'utf8' })
    .split('\n')
    .filter(Boolean);
}

describe('completion in bash', () => {
  test.each([
    [['fe'], ['feeds']],
    [['jobs', 'dis'], ['discard']],
    [['jobs', 'list', '--fa'], ['--failed']],
    [
      ['jobs', 'list', '--queue', ''],
      ['feed', 'article', 'claims'],
    ],
    [['--log-level', 'd'], ['debug']],
    [['status', '--log-level', 'd'], ['debug']],
    [['--data-dir', 'folder', 'jobs', 'ret'], ['retry']],
    [['completion', 'z'], ['zsh']],
    [['feeds', 'add', 'https://'], []],
    [['nonsense', 'li'], ['links']],
  ])('offers for %j: %j', (words, expected) => {
    expect(offered(words)).toEqual(expected);
  });

  test('offers every option of a command and those of all', () => {
    expect(offered(['sql', '--'])).toEqual([
      '--max-rows',
      '--chart',
      '--json',
      '--jsonl',
      '--csv',
      '--plain',
      '--data-dir',
      '--log-level',
      '--help',
    ]);
  });
});

describe.each(['bash', 'zsh', 'fish'] as const)('the script for %s', (shell) => {
  const script = completionScript(program, shell);
  const names = (command: Command): string[] => [command.name(), ...command.commands.flatMap(names)];

  test('knows every command and option', () => {
    const all = [program, ...program.commands, ...program.commands.flatMap(({ commands }) => commands)];
    const flags = all.flatMap(({ options }) => options.map(({ long }) => (shell === 'fish' ? `-l ${long?.slice(2)}` : (long ?? ''))));
    for (const word of [...program.commands.flatMap(names), ...flags]) expect(script).toContain(word);
  });

  test('closes every quotation', () => {
    const open = script
      .split('\n')
      .filter((line) => !line.startsWith('#') && (line.replaceAll("'\\''", '').split("'").length - 1) % 2 === 1);
    expect(open).toEqual([]);
  });
});
