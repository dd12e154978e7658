import { expect, test } from 'vitest';
import { describeMention } from '../../web/view/mention.ts';

const NO_CHANGE = { modifier: null, direction: null, role: 'share' };

test.each([
  ['a share', 'percentage', { low: 12.5, high: 12.5, unit: 'percent', ...NO_CHANGE }, '12.5 percent (share)'],
  [
    'a range',
    'percentage',
    { low: 5, high: 7, unit: 'percentage-point', ...NO_CHANGE, direction: 'up' },
    '5–7 percentage points up (share)',
  ],
  [
    'what doubled',
    'percentage',
    { low: 2, high: 2, unit: 'multiple', ...NO_CHANGE, modifier: 'nearly', role: 'change' },
    'nearly ×2 (change)',
  ],
  [
    'a day',
    'date',
    { value: '2026-11-03', from: '2026-11-03', to: '2026-11-04', modifier: 'before' },
    'before 2026-11-03 (2026-11-03 until 2026-11-04)',
  ],
  ['now', 'date', { value: 'PRESENT_REF', from: null, to: null, modifier: null }, 'now'],
])('%s is put in words', (_, kind, detail, words) => {
  expect(describeMention({ kind, detail }).value).toBe(words);
});
