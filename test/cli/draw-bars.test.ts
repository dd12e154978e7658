import { expect, test } from 'vitest';
import { barsOf } from '../../cli/sql/draw-bars.ts';

test('draws bars as long as the numbers, with the columns before them for labels', () => {
  const rows = [
    { week: '2026-11-02', element: 'Dy', claims: 8, note: 'x' },
    { week: '2026-11-09', element: 'Dy', claims: '3', note: null },
    { week: '2026-11-16', element: 'Dy', claims: null, note: null },
  ];
  expect(barsOf(rows, ['week', 'element', 'claims', 'note'], 37)).toEqual([
    '2026-11-02  Dy  8  ██████████████████',
    '2026-11-09  Dy  3  ██████▊',
    '2026-11-16  Dy',
  ]);
});

test('draws nothing where no column holds numbers, and no bar for zero', () => {
  expect(barsOf([{ outlet: 'The Zinc Post' }], ['outlet'], 80)).toBeNull();
  expect(barsOf([{ n: 0 }], ['n'], 80)).toEqual(['  0']);
});
