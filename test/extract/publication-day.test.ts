import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { extractClaims } from '../../extract/extract-claims.ts';
import { newsText } from './arbitrary-texts.ts';

const TEXT =
  'Tin fell 5 per cent last year, on Tuesday, two years ago and in the past 2,000 years; it will rise next month, in 8,000 years, by March and at Easter.';

/** Days that no article of today states, and what no day is. */
const PUBLISHED = [
  null,
  '',
  '1899-12-31',
  '3000-01-01',
  '0001-01-01',
  '9999-12-31',
  '2025-02-30',
  '2025-13-01',
  'yesterday',
  '-000001-01-01',
];

describe('a publication day that is missing, odd or none', () => {
  test.each(PUBLISHED)('%s: mentions lie in the text and cover days of the calendar', (published) => {
    fc.assert(
      fc.property(newsText, (news) => {
        const text = `${TEXT} ${news}`;
        const { mentions } = extractClaims({ text, published });
        expect(mentions.filter(({ kind }) => kind === 'date').length).toBeGreaterThan(5);
        for (const mention of mentions) {
          expect(text.slice(mention.start, mention.end)).toBe(mention.text);
          const { from = null, to = null } = mention as { from?: string | null; to?: string | null };
          if (mention.kind !== 'date') continue;
          expect(from === null).toBe(to === null);
          if (from === null || to === null) continue;
          expect(from).toMatch(/^\d{4}-\d{2}-\d{2}$/);
          expect(to > from).toBe(true);
        }
      }),
      { numRuns: 15 },
    );
  });

  test('resolves nothing from a day that is none', () => {
    const values = (published: string | null) =>
      extractClaims({ text: 'Tin fell on Tuesday and last year.', published }).mentions.flatMap((mention) =>
        mention.kind === 'date' ? [(mention as { value?: unknown }).value] : [],
      );
    expect(values('2025-02-30')).toEqual(values(null));
    expect(values('1899-12-31')).toEqual(['1899-12-26', '1898']);
    expect(values('3000-01-01')).toEqual(['2999-12-31', '2999']);
  });
});
