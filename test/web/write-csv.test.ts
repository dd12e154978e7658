import { describe, expect, test } from 'vitest';
import { writeCsv } from '../../web/write-csv.ts';

describe('a table as CSV', () => {
  test.each([
    ['=HYPERLINK("https://evil.example")', `"'=HYPERLINK(""https://evil.example"")"`],
    ['+1', "'+1"],
    ['-cmd', "'-cmd"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['\r\n=1', `"'\r\n=1"`],
    ['  =1', "'  =1"],
  ])('keeps %j from running as a formula', (value, cell) => {
    expect(writeCsv([{ value }])).toBe(`value\r\n${cell}\r\n`);
  });

  test.each([
    [-5.5, '-5.5'],
    [null, ''],
    [true, 'true'],
    ['plain', 'plain'],
    ['a "b", c', '"a ""b"", c"'],
    [['Dy', 'Tb'], '"Dy, Tb"'],
    [new Date('2026-11-22T05:00:00Z'), '2026-11-22T05:00:00.000Z'],
    [[{ a: 1 }], '"[{""a"":1}]"'],
  ])('writes %j as %s', (value, cell) => {
    expect(writeCsv([{ value }])).toBe(`value\r\n${cell}\r\n`);
  });

  test('is empty without rows, and has its names where they are given', () => {
    expect(writeCsv([], ['a', 'b'])).toBe('a,b\r\n');
  });
});
