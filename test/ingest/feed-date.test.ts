import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readFeedDate } from '../../ingest/feed/feed-date.ts';

const cases: [string, string | null][] = JSON.parse(readFileSync(new URL('../../fixtures/feeds/dates.json', import.meta.url), 'utf8'));

test.each(cases)('reads "%s" as %s', (written, expected) => {
  expect(readFeedDate(written)).toBe(expected);
});

test('reads every moment that JavaScript writes, to the second', () => {
  fc.assert(
    fc.property(fc.date({ min: new Date('1971-01-01T00:00:00Z'), max: new Date('2099-12-31T00:00:00Z'), noInvalidDate: true }), (date) => {
      const second = `${date.toISOString().slice(0, 19)}Z`;
      expect(readFeedDate(date.toISOString())).toBe(second);
      expect(readFeedDate(date.toUTCString())).toBe(second);
      expect(Date.parse(readFeedDate(date.toString()) ?? '')).toBe(Date.parse(second));
    }),
  );
});

test('reads the forms that programs write as it reads them with a comment, possible or not', () => {
  const two = fc.integer({ min: 0, max: 99 }).map((number) => String(number).padStart(2, '0'));
  const month = fc.constantFrom('Jan', 'Feb', 'May', 'Sep', 'Dec', 'Mai', 'Foo');
  const year = fc.constantFrom('0999', '1000', '1999', '2026', '9999');
  const sign = fc.constantFrom('+', '-');
  const english = fc
    .tuple(
      two,
      month,
      year,
      two,
      two,
      two,
      fc.oneof(
        fc.constant('GMT'),
        fc.tuple(sign, two, two).map((parts) => parts.join('')),
      ),
    )
    .map(([d, m, y, hh, mm, ss, zone]) => `Tue, ${d} ${m} ${y} ${hh}:${mm}:${ss} ${zone}`);
  const iso = fc
    .tuple(
      year,
      two,
      two,
      two,
      two,
      two,
      fc.oneof(
        fc.constant('Z'),
        fc.tuple(sign, two, two).map(([s, h, m]) => `${s}${h}:${m}`),
      ),
    )
    .map(([y, m, d, hh, mm, ss, zone]) => `${y}-${m}-${d}T${hh}:${mm}:${ss}.120${zone}`);
  const near = (bound: number) => fc.integer({ min: 0, max: bound }).map((number) => String(number).padStart(2, '0'));
  const likely = fc
    .tuple(year, near(13), near(32), near(25), near(61), near(61), near(17))
    .map(([y, m, d, hh, mm, ss, zone]) => `${y}-${m}-${d}T${hh}:${mm}:${ss}+${zone}:30`);
  fc.assert(
    fc.property(fc.oneof(english, iso, likely), (written) => {
      expect(readFeedDate(written)).toBe(readFeedDate(`${written} (so)`));
    }),
    { numRuns: 2000 },
  );
});
