import { expect, test } from 'vitest';
import { describeDate } from '../../web/view/date-value.ts';

test.each([
  ['2026-11-10', '2026-11-10'],
  ['2026-SU', 'summer 2026'],
  ['2026-Q3', 'Q3 2026'],
  ['2027-H2', 'H2 2027'],
  ['2026-W06', 'week 6 of 2026'],
  ['P6W', '6 weeks'],
  ['P1Y', '1 year'],
  ['PT12H', '12 hours'],
  ['PXM', 'some months'],
  ['PRESENT_REF', 'now'],
  ['2026-10-05TEV', '2026-10-05, evening'],
  ['203', '2030s'],
])('says %s as %s', (value, words) => {
  expect(describeDate(value)).toBe(words);
});
