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
