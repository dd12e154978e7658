import { describe, expect, test } from 'vitest';
import { extractClaims } from '../../extract/extract-claims.ts';
import { growth } from '../growth.ts';

/** Texts of about `size` characters, of the kinds that make careless code look at everything once for each thing. */
const TEXTS: Readonly<Record<string, { readonly size: number; readonly make: (size: number) => string }>> = {
  'quotation marks': { size: 100_000, make: (size) => '“'.repeat(size) },
  'quotations with cues': { size: 100_000, make: (size) => '“Tin,” said Bell, '.repeat(size / 18) },
  'one sentence': { size: 1_000_000, make: (size) => `The price of tin ${'rose and fell and '.repeat(size / 18)}rose.` },
  'figures and dates': { size: 100_000, make: (size) => '5% in 2020 from 3% in May '.repeat(size / 26) },
  'one sentence of facts': { size: 100_000, make: (size) => '5% of tin, '.repeat(size / 11) },
  commas: { size: 200_000, make: (size) => `In May${','.repeat(size)} tin rose.` },
  openers: { size: 100_000, make: (size) => 'in tin, '.repeat(size / 8) },
  'open brackets': { size: 100_000, make: (size) => '('.repeat(size) },
  'open brackets with words': { size: 100_000, make: (size) => '(tin '.repeat(size / 5) },
  dashes: { size: 100_000, make: (size) => 'tin — '.repeat(size / 6) },
  'full stops': { size: 100_000, make: (size) => `Tin${'.'.repeat(size)} fell` },
  'one word': { size: 1_000_000, make: (size) => 'a'.repeat(size) },
  'words in capitals': { size: 100_000, make: (size) => 'Tin Bell '.repeat(size / 9) },
  'relative clauses': { size: 100_000, make: (size) => 'tin, who that '.repeat(size / 14) },
  lines: { size: 100_000, make: (size) => 'Tin\n'.repeat(size / 4) },
};
/** Four times the text takes four times as long; what is quadratic takes sixteen times. */
const GROWTH_LIMIT = 7;

const extract = (text: string) => (): unknown => extractClaims({ text, published: '2025-11-03' });

describe('four times the text takes four times as long', () => {
  test.each(Object.entries(TEXTS))('%s', (_, { size, make }) => {
    expect(growth(extract(make(Math.floor(size / 4))), extract(make(size)), GROWTH_LIMIT)).toBeLessThan(GROWTH_LIMIT);
  });
});
