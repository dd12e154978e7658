import { describe, expect, test } from 'vitest';
import { inlineValues } from '../../store/pages/inline-values.ts';

describe('a statement with its values written out', () => {
  test.each([
    ['select $1::text', ['Dy'], "select 'Dy'"],
    ['select $1::text', ["O'Neill"], "select 'O''Neill'"],
    ['select $1::text', ["a\\' or 1=1 --"], "select E'a\\\\'' or 1=1 --'"],
    ['select $1::text', [null], 'select null'],
    ['limit $2::int offset $1::int', [10, 25], 'limit 25 offset 10'],
    ['where at >= $1::date', ['2026-11-16'], "where at >= date '2026-11-16'"],
    ['select $1::text, $2::text', ['$2', '$1'], "select '$2', '$1'"],
    ['select $11::text', [...Array(10).fill(''), 'k'], "select 'k'"],
  ])('%s with %j', (sql, values, expected) => {
    expect(inlineValues(sql, values)).toBe(expected);
  });
});
