import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { linesOf, printable } from '../../cli/terminal/output.ts';
import { countOf, showBytes, showTime } from '../../cli/terminal/show-value.ts';

const rows = [
  { id: 1, text: 'a "b", c', tags: ['x', 'y'], at: null },
  { id: 2, text: 'two\nlines\tand a tab', tags: [], at: '2026-11-02T00:00:00.000Z' },
];
const lines = (options: object, columns = ['id', 'text', 'tags']) => [...linesOf(rows, columns, options)];

describe('rows', () => {
  test('become CSV that quotes commas, quotes and line ends', () => {
    expect(lines({ csv: true })).toEqual(['id,text,tags', '1,"a ""b"", c","x, y"', '2,"two\nlines\tand a tab",']);
  });

  test('become JSON lines with every field', () => {
    expect(lines({ jsonl: true }).map((line) => JSON.parse(line))).toEqual(rows);
  });

  test('become tab-separated lines, one for each row whatever is in it', () => {
    expect(lines({ plain: true })).toEqual(['1\ta "b", c\tx, y', '2\ttwo lines and a tab\t']);
  });

  test('become a table whose columns begin under their names', () => {
    const [names = '', first = '', second = ''] = lines({});
    expect(first.indexOf('a "b"')).toBe(names.indexOf('text'));
    expect(second.indexOf('two lines')).toBe(names.indexOf('text'));
  });

  test('are cut where they are wider than the terminal, the widest column first', () => {
    const [, line = ''] = [...linesOf([{ a: 'short', b: 'x'.repeat(5000) }], ['a', 'b'], {})];
    expect(line).toMatch(/^short\s+x+…$/);
    expect(line.length).toBeLessThanOrEqual(160);
  });

  test('keep their columns with letters that are two columns wide', () => {
    const [, first = '', second = ''] = [
      ...linesOf(
        [
          { a: '稀土', b: 1 },
          { a: 'abcd', b: 2 },
        ],
        ['a', 'b'],
        {},
      ),
    ];
    expect([first, second]).toEqual(['稀土  1', 'abcd  2']);
  });

  test('of any content end as one line each', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ a: fc.string({ unit: 'binary' }), b: fc.string(), c: fc.string({ maxLength: 400 }) })), (any) => {
        const table = [...linesOf(any, ['a', 'b', 'c'], {})];
        expect(table).toHaveLength(any.length === 0 ? 0 : any.length + 1);
        expect(table.join('')).not.toMatch(/[\u0000-\u001f\u007f-\u009f]/);
      }),
      { numRuns: 50 },
    );
  });
});

test('a terminal shows what would command it', () => {
  expect(printable('\u001b[31mred\u0007')).toBe('\ufffd[31mred\ufffd');
});

describe('values for people', () => {
  const now = Date.parse('2026-11-02T12:00:00Z');
  test.each([
    ['2026-11-02T11:57:00Z', '3 min ago'],
    ['2026-11-02T14:00:00Z', 'in 2 h'],
    ['2026-10-30T12:00:00Z', '3 d ago'],
    ['2026-11-02T12:00:00Z', 'now'],
  ])('%s is shown as %s on a terminal', (instant, shown) => {
    expect(showTime(instant, now, true)).toBe(shown);
  });

  test('times stay ISO 8601 in a file', () => {
    expect(showTime('2026-11-02T11:57:00Z', now, false)).toBe('2026-11-02T11:57:00Z');
    expect(showTime(null, now, true)).toBe('');
  });

  test('counts agree with their nouns', () => {
    expect([countOf(1, 'entry'), countOf(2, 'entry'), countOf(0, 'feed'), countOf(3, 'stretch')]).toEqual([
      '1 entry',
      '2 entries',
      '0 feeds',
      '3 stretches',
    ]);
  });

  test('sizes have the unit that fits', () => {
    expect([showBytes(0), showBytes(512), showBytes(1536), showBytes(3 * 2 ** 30), showBytes(500 * 2 ** 20)]).toEqual([
      '0 bytes',
      '512 bytes',
      '1.5 KiB',
      '3.0 GiB',
      '500 MiB',
    ]);
  });
});
