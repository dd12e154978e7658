import { describe, expect, test } from 'vitest';
import { buildProgram } from '../../cli/program.ts';
import { statementError } from '../../cli/sql/statement-error.ts';
import { CommandError } from '../../cli/terminal/command-error.ts';
import { describe as describeError, exitCodeOf } from '../../cli/terminal/report-error.ts';
import { IngestError } from '../../ingest/ingest-error.ts';
import { StoreError } from '../../store/database.ts';
import { ConfigError } from '../../workers/config.ts';
import { OperationError } from '../../workers/operations/operation.ts';

describe('an error', () => {
  test.each([
    [new CommandError('partly', 'One of two.'), 4, 'assay: One of two.'],
    [new CommandError('check-failed', 'No.'), 3, 'assay: No.'],
    [new ConfigError('ASSAY_PORT is odd.'), 2, 'assay: ASSAY_PORT is odd. [config-invalid]'],
    [new OperationError('bad-request', 'limit: too small.'), 2, 'assay: limit: too small. [bad-request]'],
    [new OperationError('no-such-feed', 'There is no feed 9.'), 1, 'assay: There is no feed 9. [no-such-feed]'],
    [new IngestError('not-a-feed', 'x is not a feed', { disposition: 'give-up' }), 1, 'assay: x is not a feed [not-a-feed]'],
    [new StoreError('folder-locked', 'f is in use', { hint: 'Stop it.' }), 5, 'assay: f is in use [folder-locked]\nStop it.'],
    [new StoreError('database-unreachable', 'db is away'), 5, 'assay: db is away [database-unreachable]'],
    [new StoreError('query-failed', 'no column'), 1, 'assay: no column [query-failed]'],
  ])('%s ends with its exit code and one sentence', (error, code, sentence) => {
    expect(exitCodeOf(error)).toBe(code);
    expect(describeError(error)).toBe(sentence);
  });

  test('of the program itself shows where it happened', () => {
    const fault = describeError(new TypeError('x is undefined'));
    expect(fault).toMatch(/fault of the program: TypeError: x is undefined\n\s+at /);
    expect(exitCodeOf(new TypeError('x'))).toBe(1);
  });

  test('of the system that nobody expected is told as such', () => {
    expect(describeError(Object.assign(new Error('EIO: i/o error'), { code: 'EIO' }))).toContain('fault of the program');
  });
});

describe('a value that cannot be', async () => {
  const program = await buildProgram();
  const said = async (...words: string[]): Promise<string> => {
    let text = '';
    for (const command of [program, ...program.commands, ...program.commands.flatMap(({ commands }) => commands)])
      command.configureOutput({ writeErr: (part) => (text += part) });
    await program.parseAsync(words, { from: 'user' }).catch(() => {});
    return text;
  };

  test.each([
    [['feeds', 'lst'], /unknown command 'lst'\n\(Did you mean list\?\)\nHelp: assay feeds --help/],
    [['claims', 'list', '--elment', 'Dy'], /unknown option '--elment'\n\(Did you mean --element\?\)\nHelp: assay claims list --help/],
    [['jobs', 'list', '--queue', 'claim'], /'claim' is invalid.*\n\(Did you mean claims\?\)/],
    [['completion', 'bsh'], /'bsh' is invalid.*\n\(Did you mean bash\?\)/],
    [
      ['status', '--log-level', 'everything'],
      /Allowed choices are silent, error, warn, info, debug\.\nHelp: assay status --help|Help: assay --help/,
    ],
    [['claims', 'list', '--limit', 'many'], /It takes a whole number from 1 to 10000\.\nHelp: assay claims list --help/],
  ])('%j is refused with what may have been meant and where to read on', async (words, expected) => {
    expect(await said(...words)).toMatch(expected);
  });
});

describe('a fault in a statement', () => {
  const hintFor = (statement: string, position: number | null, hint: string | null = null) =>
    statementError(statement, { code: 'query-failed', message: 'no', hint, position }).hint;

  test('has a caret under its place', () => {
    expect(hintFor('select nope from x', 8)).toBe('  select nope from x\n         ^');
  });

  test('is shown with its line where there are several', () => {
    expect(hintFor('select\n\tnope\nfrom x', 9)).toBe('  line 2:  nope\n           ^');
  });

  test('is found behind letters that JavaScript counts twice', () => {
    expect(hintFor("select '🧲', nope", 13)).toBe("  select '🧲', nope\n              ^");
  });

  test('is cut out of a long line', () => {
    const [line = '', caret = ''] = (hintFor(`select '${'x'.repeat(500)}', nope from x`, 512) ?? '').split('\n');
    expect(line.length).toBeLessThan(130);
    expect(line.slice(caret.indexOf('^'))).toMatch(/^nope/);
  });

  test('without a place has the hint of the database alone', () => {
    expect(hintFor('select 1', null, 'Try again.')).toBe('Try again.');
    expect(hintFor('select 1', null)).toBeNull();
  });
});
