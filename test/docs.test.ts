import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { buildProgram, COMMANDS } from '../cli/program.ts';
import { EXIT } from '../cli/terminal/command-error.ts';
import { renderCli } from '../docs/render-cli.ts';
import { renderConfiguration } from '../docs/render-configuration.ts';
import { SETTINGS } from '../workers/config.ts';

const root = join(import.meta.dirname, '..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const DOCUMENTS = [
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  'docs/observability/README.md',
  ...readdirSync(join(root, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];

const sources = ['ingest', 'extract', 'store', 'workers', 'cli', 'web'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => read(join(folder, name))),
);

/** The ways in which code names an error code. */
const NAMED = [
  /new (?:Ingest|Store|Operation)Error\(\s*'([a-z-]+)'/g,
  /\bfail\('([a-z-]+)', '(?:retry|wait|give-up|quarantine)'/g,
  /\bcode(?: =|:) '([a-z-]+)'(?! in\b)/g,
  /\[([a-z]+(?:-[a-z]+)+)\]['`]/g,
];
const unionOf = (type: string, text: string): string[] =>
  [...(new RegExp(`export type ${type} =([^;]*);`).exec(text)?.[1] ?? '').matchAll(/'([a-z-]+)'/g)].map((match) => match[1] ?? '');

describe('the reference', () => {
  test('of settings is what the configuration says', async () => {
    await expect(renderConfiguration()).toMatchFileSnapshot('../docs/configuration.md');
    for (const { name } of SETTINGS) expect(read('docs/configuration.md')).toContain(`| \`${name}\` |`);
  });

  test('of commands is what the program says', async () => {
    await expect(renderCli(await buildProgram())).toMatchFileSnapshot('../docs/cli.md');
    for (const name of COMMANDS) expect(read('docs/cli.md')).toContain(`## assay ${name}\n`);
    for (const code of Object.values(EXIT)) expect(read('docs/cli.md')).toContain(`| ${code} | `);
  });

  test('of error codes lists those in the code, and no others', () => {
    const inCode = new Set(
      sources.flatMap((text) => NAMED.flatMap((pattern) => [...text.matchAll(pattern)].map((match) => match[1] ?? ''))),
    );
    for (const code of unionOf('StoreErrorCode', read('store/database.ts'))) inCode.add(code);
    const documented = [...read('docs/errors.md').matchAll(/^\| `([a-z-]+)` \|/gm)].map((match) => match[1] ?? '');
    expect(inCode.size).toBeGreaterThan(35);
    expect([...documented].sort()).toEqual([...inCode].sort());
  });
});

describe('every command', async () => {
  const program = await buildProgram();
  const commands = [...program.commands, ...program.commands.flatMap((group) => group.commands)].filter(
    ({ commands: inner }) => inner.length === 0,
  );
  test.each(
    commands.map(
      (command) => [command.parent === program ? command.name() : `${command.parent?.name()} ${command.name()}`, command] as const,
    ),
  )('%s begins its help with an example of itself, and says what it does', (name, command) => {
    expect(command.description()).not.toBe('');
    let help = '';
    command.configureOutput({ writeOut: (text) => (help += text) });
    command.outputHelp();
    expect(/^Examples?:\n([\s\S]*)\nUsage: /.exec(help)?.[1]).toContain(`assay ${name}`);
    for (const { flags, description } of command.options) expect(description, flags).not.toBe('');
  });
});

describe('what the documents tell people to type', () => {
  test.each(DOCUMENTS)('%s names commands and options that exist', async (document) => {
    const program = await buildProgram();
    const typed = [...read(document).matchAll(/(?:^|[`\s;])(?:npm run (?:-s |--silent )?assay -- |assay )([a-z][^`\n]*)/gm)].map(
      (match) => match[1] ?? '',
    );
    for (const line of typed) {
      const [first = '', second = ''] = line.split(/[\s`]+/);
      const command = program.commands.find((known) => known.name() === first);
      if (!command) continue;
      const inner = command.commands.find((known) => known.name() === second);
      if (command.commands.length > 0 && /^[a-z]+$/.test(second)) expect(inner, `assay ${line}`).toBeDefined();
      const flags = [...program.options, ...(inner ?? command).options].map(({ long }) => long);
      for (const [, flag] of line.split(' #')[0]?.matchAll(/\s(--[a-z][a-z-]*)/g) ?? []) expect(flags, `assay ${line}`).toContain(flag);
    }
  });

  test.each(DOCUMENTS)('%s links to files that are there', (document) => {
    const targets = [...read(document).matchAll(/\]\((?!https?:)([^)#\s]+)/g)].map((match) => join(document, '..', match[1] ?? ''));
    for (const target of targets) expect(() => readFileSync(join(root, target)), target).not.toThrow(/ENOENT/);
  });

  test.each(DOCUMENTS)('%s names settings that exist', (document) => {
    const names = new Set(SETTINGS.flatMap(({ name }) => [name, `${name}_FILE`]));
    const unknown = [...read(document).matchAll(/\bASSAY_[A-Z_]*[A-Z]\b/g)].map(([name]) => name).filter((name) => !names.has(name));
    expect(unknown).toEqual([]);
  });
});
