import { describe, expect, test } from 'vitest';
import { type Counts, describeCounts } from '../../cli/terminal/progress.ts';

const told = (counts: Counts, elapsedMs: number, withBar = false) => describeCounts('Reading', counts, { elapsedMs, withBar });

describe('progress', () => {
  test.each<[Counts, number, string]>([
    [{ done: 50, total: 200 }, 10_000, 'Reading, 5.0/s, 30 s left'],
    [{ done: 50, total: 200, failed: 3 }, 10_000, 'Reading, 5.0/s, 30 s left, 3 failed'],
    [{ done: 5000, total: null }, 10_000, 'Reading, 500/s'],
    [{ done: 1, total: 100 }, 60_000, 'Reading, 1.0/min, 1.6 h left'],
    [{ done: 10, total: 20 }, 600_000, 'Reading, 1.0/min, 10 min left'],
    [{ done: 0, total: 20 }, 5_000, 'Reading'],
    [{ done: 30, total: 20 }, 10_000, 'Reading, 3.0/s, 0 s left'],
  ])('tells of %j after %i ms: %s', (counts, elapsedMs, line) => {
    expect(told(counts, elapsedMs)).toBe(line);
  });

  test('draws a bar on a terminal, where it is known how much there is', () => {
    expect(told({ done: 1, total: 2 }, 1000, true)).toMatch(/^\[={12} {12}\] {2}50 % Reading, /);
    expect(told({ done: 9, total: 3 }, 1000, true)).toMatch(/^\[={24}\] 100 % /);
    expect(told({ done: 0, total: 0 }, 1000, true)).toMatch(/^\[={24}\] 100 % /);
    expect(told({ done: 1, total: null }, 1000, true)).toBe('Reading, 1.0/s');
  });
});
