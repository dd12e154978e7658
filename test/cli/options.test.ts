import { InvalidArgumentError } from 'commander';
import { describe, expect, test } from 'vitest';
import { textFragment } from '../../cli/claims/text-fragment.ts';
import { buildProgram } from '../../cli/program.ts';
import { readInstant, wholeNumber } from '../../cli/terminal/command-options.ts';

describe('an instant', () => {
  const now = Date.parse('2026-11-22T10:00:00Z');
  test.each([
    ['2026-11-02', '2026-11-02T00:00:00.000Z'],
    ['2026-11-02T09:30Z', '2026-11-02T09:30:00.000Z'],
    ['2026-11-02T09:30:15+05:45', '2026-11-02T03:45:15.000Z'],
    ['12h', '2026-11-21T22:00:00.000Z'],
    ['7d', '2026-11-15T10:00:00.000Z'],
    ['2w', '2026-11-08T10:00:00.000Z'],
  ])('%s is %s', (typed, instant) => {
    expect(readInstant(typed, undefined, now)).toBe(instant);
  });

  test.each(['yesterday', '', '2026-02-30', '2026-13-01', '2026-11-02T09:30', '11/02/2026', '7 days', '-3d'])('%j is refused', (typed) => {
    expect(() => readInstant(typed, undefined, now)).toThrow(InvalidArgumentError);
  });
});

test.each(['0', '11', '1.5', '', ' ', 'x', '1e1000'])('%j is no whole number from 1 to 10', (typed) => {
  expect(() => wholeNumber(1, 10)(typed)).toThrow('from 1 to 10');
});

describe('the address of a sentence on its page', () => {
  test('escapes what means something in a fragment', () => {
    expect(textFragment('https://a.example/x', 'Magnet-makers, too & more')).toBe(
      'https://a.example/x#:~:text=Magnet%2Dmakers%2C%20too%20%26%20more',
    );
  });

  test('gives a long sentence by its ends', () => {
    const words = Array.from({ length: 30 }, (_, number) => `w${number}`);
    expect(textFragment('https://a.example/x', words.join(' '))).toBe(
      `https://a.example/x#:~:text=${words.slice(0, 8).join('%20')},${words.slice(-8).join('%20')}`,
    );
  });

  test('keeps the anchor of the page', () => {
    expect(textFragment('https://a.example/x#part', 'Prices rose.')).toBe('https://a.example/x#part:~:text=Prices%20rose.');
  });
});

describe('the program', () => {
  test('refuses two forms at once', async () => {
    const program = await buildProgram('claims');
    program.configureOutput({ writeErr: () => {} });
    for (const command of program.commands.flatMap((group) => group.commands)) command.configureOutput({ writeErr: () => {} });
    await expect(program.parseAsync(['claims', 'list', '--json', '--csv'], { from: 'user' })).rejects.toThrow(/cannot be used with/);
  });

  test('loads the file of the command that is asked for, and no other', async () => {
    expect((await buildProgram('sql')).commands.map((command) => command.name())).toEqual(['sql']);
    expect((await buildProgram('nonsense')).commands.length).toBeGreaterThan(10);
  });
});
