import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { extractClaims } from '../../extract/extract-claims.ts';

const folder = join(import.meta.dirname, '..', '..', 'fixtures', 'extractors');
const cases = readdirSync(folder).flatMap((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as readonly { text: string }[]);
/** All words and marks of the cases, each once: the words that rules look for are among them. */
const WORDS = [...new Set(cases.flatMap(({ text }) => text.match(/[\p{L}\p{N}’'.%-]+|[^\s\p{L}\p{N}]/gu) ?? []))].sort();
const RUNS = Number(process.env.FUZZ_RUNS ?? 400);

test('words in any order are read without a fault, and nothing is found outside the text', () => {
  expect(WORDS.length).toBeGreaterThan(1000);
  const salad = fc.array(fc.tuple(fc.constantFrom(...WORDS), fc.constantFrom(' ', ' ', ' ', ' ', '', '\n', '\n\n')), { maxLength: 60 });
  fc.assert(
    fc.property(salad, (words) => {
      const text = words.flat().join('');
      const { mentions, claims } = extractClaims({ text, published: '2025-11-03' });
      for (const { start, end, text: found } of [...mentions, ...claims]) expect(text.slice(start, end)).toBe(found);
    }),
    { numRuns: RUNS },
  );
});
